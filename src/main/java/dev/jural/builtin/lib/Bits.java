package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.LimitException;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoValue;
import java.math.BigInteger;

/** Bit operations on whole numbers of any size. */
public final class Bits {
  private static final int MOST_BITS = 40_000;

  private static final BigInteger DISTANCE = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private Bits() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType number = RegoType.NUMBER;
    table.fn(
        "bits.and",
        "Bits set in both.",
        (a, b) -> of(whole(a, 1).and(whole(b, 2))),
        number,
        arg("x", number),
        arg("y", number));
    table.fn(
        "bits.or",
        "Bits set in one or the other.",
        (a, b) -> of(whole(a, 1).or(whole(b, 2))),
        number,
        arg("x", number),
        arg("y", number));
    table.fn(
        "bits.xor",
        "Bits set in one of the two.",
        (a, b) -> of(whole(a, 1).xor(whole(b, 2))),
        number,
        arg("x", number),
        arg("y", number));
    table.fn(
        "bits.negate", "All bits flipped.", a -> of(whole(a, 1).not()), number, arg("x", number));
    table.withContext(
        "bits.lsh",
        "Bits moved to the left.",
        (Implementation.C2) Bits::left,
        number,
        arg("x", number),
        arg("s", number));
    table.withContext(
        "bits.rsh",
        "Bits moved to the right.",
        (Implementation.C2) Bits::right,
        number,
        arg("x", number),
        arg("s", number));
  }

  private static RegoValue of(BigInteger value) {
    return RegoNumber.of(value);
  }

  private static BigInteger whole(RegoValue value, int position) {
    return Operands.wholeNumber(value, position);
  }

  private static int shift(RegoValue value) {
    BigInteger shift = whole(value, 2);
    if (shift.signum() < 0) {
      throw BuiltinException.operand(
          2, "must be an unsigned integer number but got a negative integer");
    }
    // OPA keeps 64 bits of the distance.
    BigInteger kept = shift.and(DISTANCE);
    return kept.bitLength() > 31 ? Integer.MAX_VALUE : kept.intValue();
  }

  static RegoValue left(BuiltinContext context, RegoValue a, RegoValue b) {
    BigInteger x = whole(a, 1);
    int shift = shift(b);
    if (x.signum() == 0) {
      return RegoNumber.ZERO;
    }
    if ((long) x.bitLength() + shift > MOST_BITS) {
      throw new LimitException("bits.lsh: result of more than " + MOST_BITS + " bits");
    }
    context.charge(shift / 64 + 1);
    return of(x.shiftLeft(shift));
  }

  static RegoValue right(BuiltinContext context, RegoValue a, RegoValue b) {
    return of(whole(a, 1).shiftRight(shift(b)));
  }
}
