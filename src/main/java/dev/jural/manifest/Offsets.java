package dev.jural.manifest;

import dev.jural.source.Location;
import dev.jural.source.SourceText;
import java.util.Arrays;

/**
 * Offsets turn the code point indexes that SnakeYAML counts into places of a text, whose offsets
 * count UTF-16 code units. For a text without characters beyond U+FFFF the two are the same.
 */
final class Offsets {
  private static final int[] UNKNOWN = {-1};
  private static final int[] NONE = {};

  private final SourceText source;

  /** Code point indexes of the characters that take two code units; made when first asked for. */
  private volatile int[] wide;

  /**
   * @param areCodePoints whether indexes count code points; else they are UTF-16 offsets already
   */
  Offsets(SourceText source, boolean areCodePoints) {
    this.source = source;
    this.wide = areCodePoints ? UNKNOWN : NONE;
  }

  SourceText source() {
    return source;
  }

  /** The UTF-16 offset of the code point with {@code index}. */
  int offset(int index) {
    int[] known = wide;
    if (known == UNKNOWN) {
      known = findWide(source.text());
      wide = known;
    }
    if (known.length == 0) {
      return index;
    }
    int at = Arrays.binarySearch(known, index);
    return index + (at >= 0 ? at : -at - 1);
  }

  Location locate(int index) {
    return source.locate(offset(index));
  }

  private static int[] findWide(String text) {
    int[] found = new int[16];
    int count = 0;
    int pairs = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = i - pairs;
        pairs++;
        i++;
      }
    }
    return Arrays.copyOf(found, count);
  }
}
