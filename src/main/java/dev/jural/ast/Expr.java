package dev.jural.ast;

import dev.jural.source.Span;
import java.util.List;
import java.util.Objects;

/**
 * An Expr is one expression of a body.
 *
 * <p>Infix operators are calls of OPA's operator names: {@code a := b} is {@code assign(a, b)},
 * {@code a = b} is {@code eq(a, b)}, {@code a == b} is {@code equal(a, b)}, then {@code neq lt lte
 * gt gte plus minus mul div rem and or} (sets), and {@code internal.member_2}, {@code
 * internal.member_3} for {@code x in xs} and {@code k, v in xs}.
 *
 * @param form what is said
 * @param isNegated whether it stands after {@code not}
 * @param with the {@code with} modifiers, in source order
 * @param span the whole expression with {@code not} and modifiers
 */
public record Expr(ExprForm form, boolean isNegated, List<With> with, Span span) {
  public Expr {
    with = List.copyOf(with);
  }

  /** A plain expression: {@code term}, not negated, without modifiers. */
  public static Expr of(Term term) {
    return new Expr(new ExprForm.TermForm(term), false, List.of(), term.span());
  }

  /** The same expression saying something else. */
  public Expr withForm(ExprForm newForm) {
    return new Expr(newForm, isNegated, with, span);
  }

  /** The same expression with other modifiers. */
  public Expr withModifiers(List<With> newWith) {
    return new Expr(form, isNegated, newWith, span);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expr that
        && form.equals(that.form)
        && isNegated == that.isNegated
        && with.equals(that.with);
  }

  @Override
  public int hashCode() {
    return Objects.hash(form, isNegated, with);
  }
}
