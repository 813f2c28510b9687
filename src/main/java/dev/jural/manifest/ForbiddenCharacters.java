package dev.jural.manifest;

import java.util.Arrays;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Finds the characters that YAML does not allow in a text (YAML 1.2, rule c-printable). SnakeYAML
 * would refuse them too, but while it still reads the document before, so that one control
 * character hid two documents.
 */
final class ForbiddenCharacters {
  private static final int[] NONE = {};

  private ForbiddenCharacters() {}

  /** The offsets of forbidden characters, at most 1,000 of them. */
  static int[] find(String text) {
    int[] found = NONE;
    for (int i = 0; i < text.length() && found.length < 1_000; i++) {
      char c = text.charAt(i);
      boolean isPlain = c >= ' ' && c < 0x7f || c == '\n';
      if (!isPlain && !isAllowed(text, i)) {
        found = Arrays.copyOf(found, found.length + 1);
        found[found.length - 1] = i;
      }
    }
    return found;
  }

  private static boolean isAllowed(String text, int at) {
    char c = text.charAt(at);
    return Character.isSurrogate(c) || StreamReader.isPrintable(c);
  }

  /** The text with U+FFFD at {@code offsets}; should there be more, SnakeYAML refuses them. */
  static String replace(String text, int[] offsets) {
    if (offsets.length == 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    for (int offset : offsets) {
      out.setCharAt(offset, '\uFFFD');
    }
    return out.toString();
  }

  /** The code point indexes of the characters at {@code offsets}, which are in order. */
  static int[] codePointIndexes(String text, int[] offsets) {
    int[] indexes = new int[offsets.length];
    int offset = 0;
    int index = 0;
    for (int i = 0; i < offsets.length; i++) {
      index += text.codePointCount(offset, offsets[i]);
      offset = offsets[i];
      indexes[i] = index;
    }
    return indexes;
  }
}
