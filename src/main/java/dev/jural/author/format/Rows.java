package dev.jural.author.format;

import dev.jural.ast.Term;
import dev.jural.source.SourceText;
import dev.jural.source.Span;

/**
 * Rows tells on which row of the source things stand.
 *
 * <p>Some things are taken to stand on one row whatever their own is, as {@code opa fmt} does: the
 * body of an {@code else} without braces, and the head of a chained body.
 */
final class Rows {
  private static final int NONE = -1;

  private final SourceText source;
  private int frozen = NONE;

  Rows(SourceText source) {
    this.source = source;
  }

  /** What {@code work} does, with everything on {@code row}. */
  void allOn(int row, Runnable work) {
    int before = frozen;
    frozen = row;
    try {
      work.run();
    } finally {
      frozen = before;
    }
  }

  /** The text of the source. */
  String text() {
    return source.text();
  }

  /** The row of {@code offset}. */
  int at(int offset) {
    return frozen != NONE ? frozen : source.locate(offset).line();
  }

  /** The first row of {@code span}. */
  int of(Span span) {
    return at(span.start());
  }

  /** The last row of {@code span}. */
  int end(Span span) {
    return at(span.end());
  }

  /** The first row of a term, parentheses around it not counted. */
  int of(Term term) {
    return at(inside(term.span()));
  }

  private int inside(Span span) {
    String text = source.text();
    int at = span.start();
    while (at < span.end()) {
      char c = text.charAt(at);
      if (c == '#') {
        at = text.indexOf('\n', at);
      } else if (c != '(' && !Character.isWhitespace(c)) {
        return at;
      }
      at++;
    }
    return span.start();
  }
}
