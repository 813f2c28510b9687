package dev.jural.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A RegoNumber is an exact decimal number. Whole numbers that fit a {@code long} are kept as one.
 *
 * <p>Equality and order are numeric: {@code 1}, {@code 1.0} and {@code 1e0} are equal. The spelling
 * of a literal is kept for printing, as OPA does. Limits: {@link #MAX_DIGITS} digits and {@link
 * #MAX_EXPONENT} as the size of the exponent, for every number that comes from outside.
 */
public final class RegoNumber implements RegoValue {
  /** The most digits a number read from text may have. */
  public static final int MAX_DIGITS = 1_000;

  /** The largest absolute exponent a number read from text may have. */
  public static final int MAX_EXPONENT = 10_000;

  /** Zero. */
  public static final RegoNumber ZERO = new RegoNumber(0, BigDecimal.ZERO, true, "");

  private static final int CACHE_LOW = -128;
  private static final RegoNumber[] CACHE = cache();
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private final long small;

  /** The value when it is not a long; else unused. Never has trailing zeros. */
  private final BigDecimal big;

  private final boolean isLong;

  /** The spelling when it is not the canonical one; else empty. */
  private final String spelling;

  private RegoNumber(long small, BigDecimal big, boolean isLong, String spelling) {
    this.small = small;
    this.big = big;
    this.isLong = isLong;
    this.spelling = spelling;
  }

  private static RegoNumber[] cache() {
    RegoNumber[] numbers = new RegoNumber[1280];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = new RegoNumber(i + CACHE_LOW, BigDecimal.ZERO, true, "");
    }
    return numbers;
  }

  /** The whole number {@code value}. */
  public static RegoNumber of(long value) {
    if (value >= CACHE_LOW && value < CACHE_LOW + CACHE.length) {
      return CACHE[(int) value - CACHE_LOW];
    }
    return new RegoNumber(value, BigDecimal.ZERO, true, "");
  }

  /** The whole number {@code value}. */
  public static RegoNumber of(BigInteger value) {
    return value.bitLength() < 64 ? of(value.longValue()) : of(new BigDecimal(value));
  }

  /** The number {@code value}; its scale does not matter. */
  public static RegoNumber of(BigDecimal value) {
    return spelled(value, "");
  }

  private static RegoNumber spelled(BigDecimal value, String spelling) {
    if (value.signum() == 0) {
      return spelling.isEmpty() ? ZERO : new RegoNumber(0, BigDecimal.ZERO, true, spelling);
    }
    // A huge exponent must not be expanded just to find out that it does not fit.
    long digitsBeforePoint = (long) value.precision() - value.scale();
    BigDecimal stripped = value.stripTrailingZeros();
    if (stripped.scale() <= 0
        && digitsBeforePoint <= 19
        && value.compareTo(LONG_MIN) >= 0
        && value.compareTo(LONG_MAX) <= 0) {
      long small = stripped.longValueExact();
      return spelling.isEmpty()
          ? of(small)
          : new RegoNumber(small, BigDecimal.ZERO, true, spelling);
    }
    return new RegoNumber(0, stripped, false, spelling);
  }

  /**
   * The number that {@code text} spells in JSON's or Rego's grammar, which the caller has checked;
   * empty when it is beyond the limits or no number.
   */
  public static Optional<RegoNumber> parse(String text) {
    int length = text.length();
    if (length > 0 && length < 19 && isPlainInteger(text)) {
      long value = Long.parseLong(text);
      return Optional.of(
          text.equals("-0") ? new RegoNumber(0, BigDecimal.ZERO, true, text) : of(value));
    }
    if (!withinLimits(text)) {
      return Optional.empty();
    }
    try {
      BigDecimal value = new BigDecimal(text);
      RegoNumber plain = of(value);
      return Optional.of(plain.toString().equals(text) ? plain : spelled(value, text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlainInteger(String text) {
    int start = text.charAt(0) == '-' ? 1 : 0;
    if (start == text.length()) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean withinLimits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 'e' || c == 'E') {
        return digits <= MAX_DIGITS && exponentWithinLimits(text.substring(i + 1));
      }
      if (c >= '0' && c <= '9') {
        digits++;
      }
    }
    return digits <= MAX_DIGITS;
  }

  private static boolean exponentWithinLimits(String exponent) {
    if (exponent.isEmpty() || exponent.length() > 9) {
      return false;
    }
    try {
      return Math.abs(Integer.parseInt(exponent)) <= MAX_EXPONENT;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether this is a whole number that fits a {@code long}. */
  public boolean isLong() {
    return isLong;
  }

  /** The value if {@link #isLong()}. */
  public long longValue() {
    if (!isLong) {
      throw new ArithmeticException("not a long: " + this);
    }
    return small;
  }

  /** Whether this is a whole number of any size. */
  public boolean isInteger() {
    return isLong || big.scale() <= 0;
  }

  /** The exact value, without trailing zeros. */
  public BigDecimal decimal() {
    return isLong ? BigDecimal.valueOf(small) : big;
  }

  /** The exact whole value; {@link #isInteger()} must hold. */
  public BigInteger integer() {
    return isLong ? BigInteger.valueOf(small) : big.toBigIntegerExact();
  }

  /** The nearest double; infinite when out of range. */
  public double doubleValue() {
    return isLong ? small : big.doubleValue();
  }

  /** How a literal was written, when that is not how this is printed otherwise; else empty. */
  public String spelling() {
    return spelling;
  }

  /** -1, 0 or 1 as this is negative, zero or positive. */
  public int signum() {
    return isLong ? Long.signum(small) : big.signum();
  }

  /** Compares by number. */
  public int compareNumber(RegoNumber other) {
    if (isLong && other.isLong) {
      return Long.compare(small, other.small);
    }
    return decimal().compareTo(other.decimal());
  }

  @Override
  public ValueKind kind() {
    return ValueKind.NUMBER;
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof RegoNumber that) || isLong != that.isLong) {
      return false;
    }
    return isLong ? small == that.small : big.equals(that.big);
  }

  @Override
  public int hashCode() {
    return isLong ? Long.hashCode(small) : big.hashCode();
  }

  /**
   * The spelling of the literal, else the canonical one: whole numbers in full, others as Go's
   * {@code %g}.
   */
  @Override
  public String toString() {
    if (!spelling.isEmpty()) {
      return spelling;
    }
    return isLong ? Long.toString(small) : NumberText.of(big);
  }
}
