package dev.jural.ast;

import dev.jural.source.Span;
import java.util.List;

/**
 * A Body is a conjunction of expressions.
 *
 * @param exprs in evaluation order; never empty
 * @param span from the first expression to the last
 */
public record Body(List<Expr> exprs, Span span) {
  /** The body of a rule that was written without one: the expression {@code true}. */
  public static final Body TRUE = new Body(List.of(Expr.of(Term.TRUE)), Span.NONE);

  public Body {
    exprs = List.copyOf(exprs);
    if (exprs.isEmpty()) {
      throw new IllegalArgumentException("a body has at least one expression");
    }
  }

  /** The same body with other expressions. */
  public Body withExprs(List<Expr> newExprs) {
    return new Body(newExprs, span);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body that && exprs.equals(that.exprs);
  }

  @Override
  public int hashCode() {
    return exprs.hashCode();
  }
}
