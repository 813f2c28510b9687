package dev.jural.builtin.lib;

import dev.jural.value.RegoNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Arithmetic on numbers that are not whole, as OPA does it: binary floating point with a mantissa
 * of 64 bits, results in the shortest decimal that names them.
 */
final class BinaryFloat {
  private static final int BITS = 64;
  private static final int DOUBLE_BITS = 53;

  /** A whole number of so many digits is its own shortest name, whatever the precision. */
  private static final int SURE_DIGITS = 15;

  private BinaryFloat() {}

  static RegoNumber plus(RegoNumber a, RegoNumber b) {
    return shortest(rounded(rounded(a.decimal()).add(rounded(b.decimal()))));
  }

  static RegoNumber minus(RegoNumber a, RegoNumber b) {
    return shortest(rounded(rounded(a.decimal()).subtract(rounded(b.decimal()))));
  }

  static RegoNumber times(RegoNumber a, RegoNumber b) {
    return shortest(rounded(rounded(a.decimal()).multiply(rounded(b.decimal()))));
  }

  static RegoNumber divide(RegoNumber a, RegoNumber b) {
    // 64 digits are far more than 64 bits hold, so the second rounding sees the true quotient.
    BigDecimal quotient =
        rounded(a.decimal())
            .divide(rounded(b.decimal()), new MathContext(64, RoundingMode.HALF_EVEN));
    return shortest(rounded(quotient));
  }

  /** The number without its sign. */
  static RegoNumber magnitude(RegoNumber a) {
    return shortest(rounded(a.decimal().abs()));
  }

  /** The product, for which OPA keeps the 53 bits of a double between two factors. */
  static RegoNumber product(List<RegoNumber> factors) {
    BigDecimal product = BigDecimal.ONE;
    for (RegoNumber factor : factors) {
      product = rounded(product.multiply(rounded(factor.decimal(), BITS)), DOUBLE_BITS);
    }
    return shortest(product, DOUBLE_BITS);
  }

  static BigDecimal rounded(BigDecimal value) {
    return rounded(value, BITS);
  }

  /** The nearest number of the form mantissa times power of two whose mantissa has so many bits. */
  private static BigDecimal rounded(BigDecimal value, int bits) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    int exponent = binaryExponent(value) - bits;
    BigDecimal scaled = scale(value.abs(), -exponent);
    BigInteger mantissa = scaled.setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact();
    BigDecimal result = scale(new BigDecimal(mantissa), exponent);
    return value.signum() < 0 ? result.negate() : result;
  }

  /** e with 2^(e-1) <= |value| < 2^e. */
  private static int binaryExponent(BigDecimal value) {
    BigDecimal size = value.abs();
    BigInteger whole = size.toBigInteger();
    if (whole.signum() > 0) {
      return whole.bitLength();
    }
    int guess = (int) Math.floor((size.precision() - size.scale()) * 3.3219280948873626) - 4;
    while (scale(BigDecimal.ONE, guess).compareTo(size) <= 0) {
      guess++;
    }
    return guess;
  }

  private static BigDecimal scale(BigDecimal value, int power) {
    BigDecimal factor = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(power)));
    // A division by a power of two always ends.
    return power >= 0 ? value.multiply(factor) : value.divide(factor);
  }

  private static RegoNumber shortest(BigDecimal value) {
    return shortest(value, BITS);
  }

  /** The decimal with the fewest digits that rounds to {@code value}. */
  private static RegoNumber shortest(BigDecimal value, int bits) {
    if (value.signum() == 0) {
      return RegoNumber.ZERO;
    }
    if (value.precision() - value.scale() <= SURE_DIGITS && isWhole(value)) {
      return RegoNumber.of(value);
    }
    for (int digits = 1; digits <= 21; digits++) {
      BigDecimal candidate = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded(candidate, bits).compareTo(value) == 0) {
        return RegoNumber.of(candidate);
      }
    }
    return RegoNumber.of(value);
  }

  private static boolean isWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
