package dev.jural.value;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Gives plain YAML scalars their type as OPA does: {@code yes}, {@code on}, dates and {@code 1:30}
 * are strings, {@code 0777} is octal, {@code 1_000} is a number. The golden corpus {@code
 * src/test/resources/manifest/yaml/opa.tsv} was recorded from OPA.
 *
 * <p>One difference is meant: numbers are exact. OPA rounds what is no 64-bit integer to a double,
 * and takes {@code 1e400} for a string.
 */
public final class YamlScalars {
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger SMALLEST = BigInteger.ONE.shiftLeft(63).negate();

  private YamlScalars() {}

  /** A ScalarException says why a scalar has no value. */
  public static final class ScalarException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient String problem;
    private final boolean isLimit;

    ScalarException(String message, boolean isLimit) {
      super(message, null, false, false);
      this.problem = message;
      this.isLimit = isLimit;
    }

    /** What is wrong. */
    public String problem() {
      return problem;
    }

    /** Whether it is a limit of ours, not the text, that refuses the scalar. */
    public boolean isLimit() {
      return isLimit;
    }
  }

  /**
   * The value of the plain scalar {@code text}.
   *
   * @throws ScalarException for infinity, not-a-number and numbers beyond the limits
   */
  public static RegoValue resolve(String text) {
    if (text.isEmpty()) {
      return RegoNull.NULL;
    }
    char first = text.charAt(0);
    if (first == '.' || first == '+' || first == '-' || isDigit(first)) {
      return number(text);
    }
    return switch (text) {
      case "true", "True", "TRUE" -> RegoBoolean.TRUE;
      case "false", "False", "FALSE" -> RegoBoolean.FALSE;
      case "~", "null", "Null", "NULL" -> RegoNull.NULL;
      default -> RegoString.of(text);
    };
  }

  /** Whether {@code text} is an infinity or not-a-number, which OPA takes as a key. */
  public static boolean isNotFinite(String text) {
    return switch (text) {
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF" -> true;
      case ".nan", ".NaN", ".NAN" -> true;
      default -> false;
    };
  }

  private static RegoValue number(String text) {
    if (isNotFinite(text)) {
      throw new ScalarException("got " + text + ", want a finite number", false);
    }
    String digits = text.indexOf('_') >= 0 ? text.replace("_", "") : text;
    if (isDecimal(digits) && !isOctal(digits)) {
      return RegoNumber.parse(asJson(digits))
          .orElseThrow(
              () ->
                  new ScalarException(
                      "a number beyond the limit of "
                          + RegoNumber.MAX_DIGITS
                          + " digits and exponent "
                          + RegoNumber.MAX_EXPONENT
                          + " (quote it if it is text)",
                      true));
    }
    Optional<RegoNumber> other = withRadix(digits);
    return other.isPresent() ? other.get() : RegoString.of(text);
  }

  /** Matches {@code [-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?}. */
  private static boolean isDecimal(String text) {
    int at = isSign(text.charAt(0)) ? 1 : 0;
    int afterWhole = skipDigits(text, at);
    int digits = afterWhole - at;
    at = afterWhole;
    if (at < text.length() && text.charAt(at) == '.') {
      int afterFraction = skipDigits(text, at + 1);
      digits += afterFraction - at - 1;
      at = afterFraction;
    }
    if (digits == 0) {
      return false;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < text.length() && isSign(text.charAt(at))) {
        at++;
      }
      int afterExponent = skipDigits(text, at);
      return afterExponent > at && afterExponent == text.length();
    }
    return at == text.length();
  }

  /** Whether whole digits start with a zero and are octal and small enough to be read so. */
  private static boolean isOctal(String text) {
    int start = isSign(text.charAt(0)) ? 1 : 0;
    if (text.length() < start + 2 || text.charAt(start) != '0') {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '7') {
        return false;
      }
    }
    return text.length() <= start + 30 && fits(new BigInteger(text, 8), start == 1);
  }

  private static Optional<RegoNumber> withRadix(String text) {
    boolean isSigned = !text.isEmpty() && isSign(text.charAt(0));
    int start = isSigned ? 1 : 0;
    if (text.length() < start + 2 || text.length() > 80 || text.charAt(start) != '0') {
      return Optional.empty();
    }
    int radix =
        switch (text.charAt(start + 1)) {
          case 'x', 'X' -> 16;
          case 'o', 'O' -> 8;
          case 'b', 'B' -> 2;
          default -> 0;
        };
    String digits = radix == 0 ? text.substring(start) : text.substring(start + 2);
    int base = radix == 0 ? 8 : radix;
    // Go reads 0b-1 and 0o-7, but not 0x-1; so does OPA.
    boolean isInnerSign = !isSigned && (text.startsWith("0b") || text.startsWith("0o"));
    if (!isInteger(digits, base, isInnerSign)) {
      return Optional.empty();
    }
    BigInteger value = new BigInteger(digits, base);
    BigInteger signed = text.charAt(0) == '-' ? value.negate() : value;
    return fits(signed, isSigned) ? Optional.of(RegoNumber.of(signed)) : Optional.empty();
  }

  private static boolean isInteger(String digits, int radix, boolean maySign) {
    int start = maySign && !digits.isEmpty() && isSign(digits.charAt(0)) ? 1 : 0;
    for (int i = start; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c >= 128 || Character.digit(c, radix) < 0) {
        return false;
      }
    }
    return digits.length() > start;
  }

  /** Signed integers have 64 bits with the sign, others 64 without. */
  private static boolean fits(BigInteger value, boolean isSigned) {
    return value.compareTo(SMALLEST) >= 0
        && value.compareTo(isSigned ? SMALLEST.negate() : LARGEST) < 0;
  }

  /** The same number in JSON's grammar, so that it can be printed as it is kept. */
  private static String asJson(String decimal) {
    char first = decimal.charAt(0);
    String sign = first == '-' ? "-" : "";
    String rest = isSign(first) ? decimal.substring(1) : decimal;
    int zeros = 0;
    while (zeros + 1 < rest.length()
        && rest.charAt(zeros) == '0'
        && isDigit(rest.charAt(zeros + 1))) {
      zeros++;
    }
    String plain = rest.substring(zeros);
    if (plain.equals("0")) {
      return plain;
    }
    if (plain.charAt(0) == '.') {
      plain = "0" + plain;
    }
    int point = plain.indexOf('.');
    if (point >= 0 && (point + 1 == plain.length() || !isDigit(plain.charAt(point + 1)))) {
      plain = plain.substring(0, point) + plain.substring(point + 1);
    }
    return sign + plain;
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
