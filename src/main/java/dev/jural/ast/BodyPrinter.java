package dev.jural.ast;

import java.util.Optional;

/** Prints bodies and expressions. */
final class BodyPrinter {
  private final StringBuilder out;
  private final TermPrinter terms;
  private int depth;

  BodyPrinter(StringBuilder out) {
    this.out = out;
    this.terms = new TermPrinter(out, this);
  }

  TermPrinter terms() {
    return terms;
  }

  /** A body in braces, one expression a line. */
  void braced(Body body) {
    out.append("{\n");
    depth++;
    boolean isFirst = true;
    for (Expr expr : body.exprs()) {
      if (!isFirst) {
        // Without the semicolon a minus sign would go on with the line before.
        out.append(startsWithMinus(expr) ? ";\n" : "\n");
      }
      isFirst = false;
      out.append("\t".repeat(depth));
      expr(expr);
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

  private static boolean startsWithMinus(Expr expr) {
    return !expr.isNegated()
        && expr.form() instanceof ExprForm.TermForm statement
        && Operators.startsWithMinus(statement.term().value());
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
      statement(statement.term());
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

  private void statement(Term term) {
    Optional<String> symbol = Operators.ofStatement(term.value());
    if (symbol.isPresent()) {
      TermValue.Call call = (TermValue.Call) term.value();
      terms.term(call.args().get(0));
      out.append(' ').append(symbol.get()).append(' ');
      terms.term(call.args().get(1));
    } else if (Operators.isMemberWithKey(term.value())) {
      terms.memberWithKey((TermValue.Call) term.value());
    } else {
      terms.term(term);
    }
  }
}
