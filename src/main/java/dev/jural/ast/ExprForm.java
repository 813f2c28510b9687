package dev.jural.ast;

import java.util.List;
import java.util.Optional;

/** An ExprForm is what an expression says, before {@code not} and {@code with}. */
public sealed interface ExprForm {

  /**
   * A term on its own; a call for every operator and function.
   *
   * @param term the term; the expression holds when it is defined and not {@code false}
   */
  record TermForm(Term term) implements ExprForm {}

  /**
   * The declaration {@code some x, y}.
   *
   * @param vars the declared variables, each a term with a {@link Var}
   */
  record SomeVars(List<Term> vars) implements ExprForm {
    public SomeVars {
      vars = List.copyOf(vars);
    }
  }

  /**
   * The iteration {@code some v in xs} or {@code some k, v in xs}. Variables of the patterns are
   * declared by it.
   *
   * @param key the pattern before the comma
   * @param value the pattern for the element
   * @param collection what is iterated
   */
  record SomeIn(Optional<Term> key, Term value, Term collection) implements ExprForm {}

  /**
   * The quantifier {@code every k, v in xs { body }}.
   *
   * @param key the variable before the comma
   * @param value the variable for the element
   * @param domain what is iterated
   * @param body what must hold for each element
   */
  record Every(Optional<Term> key, Term value, Term domain, Body body) implements ExprForm {}

  /**
   * The negation {@code not x} or <code>not { body }</code> of modules that import {@code
   * future.keywords.not}: it holds when its operand has no solution at all. In modules without the
   * import, negation is {@link Expr#isNegated}, which has an older meaning.
   *
   * @param operand what must not hold
   */
  record Not(Operand operand) implements ExprForm {}

  /**
   * The condition {@code x and y} or {@code x or y}. It holds once, however many solutions its
   * operands have.
   *
   * @param isAnd whether it is {@code and}, rather than {@code or}
   * @param left evaluated first
   * @param right evaluated when {@code left} does not settle it
   */
  record Logical(boolean isAnd, Operand left, Operand right) implements ExprForm {}

  /**
   * An Operand is what {@code and}, {@code or} or {@code not} stands beside.
   *
   * @param body a single expression, unless it is explicit; its own variables are not visible
   *     outside
   * @param isExplicit whether it was written in braces; only then may it bind variables
   */
  record Operand(Body body, boolean isExplicit) {}
}
