package dev.jural.parser;

import dev.jural.source.SourceText;

/**
 * ANTLR counts code points, we count UTF-16 units; they differ only in texts with characters above
 * U+FFFF.
 */
final class Offsets {
  private Offsets() {}

  /** The offset in UTF-16 units of code point {@code index}. */
  static int of(SourceText source, int index) {
    String text = source.text();
    // A text without surrogates, which nearly all are, has the same count.
    if (text.length() == text.codePointCount(0, text.length())) {
      return Math.min(index, text.length());
    }
    return text.offsetByCodePoints(0, Math.min(index, text.codePointCount(0, text.length())));
  }
}
