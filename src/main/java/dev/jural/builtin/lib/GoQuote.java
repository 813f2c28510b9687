package dev.jural.builtin.lib;

/** Quotes text as Go's package {@code strconv} does. */
final class GoQuote {
  private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b";
  private static final String LETTERS = "abfnrtv";

  private GoQuote() {}

  /** In double quotes; with nothing but ASCII left if {@code isAscii}. */
  static String quote(String text, boolean isAscii) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> escape(out, c, '"', isAscii));
    return out.append('"').toString();
  }

  /** One character in single quotes. */
  static String rune(int rune, boolean isAscii) {
    StringBuilder out = new StringBuilder().append('\'');
    escape(out, rune, '\'', isAscii);
    return out.append('\'').toString();
  }

  /** Whether text can stand between backquotes as it is. */
  static boolean canBackquote(String text) {
    return text.codePoints()
        .noneMatch(c -> (c < ' ' && c != '\t') || c == '`' || c == 0x7f || c == 0xFEFF);
  }

  private static void escape(StringBuilder out, int c, char quote, boolean isAscii) {
    int letter = c < 128 ? ESCAPED.indexOf(c) : -1;
    if (c == quote || c == '\\') {
      out.append('\\').appendCodePoint(c);
    } else if (c < 128 ? c >= ' ' && c != 0x7f : !isAscii && isPrintable(c)) {
      out.appendCodePoint(c);
    } else if (letter >= 0) {
      out.append('\\').append(LETTERS.charAt(letter));
    } else if (c < ' ' || c == 0x7f) {
      out.append(String.format("\\x%02x", c));
    } else if (c >= 0xD800 && c <= 0xDFFF) {
      out.append("\\ufffd");
    } else {
      out.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
    }
  }

  /** Letters, marks, numbers, punctuation, symbols and the ASCII space. */
  static boolean isPrintable(int c) {
    if (c < 128) {
      return c >= ' ' && c != 0x7f;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
