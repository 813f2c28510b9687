package dev.jural.builtin;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigInteger;

/**
 * Reads operands of built-in functions. Positions count from 1, as in OPA's messages. Each method
 * throws {@link BuiltinException} with {@code operand N must be T but got U}.
 */
public final class Operands {
  private Operands() {}

  /** The text of a string. */
  public static String string(RegoValue value, int position) {
    if (value instanceof RegoString string) {
      return string.text();
    }
    throw BuiltinException.wrongType(position, "string", value.typeName());
  }

  /** A number. */
  public static RegoNumber number(RegoValue value, int position) {
    if (value instanceof RegoNumber number) {
      return number;
    }
    throw BuiltinException.wrongType(position, "number", value.typeName());
  }

  /** A whole number of any size. */
  public static BigInteger integer(RegoValue value, int position) {
    RegoNumber number = number(value, position);
    if (number.isInteger()) {
      return number.integer();
    }
    throw BuiltinException.wrongType(position, "integer number", "floating-point number");
  }

  /** A whole number of any size, where OPA asks for an integer in as many words. */
  public static BigInteger wholeNumber(RegoValue value, int position) {
    if (!(value instanceof RegoNumber)) {
      throw BuiltinException.wrongType(position, "integer", value.typeName());
    }
    return integer(value, position);
  }

  /**
   * A whole number that fits a {@code long} and is written without an exponent, which is what OPA
   * takes for counts and offsets.
   */
  public static long longNumber(RegoValue value, int position) {
    RegoNumber number = number(value, position);
    if (isPlainLong(number)) {
      return number.longValue();
    }
    throw BuiltinException.wrongType(position, "integer number", "floating-point number");
  }

  /** The same, as near to it as an {@code int} comes; for sizes, where more makes no difference. */
  public static int size(RegoValue value, int position) {
    return (int)
        Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, longNumber(value, position)));
  }

  /** Whether a number is whole, fits a {@code long} and is written without an exponent. */
  public static boolean isPlainLong(RegoNumber number) {
    if (!number.isLong()) {
      return false;
    }
    String text = number.spelling();
    return text.indexOf('e') < 0 && text.indexOf('E') < 0;
  }

  /** A boolean. */
  public static boolean bool(RegoValue value, int position) {
    if (value instanceof RegoBoolean bool) {
      return bool.value();
    }
    throw BuiltinException.wrongType(position, "boolean", value.typeName());
  }

  /** An array. */
  public static RegoArray array(RegoValue value, int position) {
    if (value instanceof RegoArray array) {
      return array;
    }
    throw BuiltinException.wrongType(position, "array", value.typeName());
  }

  /** An object. */
  public static RegoObject object(RegoValue value, int position) {
    if (value instanceof RegoObject object) {
      return object;
    }
    throw BuiltinException.wrongType(position, "object", value.typeName());
  }

  /** A set. */
  public static RegoSet set(RegoValue value, int position) {
    if (value instanceof RegoSet set) {
      return set;
    }
    throw BuiltinException.wrongType(position, "set", value.typeName());
  }
}
