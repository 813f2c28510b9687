package dev.jural.report;

import java.util.Locale;

/**
 * SafeText makes text from manifests and policies harmless: what could steer a terminal, fake a
 * line or hide characters is shown as an escape. Every text format sends every untrusted string
 * through here.
 */
public final class SafeText {
  private SafeText() {}

  /**
   * The text in one line, with control, format and line separator characters as {@code \x1b} or
   * {@code \u202e}.
   */
  public static String inert(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE -> {
        if (c == '\n') {
          out.append("\\n");
        } else if (c == '\r') {
          out.append("\\r");
        } else if (c == '\t') {
          out.append("\\t");
        } else if (c < 0x100) {
          out.append(String.format(Locale.ROOT, "\\x%02x", c));
        } else {
          out.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
        }
      }
      default -> out.appendCodePoint(c);
    }
  }
}
