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
}
