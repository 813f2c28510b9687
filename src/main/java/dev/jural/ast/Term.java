package dev.jural.ast;

import dev.jural.source.Span;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;

/**
 * A Term is a term value at a place. Equality and hash ignore the place.
 *
 * @param value what the term is
 * @param span where it stands
 */
public record Term(TermValue value, Span span) {
  /** The constant {@code true}, nowhere. */
  public static final Term TRUE = of(RegoBoolean.TRUE, Span.NONE);

  /** A constant. */
  public static Term of(RegoValue value, Span span) {
    return new Term(new TermValue.Literal(value), span);
  }

  /** A string constant. */
  public static Term string(String text, Span span) {
    return of(RegoString.of(text), span);
  }

  /** A variable. */
  public static Term var(String name, Span span) {
    return new Term(new Var(name), span);
  }

  /** The same value at another place. */
  public Term at(Span newSpan) {
    return new Term(value, newSpan);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Term that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
