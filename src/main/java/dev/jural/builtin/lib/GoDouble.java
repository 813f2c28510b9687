package dev.jural.builtin.lib;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints a double by one of the verbs of Go's package {@code fmt}. */
final class GoDouble {
  private static final int MANTISSA_BITS = 52;

  private final GoFlags flags;

  GoDouble(GoFlags flags) {
    this.flags = flags;
  }

  /**
   * Prints a finite double.
   *
   * @param precision for when the flags give none; -1 for as many digits as name the number
   * @param pad takes text that is to be padded
   * @param out takes text that is padded already
   */
  void print(double value, char verb, int precision, Consumer<String> pad, StringBuilder out) {
    int digits = flags.hasPrecision() ? flags.precision() : precision;
    String text = convert(Math.abs(value), verb, digits);
    boolean isNegative = value < 0 || (value == 0 && 1 / value < 0);
    if (flags.sharp() && verb != 'b') {
      text = withPoint(text, verb, digits);
    }
    String sign = isNegative ? "-" : flags.plus() ? "+" : flags.space() ? " " : "";
    int missing = flags.width() - sign.length() - text.length();
    if (!sign.isEmpty() && flags.zero() && missing > 0) {
      out.append(sign).append("0".repeat(missing)).append(text);
    } else {
      pad.accept(sign + text);
    }
  }

  private static String convert(double size, char verb, int precision) {
    return switch (verb) {
      case 'b' -> binary(size);
      case 'x', 'X' -> hex(size, precision, verb == 'X');
      case 'f' -> fixed(size, precision);
      case 'e', 'E' -> scientific(size, precision, verb);
      default -> general(size, precision, verb);
    };
  }

  private static String fixed(double size, int precision) {
    return new BigDecimal(size).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String scientific(double size, int precision, char verb) {
    BigDecimal exact = new BigDecimal(size);
    BigDecimal rounded = exact.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    return exponentForm(rounded, precision, verb);
  }

  /** One digit, a point, {@code precision} digits, and an exponent of two digits at least. */
  private static String exponentForm(BigDecimal value, int precision, char verb) {
    boolean isZero = value.signum() == 0;
    String digits = isZero ? "0" : value.unscaledValue().toString();
    long exponent = isZero ? 0 : (long) value.precision() - value.scale() - 1;
    StringBuilder text = new StringBuilder().append(digits.charAt(0));
    if (precision > 0) {
      String rest = digits.substring(1, Math.min(digits.length(), precision + 1));
      text.append('.').append(rest).append("0".repeat(precision - rest.length()));
    }
    text.append(verb).append(exponent < 0 ? '-' : '+');
    long power = Math.abs(exponent);
    return text.append(power < 10 ? "0" : "").append(power).toString();
  }

  private static String general(double size, int precision, char verb) {
    BigDecimal value;
    int most;
    if (precision < 0) {
      value = GoFloat.shortest(size);
      most = 6;
    } else {
      most = Math.max(1, precision);
      value = new BigDecimal(size).round(new MathContext(most, RoundingMode.HALF_EVEN));
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      int beforePoint = value.precision() - value.scale();
      if (most > value.precision() && value.precision() >= beforePoint) {
        most = value.precision();
      }
    }
    int exponent = value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    if (exponent < -4 || exponent >= most) {
      return exponentForm(value, value.precision() - 1, verb == 'G' ? 'E' : 'e');
    }
    return value.toPlainString();
  }

  /** The mantissa as a whole number and the power of two, {@code 4503599627370496p-52}. */
  private static String binary(double size) {
    long bits = Double.doubleToLongBits(size);
    int exponent = (int) (bits >>> MANTISSA_BITS) & 0x7ff;
    long mantissa = bits & ((1L << MANTISSA_BITS) - 1);
    mantissa |= exponent == 0 ? 0 : 1L << MANTISSA_BITS;
    int power = Math.max(1, exponent) - 1023 - MANTISSA_BITS;
    return mantissa + "p" + (power < 0 ? "" : "+") + power;
  }

  private static String hex(double size, int precision, boolean isUpper) {
    String text = precision < 0 ? shortestHex(size) : roundedHex(size, precision);
    return isUpper ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String shortestHex(double size) {
    String digits = "";
    int power = 0;
    String first = "0";
    if (size != 0) {
      power = Math.getExponent(Math.max(size, Double.MIN_NORMAL));
      BigDecimal scaled = new BigDecimal(size);
      long mantissa = mantissa(scaled, power);
      while (mantissa >> MANTISSA_BITS == 0) {
        mantissa <<= 1;
        power--;
      }
      first = "1";
      digits =
          Long.toHexString((1L << MANTISSA_BITS) | mantissa).substring(1).replaceAll("0+$", "");
    }
    return "0x" + first + (digits.isEmpty() ? "" : "." + digits) + power(power);
  }

  private static String roundedHex(double size, int precision) {
    if (size == 0) {
      return "0x0" + (precision > 0 ? "." + "0".repeat(precision) : "") + power(0);
    }
    int power = Math.getExponent(Math.max(size, Double.MIN_NORMAL));
    long mantissa = mantissa(new BigDecimal(size), power);
    while (mantissa >> MANTISSA_BITS == 0) {
      mantissa <<= 1;
      power--;
    }
    int kept = Math.min(13, precision) * 4;
    long unit = 1L << (MANTISSA_BITS - kept);
    long low = mantissa & (unit - 1);
    mantissa -= low;
    if (low > unit / 2 || (low == unit / 2 && (mantissa & unit) != 0)) {
      mantissa += unit;
    }
    if (mantissa >> (MANTISSA_BITS + 1) != 0) {
      mantissa >>= 1;
      power++;
    }
    String digits = Long.toHexString(mantissa).substring(1, 1 + kept / 4);
    String rest = digits + "0".repeat(precision - digits.length());
    return "0x1" + (precision > 0 ? "." + rest : "") + power(power);
  }

  private static long mantissa(BigDecimal size, int power) {
    long bits = Double.doubleToLongBits(size.doubleValue());
    long mantissa = bits & ((1L << MANTISSA_BITS) - 1);
    return power >= -1022 && bits >>> MANTISSA_BITS != 0
        ? mantissa | 1L << MANTISSA_BITS
        : mantissa;
  }

  private static String power(int power) {
    int size = Math.abs(power);
    return "p" + (power < 0 ? '-' : '+') + (size < 10 ? "0" : "") + size;
  }

  /** The flag {@code #}: a point always, and for {@code %g} the zeros that fill the precision. */
  private static String withPoint(String text, char verb, int precision) {
    boolean fills = verb == 'g' || verb == 'G' || verb == 'x';
    int missing = !fills ? 0 : precision < 0 ? 6 : precision;
    boolean isHex = verb == 'x' || verb == 'X';
    int end = text.length();
    boolean hasPoint = false;
    boolean sawDigit = false;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        hasPoint = true;
      } else if (c == 'p' || c == 'P' || (!isHex && (c == 'e' || c == 'E'))) {
        end = i;
      } else {
        sawDigit |= c != '0';
        missing -= sawDigit ? 1 : 0;
      }
    }
    String head = text.substring(0, end);
    if (!hasPoint) {
      missing -= head.equals("0") ? 1 : 0;
      head += ".";
    }
    return head + "0".repeat(Math.max(0, missing)) + text.substring(end);
  }
}
