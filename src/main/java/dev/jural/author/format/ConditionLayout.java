package dev.jural.author.format;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;

/** Lays out what the future keywords {@code and}, {@code or} and {@code not} make. */
final class ConditionLayout {
  private final Page page;
  private final Rows rows;
  private final BodyLayout bodies;

  ConditionLayout(Page page, Rows rows, BodyLayout bodies) {
    this.page = page;
    this.rows = rows;
    this.bodies = bodies;
  }

  /** Writes the form of {@code expr}, which is a {@code Not} or a {@code Logical}. */
  void write(Expr expr) {
    if (expr.form() instanceof ExprForm.Not not) {
      page.write("not ");
      operand(not.operand(), isCompound(not.operand()) || isNot(not.operand()));
    } else if (expr.form() instanceof ExprForm.Logical logical) {
      logical(logical);
    }
  }

  private void logical(ExprForm.Logical logical) {
    operand(logical.left(), logical.isAnd() && isOr(logical.left()));
    page.write(logical.isAnd() ? " and" : " or");
    ExprForm.Operand right = logical.right();
    int row = rows.of(right.body().span());
    boolean isBroken = row > rows.end(logical.left().body().span());
    if (isBroken) {
      page.endLine();
      page.up();
      page.comments(row);
      page.ensureLine();
    } else {
      page.write(" ");
    }
    operand(right, isCompound(right));
    if (isBroken) {
      page.down();
    }
  }

  private void operand(ExprForm.Operand operand, boolean needsParentheses) {
    Body body = operand.body();
    if (operand.isExplicit()) {
      block(body);
      return;
    }
    Expr expr = body.exprs().get(0);
    boolean isGroup = needsParentheses || !expr.with().isEmpty();
    page.write(isGroup ? "(" : "");
    bodies.write(expr);
    page.write(isGroup ? ")" : "");
  }

  private void block(Body body) {
    page.write("{");
    int row = rows.of(body.exprs().get(0).span());
    boolean isOneLine =
        body.exprs().stream().allMatch(expr -> rows.of(expr.span()) == row)
            && rows.of(body.span()) == row;
    if (!isOneLine) {
      bodies.block(body);
      return;
    }
    page.write(" ");
    for (int i = 0; i < body.exprs().size(); i++) {
      page.write(i == 0 ? "" : "; ");
      bodies.write(body.exprs().get(i));
    }
    page.write(" }");
  }

  private static boolean isCompound(ExprForm.Operand operand) {
    return !operand.isExplicit()
        && operand.body().exprs().get(0).form() instanceof ExprForm.Logical;
  }

  private static boolean isOr(ExprForm.Operand operand) {
    return isCompound(operand)
        && operand.body().exprs().get(0).form() instanceof ExprForm.Logical inner
        && !inner.isAnd();
  }

  private static boolean isNot(ExprForm.Operand operand) {
    return !operand.isExplicit() && operand.body().exprs().get(0).form() instanceof ExprForm.Not;
  }
}
