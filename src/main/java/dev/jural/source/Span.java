package dev.jural.source;

import java.util.Objects;

/**
 * A Span is the stretch {@code [start, end)} of a source text, in UTF-16 code units from 0.
 *
 * @param source the text
 * @param start offset of the first character
 * @param end offset after the last character; equal to {@code start} for a mere place
 */
public record Span(SourceText source, int start, int end) {
  /** The span of what no source text says: terms the compiler made. */
  public static final Span NONE = new Span(SourceText.of("", ""), 0, 0);

  public Span {
    Objects.requireNonNull(source, "source");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("bad span " + start + ".." + end);
    }
  }

  /** The place where this span starts. */
  public Location location() {
    return this == NONE ? Location.NONE : source.locate(start);
  }

  /** The text of this span. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** The smallest span that covers this one and {@code other}, which must be of the same text. */
  public Span to(Span other) {
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }
}
