package dev.jural.manifest;

/**
 * A Glob is a pattern of one file name: {@code *}, {@code ?}, {@code [abc]}, {@code [!a-z]} and
 * {@code \} before a character that stands for itself.
 */
final class Glob {
  private Glob() {}

  /** In time of at most the product of both lengths. */
  static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int from = 0;
    while (n < name.length()) {
      int end = p < pattern.length() && pattern.charAt(p) != '*' ? one(pattern, p, name, n) : -1;
      if (end > 0) {
        p = end;
        n++;
      } else if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        from = n;
      } else if (star >= 0) {
        p = star + 1;
        n = ++from;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Where the pattern goes on when what stands at {@code p} matches the character, else -1. */
  private static int one(String pattern, int p, String name, int n) {
    char c = pattern.charAt(p);
    if (c == '?') {
      return p + 1;
    } else if (c == '[') {
      int close = pattern.indexOf(']', p + 2);
      if (close > 0) {
        return isInClass(pattern, p + 1, close, name.charAt(n)) ? close + 1 : -1;
      }
    } else if (c == '\\' && p + 1 < pattern.length()) {
      return pattern.charAt(p + 1) == name.charAt(n) ? p + 2 : -1;
    }
    return c == name.charAt(n) ? p + 1 : -1;
  }

  private static boolean isInClass(String pattern, int start, int close, char c) {
    boolean isNegated = pattern.charAt(start) == '!' || pattern.charAt(start) == '^';
    boolean isIn = false;
    for (int i = isNegated ? start + 1 : start; i < close; i++) {
      if (i + 2 < close && pattern.charAt(i + 1) == '-') {
        isIn |= pattern.charAt(i) <= c && c <= pattern.charAt(i + 2);
        i += 2;
      } else {
        isIn |= pattern.charAt(i) == c;
      }
    }
    return isIn != isNegated;
  }
}
