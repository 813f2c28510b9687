package dev.jural.ast;

import dev.jural.source.Span;
import java.util.Objects;

/**
 * A With is the modifier {@code with target as value}.
 *
 * @param target a ref under {@code input} or {@code data}, or the name of a function, as a {@link
 *     Ref} or {@link Var}
 * @param value what stands in its place
 * @param span the whole modifier
 */
public record With(Term target, Term value, Span span) {
  @Override
  public boolean equals(Object other) {
    return other instanceof With that && target.equals(that.target) && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(target, value);
  }
}
