package dev.jural.builtin.lib;

/** The flags, width and precision of one verb of a format of Go. */
final class GoFlags {
  /** No width, or no precision. */
  static final long NONE = Long.MIN_VALUE;

  private static final String ALL = "-+# 0";

  private final boolean[] isSet = new boolean[ALL.length()];
  private long width = NONE;
  private int precision = -1;

  /** Takes a flag; tells whether it is one. */
  boolean read(char c) {
    int index = ALL.indexOf(c);
    if (index >= 0) {
      isSet[index] = true;
    }
    return index >= 0;
  }

  void setWidth(long newWidth) {
    if (newWidth < 0 && newWidth != NONE) {
      isSet[0] = true;
      isSet[4] = false;
      width = -newWidth;
    } else {
      width = newWidth;
    }
  }

  void setPrecision(int newPrecision) {
    precision = newPrecision;
  }

  boolean minus() {
    return isSet[0];
  }

  boolean plus() {
    return isSet[1];
  }

  boolean sharp() {
    return isSet[2];
  }

  boolean space() {
    return isSet[3];
  }

  /** Whether to pad with zeros; that is possible on the left only. */
  boolean zero() {
    return isSet[4] && !isSet[0];
  }

  boolean hasWidth() {
    return width != NONE;
  }

  int width() {
    return hasWidth() ? (int) width : 0;
  }

  boolean hasPrecision() {
    return precision >= 0;
  }

  int precision() {
    return precision;
  }

  /** For {@code %v}, where plus and sharp have meanings of their own. */
  void clearPlusAndSharp() {
    isSet[1] = false;
    isSet[2] = false;
  }
}
