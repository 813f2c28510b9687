package dev.jural.builtin.lib.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Text as Go makes it of bytes, and shows it in messages. */
final class GoText {
  private GoText() {}

  /** Bytes as text; each run of bytes that is no UTF-8 becomes U+FFFD. */
  static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Bytes between quotes; those of no UTF-8 are shown as bytes. */
  static String quoted(byte[] bytes) {
    String text = utf8(bytes);
    if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      return quoted(text);
    }
    StringBuilder out = new StringBuilder("\"");
    for (byte b : bytes) {
      if (b < 0) {
        out.append("\\x").append(HexFormat.of().toHexDigits(b));
      } else {
        String one = quoted(String.valueOf((char) b));
        out.append(one, 1, one.length() - 1);
      }
    }
    return out.append('"').toString();
  }

  /** The text between quotes, with what cannot be printed escaped: Go's {@code %q}. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case 0x07 -> out.append("\\a");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case 0x0b -> out.append("\\v");
                default -> {
                  if (c < ' ' || c == 0x7f) {
                    out.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
                  } else if (isPrintable(c)) {
                    out.appendCodePoint(c);
                  } else {
                    out.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c));
                  }
                }
              }
            });
    return out.append('"').toString();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
