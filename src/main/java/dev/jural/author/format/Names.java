package dev.jural.author.format;

import java.util.Set;

/** Names tells which texts can stand after a dot. */
final class Names {
  private static final Set<String> V0_KEYWORDS =
      Set.of(
          "as", "default", "else", "false", "import", "package", "not", "null", "some", "true",
          "with");
  private static final Set<String> V1_KEYWORDS = Set.of("contains", "every", "if", "in");

  private Names() {}

  /** Whether {@code text} is written like a name. */
  static boolean isName(String text) {
    if (text.isEmpty() || !isStart(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isStart(c) && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isKeyword(String text, boolean isV1) {
    return V0_KEYWORDS.contains(text) || (isV1 && V1_KEYWORDS.contains(text));
  }
}
