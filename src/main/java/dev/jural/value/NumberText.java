package dev.jural.value;

import java.math.BigDecimal;

/**
 * Prints numbers the way OPA prints computed ones (Go's {@code big.Float.Text('g', -1)}; whole
 * numbers in full).
 */
final class NumberText {
  /**
   * Beyond this many digits a whole number is printed with an exponent, so that 1e10000 stays
   * short.
   */
  private static final int LONGEST_PLAIN = 1_000;

  private NumberText() {}

  static String of(BigDecimal value) {
    long exponent = (long) value.precision() - value.scale() - 1;
    if (value.scale() <= 0) {
      return exponent < LONGEST_PLAIN ? value.toPlainString() : scientific(value, exponent);
    }
    // Go's %g with the shortest precision: exponent form below -4, and from 21 digits on for what
    // is not whole.
    if (exponent < -4 || exponent >= Math.max(21, value.precision())) {
      return scientific(value, exponent);
    }
    return value.toPlainString();
  }

  private static String scientific(BigDecimal value, long exponent) {
    String digits = value.unscaledValue().abs().toString();
    StringBuilder out = new StringBuilder(digits.length() + 8);
    if (value.signum() < 0) {
      out.append('-');
    }
    out.append(digits.charAt(0));
    String rest = digits.substring(1).replaceAll("0+$", "");
    if (!rest.isEmpty()) {
      out.append('.').append(rest);
    }
    out.append('e').append(exponent < 0 ? '-' : '+');
    long size = Math.abs(exponent);
    return out.append(size < 10 ? "0" : "").append(size).toString();
  }
}
