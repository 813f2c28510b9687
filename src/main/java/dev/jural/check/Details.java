package dev.jural.check;

import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;

/** Reads optional keys of what policies give. */
final class Details {
  private Details() {}

  /** The string under {@code key}, else empty text. */
  static String text(RegoValue value, String key) {
    return value instanceof RegoObject object
            && object.get(key).orElse(RegoString.EMPTY) instanceof RegoString string
        ? string.text()
        : "";
  }

  /** The whole number under {@code key}, else 0. */
  static int number(RegoValue value, String key) {
    return value instanceof RegoObject object
            && object.get(key).orElse(RegoNumber.ZERO) instanceof RegoNumber number
            && number.isLong()
            && number.longValue() >= 0
            && number.longValue() <= Integer.MAX_VALUE
        ? (int) number.longValue()
        : 0;
  }
}
