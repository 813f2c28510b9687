package dev.jural.ast;

import dev.jural.ast.ExprForm.Logical;
import dev.jural.ast.ExprForm.Not;
import dev.jural.ast.ExprForm.Operand;

/** Prints {@code and}, {@code or} and the {@code not} of {@code future.keywords}. */
final class ConditionPrinter {
  private final StringBuilder out;
  private final BodyPrinter bodies;

  ConditionPrinter(StringBuilder out, BodyPrinter bodies) {
    this.out = out;
    this.bodies = bodies;
  }

  void not(Not not) {
    out.append("not ");
    Operand operand = not.operand();
    if (operand.isExplicit()) {
      explicit(operand);
      return;
    }
    Expr expr = only(operand);
    boolean isPlain = expr.form() instanceof ExprForm.TermForm && !expr.isNegated();
    implicit(expr, isPlain && expr.with().isEmpty());
  }

  void logical(Logical logical) {
    operand(logical.left(), logical.isAnd(), true);
    out.append(logical.isAnd() ? " and " : " or ");
    operand(logical.right(), logical.isAnd(), false);
  }

  private void operand(Operand operand, boolean isOfAnd, boolean isLeft) {
    if (operand.isExplicit()) {
      explicit(operand);
      return;
    }
    Expr expr = only(operand);
    boolean isPlain = expr.form() instanceof ExprForm.TermForm || expr.form() instanceof Not;
    if (expr.form() instanceof Logical inner) {
      boolean isStronger = inner.isAnd() && !isOfAnd;
      isPlain = isStronger || (isLeft && inner.isAnd() == isOfAnd);
    }
    implicit(expr, isPlain && expr.with().isEmpty());
  }

  private void explicit(Operand operand) {
    out.append("{ ");
    bodies.explicit(operand.body());
    out.append(" }");
  }

  private void implicit(Expr expr, boolean isPlain) {
    if (!isPlain) {
      out.append('(');
      bodies.expr(expr);
      out.append(')');
    } else if (expr.form() instanceof ExprForm.TermForm statement) {
      out.append(expr.isNegated() ? "not " : "");
      bodies.statement(statement.term(), true);
    } else {
      bodies.expr(expr);
    }
  }

  /** An operand without braces is one expression. */
  private static Expr only(Operand operand) {
    return operand.body().exprs().get(0);
  }
}
