package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * A GoDuration reads a length of time in Go's notation: {@code 1h15m30.5s}, with a sign or none.
 * Beside Go's units {@code ns us ms s m h} there are {@code d}, {@code w} and {@code y} of 24
 * hours, 7 days and 365 days.
 */
final class GoDuration {
  private static final long HOUR = 3_600_000_000_000L;

  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(63);
  private static final int MOST_DIGITS = 19;

  /** Microseconds with a micro sign, and with the Greek letter, as UTF-8 bytes. */
  private static final String MICRO_SIGN = "\u00c2\u00b5s";

  private static final String GREEK_MU = "\u00ce\u00bcs";

  private final String text;
  private int at;

  private GoDuration(String text) {
    this.text = text;
  }

  /**
   * Nanoseconds.
   *
   * @throws BuiltinException when {@code text} is no duration or does not fit an int64
   */
  static long parse(String text) {
    // One byte in each character: that is what Go's messages show.
    return new GoDuration(
            new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
        .parse();
  }

  private BuiltinException invalid() {
    return BuiltinException.failure("time: invalid duration " + Quoting.ascii(text));
  }

  private long parse() {
    boolean isNegative = text.startsWith("-");
    at = isNegative || text.startsWith("+") ? 1 : 0;
    if (text.substring(at).equals("0")) {
      return 0;
    }
    if (at == text.length()) {
      throw invalid();
    }
    if (text.indexOf('d') >= 0 || text.indexOf('w') >= 0 || text.indexOf('y') >= 0) {
      checkShape(at);
    }
    BigInteger total = BigInteger.ZERO;
    while (at < text.length()) {
      total = checked(total.add(part()));
    }
    if (isNegative) {
      return total.negate().longValue();
    }
    if (total.equals(LARGEST)) {
      throw invalid();
    }
    return total.longValue();
  }

  private BigInteger checked(BigInteger number) {
    if (number.compareTo(LARGEST) > 0) {
      throw invalid();
    }
    return number;
  }

  /** With the longer units OPA wants numbers and units of at most two letters by turns. */
  private void checkShape(int from) {
    int i = from;
    while (i < text.length()) {
      int number = i;
      while (isNumberPart(i)) {
        i++;
      }
      int unit = i;
      if (number == unit || unit == text.length()) {
        throw invalid();
      }
      boolean isPair =
          text.startsWith("ns", i) || text.startsWith("us", i) || text.startsWith("ms", i);
      boolean isMicro = text.startsWith(MICRO_SIGN, i) || text.startsWith(GREEK_MU, i);
      char letter = text.charAt(i);
      if (!isPair && !isMicro && (letter < 'a' || letter > 'z')) {
        throw invalid();
      }
      i += isMicro ? 3 : isPair ? 2 : 1;
      boolean isLong = !isPair && (letter == 'd' || letter == 'w' || letter == 'y');
      String digits = text.substring(number, unit);
      if (isLong && digits.indexOf('.') != digits.lastIndexOf('.')) {
        throw invalid();
      }
    }
  }

  private boolean isNumberPart(int i) {
    return i < text.length() && (text.charAt(i) == '.' || TimeLayout.isDigit(text, i));
  }

  /** One number with its unit, in nanoseconds. */
  private BigInteger part() {
    if (!isNumberPart(at)) {
      throw invalid();
    }
    String digits = digits();
    BigInteger whole = whole(digits);
    String fraction = "";
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      fraction = digits();
    }
    if (digits.isEmpty() && fraction.isEmpty()) {
      throw invalid();
    }
    long unit = unit();
    BigInteger nanos = checked(whole.multiply(BigInteger.valueOf(unit)));
    return checked(nanos.add(BigInteger.valueOf(nanosOf(fraction, unit))));
  }

  private String digits() {
    int start = at;
    while (TimeLayout.isDigit(text, at)) {
      at++;
    }
    return text.substring(start, at);
  }

  private BigInteger whole(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    if (digits.length() - start > MOST_DIGITS) {
      throw invalid();
    }
    return start == digits.length()
        ? BigInteger.ZERO
        : checked(new BigInteger(digits.substring(start)));
  }

  /** In floating point, as Go does it: the last digits of a long fraction depend on that. */
  private static long nanosOf(String fraction, long unit) {
    long number = 0;
    double scale = 1;
    for (int i = 0; i < fraction.length() && number <= Long.MAX_VALUE / 10; i++) {
      long next = number * 10 + fraction.charAt(i) - '0';
      if (next < 0) {
        break;
      }
      number = next;
      scale *= 10;
    }
    return (long) (number * (unit / scale));
  }

  private long unit() {
    int start = at;
    boolean hasLong =
        text.startsWith("d", at) || text.startsWith("w", at) || text.startsWith("y", at);
    if (hasLong) {
      at++;
    } else {
      while (at < text.length() && !isNumberPart(at)) {
        at++;
      }
    }
    String unit = text.substring(start, at);
    return switch (unit) {
      case "ns" -> 1;
      case "us", MICRO_SIGN, GREEK_MU -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      case "h" -> HOUR;
      case "d" -> 24 * HOUR;
      case "w" -> 7 * 24 * HOUR;
      case "y" -> 365 * 24 * HOUR;
      case "" ->
          throw BuiltinException.failure("time: missing unit in duration " + Quoting.ascii(text));
      default ->
          throw BuiltinException.failure(
              "time: unknown unit " + Quoting.ascii(unit) + " in duration " + Quoting.ascii(text));
    };
  }
}
