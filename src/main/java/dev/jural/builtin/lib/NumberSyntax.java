package dev.jural.builtin.lib;

/** Checks the syntax of numbers in strings. */
final class NumberSyntax {
  private NumberSyntax() {}

  /**
   * Whether {@code text} is a decimal number as Go parses it, without hexadecimal, underscores,
   * infinity and NaN.
   */
  static boolean isGoFloat(String text) {
    int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    int digits = 0;
    boolean hasPoint = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' && !hasPoint) {
        hasPoint = true;
      } else {
        break;
      }
      at++;
    }
    if (digits == 0) {
      return false;
    }
    return at == text.length() || isExponent(text, at);
  }

  private static boolean isExponent(String text, int start) {
    if (text.charAt(start) != 'e' && text.charAt(start) != 'E') {
      return false;
    }
    int at = start + 1;
    if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      at++;
    }
    int first = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at > first && at == text.length();
  }
}
