package dev.jural.builtin.lib;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Prints binary floating point numbers as Go does, in the shortest decimal that names them. */
final class GoFloat {
  private static final BigDecimal TEN_TO_21 = BigDecimal.ONE.scaleByPowerOfTen(21);

  private GoFloat() {}

  /** Go's {@code %g} of a finite double: 0.1, 1e+06, 1e-07. */
  static String general(double value) {
    return general(shortest(value), value < 0 || 1 / value < 0);
  }

  /** Go's {@code %g} of a finite float. */
  static String general(float value) {
    return general(shortest(value), value < 0 || 1 / value < 0);
  }

  /** As {@code encoding/json} writes a finite double. */
  static String json(double value) {
    BigDecimal digits = shortest(value);
    BigDecimal size = digits.abs();
    if (digits.signum() == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    if (size.compareTo(TEN_TO_21) < 0 && size.compareTo(new BigDecimal("1e-6")) >= 0) {
      return digits.toPlainString();
    }
    String text = scientific(digits.abs(), digits.signum() < 0);
    return text.replace("e-0", "e-");
  }

  /** Go's {@code %g} of a number of any precision. */
  static String general(BigDecimal value) {
    return general(value.stripTrailingZeros(), value.signum() < 0);
  }

  private static String general(BigDecimal digits, boolean isNegative) {
    if (digits.signum() == 0) {
      return isNegative ? "-0" : "0";
    }
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent < -4 || exponent >= 6) {
      return scientific(digits.abs(), isNegative);
    }
    return digits.toPlainString();
  }

  private static String scientific(BigDecimal size, boolean isNegative) {
    int exponent = size.precision() - size.scale() - 1;
    String digits = size.unscaledValue().toString();
    StringBuilder out = new StringBuilder();
    out.append(isNegative ? "-" : "").append(digits.charAt(0));
    if (digits.length() > 1) {
      out.append('.').append(digits, 1, digits.length());
    }
    out.append('e').append(exponent < 0 ? '-' : '+');
    int power = Math.abs(exponent);
    return out.append(power < 10 ? "0" : "").append(power).toString();
  }

  /** The shortest decimal that is read as {@code value}, without trailing zeros. */
  static BigDecimal shortest(double value) {
    BigDecimal known = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal exact = new BigDecimal(value);
    // Double.toString of JDK 17 has a digit or two too many for some numbers.
    for (int digits = Math.max(1, known.precision() - 2); digits < known.precision(); digits++) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shorter.doubleValue() == value) {
        return shorter.stripTrailingZeros();
      }
    }
    return known;
  }

  private static BigDecimal shortest(float value) {
    BigDecimal known = new BigDecimal(Float.toString(value)).stripTrailingZeros();
    BigDecimal exact = new BigDecimal((double) value);
    for (int digits = Math.max(1, known.precision() - 2); digits < known.precision(); digits++) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shorter.floatValue() == value) {
        return shorter.stripTrailingZeros();
      }
    }
    return known;
  }
}
