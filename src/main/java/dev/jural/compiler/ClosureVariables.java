package dev.jural.compiler;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds variables: all of a term, or only those that stand outside closures. Each comes with the
 * place at which OPA reports it: that of the call or expression around it, because OPA gives every
 * call an expression of its own before it looks; its own place in a head.
 */
final class ClosureVariables extends TermWalker {
  private final boolean entersClosures;
  private final Map<String, Term> found = new LinkedHashMap<>();
  private Optional<Span> around = Optional.empty();

  private ClosureVariables(boolean entersClosures) {
    this.entersClosures = entersClosures;
  }

  /** All variables in {@code term}. */
  static Set<String> of(Term term) {
    ClosureVariables walker = new ClosureVariables(true);
    walker.term(term);
    return walker.found.keySet();
  }

  /** All variables in {@code body}. */
  static Set<String> of(Body body) {
    ClosureVariables walker = new ClosureVariables(true);
    walker.body(body);
    return walker.found.keySet();
  }

  /** The variables of an expression that stand outside closures, and a place of each. */
  static Map<String, Term> direct(Expr expr) {
    ClosureVariables walker = new ClosureVariables(false);
    walker.expr(expr);
    return walker.found;
  }

  /** All variables of an expression, and a place of each. */
  static Map<String, Term> all(Expr expr) {
    ClosureVariables walker = new ClosureVariables(true);
    walker.expr(expr);
    return walker.found;
  }

  /** The variables of a term that stand outside closures, and a place of each. */
  static Map<String, Term> direct(Term term) {
    ClosureVariables walker = new ClosureVariables(false);
    walker.term(term);
    return walker.found;
  }

  @Override
  void expr(Expr expr) {
    inside(expr.span(), () -> super.expr(expr));
  }

  @Override
  void term(Term term) {
    boolean isCall = term.value() instanceof TermValue.Call;
    if (isCall || isClosure(term.value())) {
      inside(term.span(), () -> super.term(term));
    } else {
      super.term(term);
    }
  }

  private void inside(Span span, Runnable walk) {
    Optional<Span> before = around;
    around = Optional.of(span);
    walk.run();
    around = before;
  }

  private static boolean isClosure(TermValue value) {
    return value instanceof TermValue.ArrayComprehension
        || value instanceof TermValue.SetComprehension
        || value instanceof TermValue.ObjectComprehension
        || value instanceof TermValue.TemplateString;
  }

  @Override
  boolean enter(Term term) {
    TermValue value = term.value();
    if (value instanceof Var variable) {
      found.putIfAbsent(variable.name(), around.map(term::at).orElse(term));
      return false;
    }
    if (value instanceof Ref ref) {
      // The head of a document is no variable.
      if (ref.startsWith("data") || ref.startsWith("input")) {
        ref.steps().forEach(this::term);
        return false;
      }
    }
    return entersClosures || !isClosure(value);
  }

  @Override
  void every(ExprForm.Every every) {
    if (entersClosures) {
      every.key().ifPresent(this::term);
      term(every.value());
      inside(every.domain().span(), () -> term(every.domain()));
      body(every.body());
      // They are bound by the domain, whatever it is.
      every.key().ifPresent(key -> Patterns.variables(key).forEach(v -> found.remove(v.name())));
      Patterns.variables(every.value()).forEach(v -> found.remove(v.name()));
    } else {
      inside(every.domain().span(), () -> term(every.domain()));
    }
  }

  /** What stands in braces is a closure. */
  @Override
  void operand(ExprForm.Operand operand) {
    if (entersClosures || !operand.isExplicit()) {
      super.operand(operand);
    }
  }
}
