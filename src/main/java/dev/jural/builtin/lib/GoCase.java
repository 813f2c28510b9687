package dev.jural.builtin.lib;

import java.util.function.IntUnaryOperator;

/**
 * Case and white space as Go's package {@code strings} sees them: letter by letter, whatever stands
 * beside it, so that a string never gets longer.
 */
final class GoCase {
  private GoCase() {}

  static String lower(String text) {
    return map(text, Character::toLowerCase);
  }

  static String upper(String text) {
    return map(text, Character::toUpperCase);
  }

  private static String map(String text, IntUnaryOperator letter) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(letter).forEach(out::appendCodePoint);
    return out.toString();
  }

  static String trimSpace(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The characters with Unicode's property White_Space. */
  private static boolean isSpace(char c) {
    return (c >= '\t' && c <= '\r')
        || c == ' '
        || c == 0x85
        || c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }
}
