package dev.jural.value;

import java.util.Objects;

/**
 * A RegoString is a string of Unicode code points. Order is by code point, which is the order of
 * the UTF-8 bytes and not that of {@link String#compareTo}.
 */
public final class RegoString implements RegoValue {
  /** The empty string. */
  public static final RegoString EMPTY = new RegoString("");

  private final String text;

  private RegoString(String text) {
    this.text = text;
  }

  /** A string of {@code text}; a surrogate without its pair becomes U+FFFD, as in Go. */
  public static RegoString of(String text) {
    Objects.requireNonNull(text, "text");
    return text.isEmpty() ? EMPTY : new RegoString(Surrogates.mend(text));
  }

  /** The text. */
  public String text() {
    return text;
  }

  @Override
  public long weight() {
    return 1L + (text.length() >> 4);
  }

  @Override
  public ValueKind kind() {
    return ValueKind.STRING;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof RegoString that && text.equals(that.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(text.length() + 2);
    JsonWriter.appendString(out, text);
    return out.toString();
  }
}
