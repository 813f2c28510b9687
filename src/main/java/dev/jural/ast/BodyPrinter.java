package dev.jural.ast;

import java.util.Optional;

/** Prints bodies and expressions. */
final class BodyPrinter {
  private final StringBuilder out;
  private final TermPrinter terms;
  private final ConditionPrinter conditions;
  private int depth;

  BodyPrinter(StringBuilder out) {
    this.out = out;
    this.terms = new TermPrinter(out, this);
    this.conditions = new ConditionPrinter(out, this);
  }

  TermPrinter terms() {
    return terms;
  }

  /** The body of a rule in braces, which would be a comprehension if it began like one. */
  void ofRule(Body body) {
    braced(body, true);
  }

  /** A body in braces, one expression a line. */
  void braced(Body body) {
    braced(body, false);
  }

  private void braced(Body body, boolean isOfRule) {
    out.append("{\n");
    depth++;
    boolean isFirst = true;
    for (Expr expr : body.exprs()) {
      if (!isFirst) {
        // Without the semicolon a minus sign would go on with the line before.
        out.append(startsWithMinus(expr) ? ";\n" : "\n");
      }
      out.append("\t".repeat(depth));
      if (isFirst && isOfRule) {
        first(expr);
      } else {
        expr(expr);
      }
      isFirst = false;
    }
    depth--;
    out.append('\n').append("\t".repeat(depth)).append('}');
  }

  /** A body with semicolons between its expressions. */
  void onOneLine(Body body) {
    String separator = "";
    for (Expr expr : body.exprs()) {
      out.append(separator);
      expr(expr);
      separator = "; ";
    }
  }

  /** The same in the braces of an operand, where a union at the beginning needs brackets. */
  void explicit(Body body) {
    first(body.exprs().get(0));
    if (body.exprs().size() > 1) {
      out.append("; ");
      onOneLine(body.withExprs(body.exprs().subList(1, body.exprs().size())));
    }
  }

  private void first(Expr expr) {
    if (!expr.isNegated()
        && expr.form() instanceof ExprForm.TermForm only
        && Operators.startsWithUnion(only.term().value())) {
      statement(only.term(), true);
      modifiers(expr);
    } else {
      expr(expr);
    }
  }

  private static boolean startsWithMinus(Expr expr) {
    if (expr.isNegated()) {
      return false;
    }
    if (expr.form() instanceof ExprForm.Logical logical && !logical.left().isExplicit()) {
      return startsWithMinus(logical.left().body().exprs().get(0));
    }
    return expr.form() instanceof ExprForm.TermForm statement
        && Operators.startsWith('-', statement.term().value());
  }

  void expr(Expr expr) {
    if (expr.isNegated()) {
      out.append("not ");
    }
    form(expr.form());
    modifiers(expr);
  }

  /** The expression of a template string, which may be no {@code :=} and no {@code =}. */
  void templateExpr(Expr expr) {
    if (!expr.isNegated() && expr.form() instanceof ExprForm.TermForm only) {
      terms.term(only.term());
      modifiers(expr);
    } else {
      expr(expr);
    }
  }

  private void modifiers(Expr expr) {
    for (With with : expr.with()) {
      out.append(" with ");
      terms.term(with.target());
      out.append(" as ");
      terms.term(with.value());
    }
  }

  private void form(ExprForm form) {
    if (form instanceof ExprForm.TermForm statement) {
      statement(statement.term(), false);
    } else if (form instanceof ExprForm.SomeVars some) {
      String separator = "some ";
      for (Term variable : some.vars()) {
        out.append(separator);
        terms.term(variable);
        separator = ", ";
      }
    } else if (form instanceof ExprForm.SomeIn some) {
      out.append("some ");
      iteration(some.key(), some.value(), some.collection());
    } else if (form instanceof ExprForm.Every every) {
      out.append("every ");
      iteration(every.key(), every.value(), every.domain());
      out.append(' ');
      braced(every.body());
    } else if (form instanceof ExprForm.Not not) {
      conditions.not(not);
    } else if (form instanceof ExprForm.Logical logical) {
      conditions.logical(logical);
    }
  }

  private void iteration(Optional<Term> key, Term value, Term collection) {
    if (key.isPresent()) {
      terms.term(key.get(), Operators.MEMBER + 1);
      out.append(", ");
    }
    terms.term(value, Operators.MEMBER + 1);
    out.append(" in ");
    terms.term(collection, Operators.MEMBER + 1);
  }

  /**
   * A whole expression.
   *
   * @param isOperand whether it stands beside {@code and}, {@code or} or {@code not} or right
   *     behind a brace, where a brace or a union at its beginning would be something else
   */
  void statement(Term term, boolean isOperand) {
    boolean hidesBrace =
        isOperand
            && (Operators.startsWith('{', term.value()) || Operators.startsWithUnion(term.value()));
    Optional<String> symbol = Operators.ofStatement(term.value());
    if (symbol.isPresent()) {
      TermValue.Call call = (TermValue.Call) term.value();
      leftmost(call.args().get(0), hidesBrace);
      out.append(' ').append(symbol.get()).append(' ');
      terms.term(call.args().get(1));
    } else if (Operators.isMemberWithKey(term.value()) && !hidesBrace) {
      terms.memberWithKey((TermValue.Call) term.value());
    } else {
      leftmost(term, hidesBrace);
    }
  }

  private void leftmost(Term term, boolean inBrackets) {
    if (inBrackets) {
      terms.bracketed(term);
    } else {
      terms.term(term);
    }
  }
}
