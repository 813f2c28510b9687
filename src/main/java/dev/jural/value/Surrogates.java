package dev.jural.value;

/** Mends strings that hold half of a surrogate pair. */
final class Surrogates {
  private Surrogates() {}

  /** The same text with U+FFFD for every surrogate that has no pair. */
  static String mend(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          return mendFrom(text, i);
        }
      }
    }
    return text;
  }

  private static String mendFrom(String text, int start) {
    StringBuilder out = new StringBuilder(text);
    for (int i = start; i < out.length(); i++) {
      char c = out.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < out.length()
          && Character.isLowSurrogate(out.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        out.setCharAt(i, '\uFFFD');
      }
    }
    return out.toString();
  }
}
