package dev.jural.builtin.lib;

import dev.jural.value.RegoString;

/** Quotes text in messages. */
final class Quoting {
  private static final String HEX = "0123456789abcdef";

  private Quoting() {}

  /** Quotes {@code text} as Rego and Go do. */
  static String text(String text) {
    return RegoString.of(text).toString();
  }

  /**
   * Quotes {@code bytes}, one in each character, so that only ASCII is left, as Go's package {@code
   * time} does in its messages.
   */
  static String ascii(String bytes) {
    StringBuilder out = new StringBuilder(bytes.length() + 2).append('"');
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (c >= 0x80 || c < ' ') {
        out.append("\\x").append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
      } else {
        if (c == '"' || c == '\\') {
          out.append('\\');
        }
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
