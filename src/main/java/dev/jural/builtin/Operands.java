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

  /** A whole number that fits an {@code int}. */
  public static int intNumber(RegoValue value, int position) {
    RegoNumber number = number(value, position);
    if (number.isLong() && number.longValue() == (int) number.longValue()) {
      return (int) number.longValue();
    }
    if (number.isInteger()) {
      throw BuiltinException.operand(position, "must be a number that fits 32 bits");
    }
    throw BuiltinException.wrongType(position, "integer number", "floating-point number");
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
