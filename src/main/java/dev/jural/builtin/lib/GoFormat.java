package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.LimitException;
import dev.jural.builtin.Operands;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats strings with the verbs of Go's fmt package, as far as values of Rego reach them. */
final class GoFormat {
  private static final int WIDEST = 1 << 20;

  private final String format;
  private final RegoArray values;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int next;

  /** One verb with its flags. */
  private record Spec(
      char verb,
      boolean minus,
      boolean plus,
      boolean sharp,
      boolean space,
      boolean zero,
      int width,
      int precision) {}

  private GoFormat(String format, RegoArray values) {
    this.format = format;
    this.values = values;
  }

  static RegoValue sprintf(BuiltinContext context, RegoValue a, RegoValue b) {
    GoFormat formatter = new GoFormat(Operands.string(a, 1), Operands.array(b, 2));
    String text = formatter.run();
    context.charge(text.length() / 8);
    return RegoString.of(text);
  }

  private String run() {
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c != '%') {
        out.append(c);
      } else if (at == format.length()) {
        out.append("%!(NOVERB)");
      } else {
        verb();
      }
      if (out.length() > WIDEST * 8) {
        throw new LimitException("sprintf: result of more than " + WIDEST * 8 + " characters");
      }
    }
    if (next < values.size()) {
      extra();
    }
    return out.toString();
  }

  private void extra() {
    out.append("%!(EXTRA ");
    for (int i = next; i < values.size(); i++) {
      out.append(i == next ? "" : ", ")
          .append(goType(values.get(i)))
          .append('=')
          .append(plain(values.get(i)));
    }
    out.append(')');
  }

  private void verb() {
    boolean minus = false;
    boolean plus = false;
    boolean sharp = false;
    boolean space = false;
    boolean zero = false;
    boolean isFlag = true;
    while (isFlag && at < format.length()) {
      switch (format.charAt(at)) {
        case '-' -> minus = true;
        case '+' -> plus = true;
        case '#' -> sharp = true;
        case ' ' -> space = true;
        case '0' -> zero = true;
        default -> isFlag = false;
      }
      at += isFlag ? 1 : 0;
    }
    int width = number();
    int precision = -1;
    if (at < format.length() && format.charAt(at) == '.') {
      at++;
      precision = Math.max(0, number());
    }
    if (at == format.length()) {
      out.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      out.append('%');
      return;
    }
    if (next >= values.size()) {
      out.append("%!").appendCodePoint(verb).append("(MISSING)");
      return;
    }
    Spec spec = new Spec((char) verb, minus, plus, sharp, space, zero && !minus, width, precision);
    format(spec, values.get(next++));
  }

  private int number() {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      if (next < values.size()
          && values.get(next) instanceof RegoNumber n
          && n.isLong()
          && Math.abs(n.longValue()) <= WIDEST) {
        next++;
        return (int) n.longValue();
      }
      next++;
      out.append("%!(BADWIDTH)");
      return -1;
    }
    int start = at;
    long number = 0;
    while (at < format.length()
        && Character.digit(format.charAt(at), 10) >= 0
        && format.charAt(at) < 128) {
      number = Math.min(Integer.MAX_VALUE, number * 10 + (format.charAt(at) - '0'));
      at++;
    }
    if (number > WIDEST) {
      throw new LimitException("sprintf: width or precision of more than " + WIDEST);
    }
    return at == start ? -1 : (int) number;
  }

  private void format(Spec spec, RegoValue value) {
    if (value instanceof RegoNumber number) {
      number(spec, number);
    } else if (value instanceof RegoString string) {
      text(spec, value, string.text());
    } else if (value instanceof RegoBoolean) {
      if (spec.verb() == 't' || spec.verb() == 'v') {
        pad(spec, value.toString(), false);
      } else {
        text(spec, value, value.toString());
      }
    } else {
      text(spec, value, value.toString());
    }
  }

  private void text(Spec spec, RegoValue value, String text) {
    String cut =
        spec.precision() >= 0 && text.codePointCount(0, text.length()) > spec.precision()
            ? text.substring(0, text.offsetByCodePoints(0, spec.precision()))
            : text;
    switch (spec.verb()) {
      case 's', 'v' -> pad(spec, spec.verb() == 'v' && spec.sharp() ? quoted(cut) : cut, false);
      case 'q' -> pad(spec, spec.sharp() ? "`" + cut + "`" : quoted(cut), false);
      case 'x', 'X' -> pad(spec, hex(cut, spec), false);
      default -> bad(spec, value);
    }
  }

  private static String quoted(String text) {
    return RegoString.of(text).toString();
  }

  private static String hex(String text, Spec spec) {
    StringBuilder hex = new StringBuilder();
    for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      hex.append(String.format(Locale.ROOT, spec.verb() == 'x' ? "%02x" : "%02X", b));
    }
    return hex.toString();
  }

  private void number(Spec spec, RegoNumber number) {
    boolean isInteger = number.isInteger();
    switch (spec.verb()) {
      case 'd', 'b', 'o', 'x', 'X', 'O', 'c', 'U' -> {
        if (isInteger) {
          whole(spec, number.integer());
        } else {
          bad(spec, number);
        }
      }
      case 'e', 'E', 'f', 'F', 'g', 'G' -> {
        if (isInteger) {
          bad(spec, number);
        } else {
          floating(spec, number);
        }
      }
      case 'v', 's' -> pad(spec, signed(spec, number.toString()), true);
      default -> bad(spec, number);
    }
  }

  private void whole(Spec spec, BigInteger value) {
    switch (spec.verb()) {
      case 'c' -> pad(spec, Character.toString(codePoint(value)), false);
      case 'U' -> pad(spec, String.format(Locale.ROOT, "U+%04X", codePoint(value)), false);
      default -> {
        String digits = value.abs().toString(radix(spec.verb()));
        if (spec.precision() > digits.length()) {
          digits = "0".repeat(spec.precision() - digits.length()) + digits;
        }
        String prefix =
            switch (spec.verb()) {
              case 'x' -> spec.sharp() ? "0x" : "";
              case 'X' -> spec.sharp() ? "0X" : "";
              case 'o' -> spec.sharp() ? "0" : "";
              case 'O' -> "0o";
              case 'b' -> spec.sharp() ? "0b" : "";
              default -> "";
            };
        String text = prefix + (spec.verb() == 'X' ? digits.toUpperCase(Locale.ROOT) : digits);
        pad(spec, signed(spec, value.signum() < 0 ? "-" + text : text), true);
      }
    }
  }

  private static int codePoint(BigInteger value) {
    return value.signum() >= 0 && value.compareTo(BigInteger.valueOf(0x10FFFF)) <= 0
        ? value.intValue()
        : 0xFFFD;
  }

  private static int radix(char verb) {
    return switch (verb) {
      case 'b' -> 2;
      case 'o', 'O' -> 8;
      case 'x', 'X' -> 16;
      default -> 10;
    };
  }

  private static String signed(Spec spec, String text) {
    if (text.startsWith("-")) {
      return text;
    }
    return spec.plus() ? "+" + text : spec.space() ? " " + text : text;
  }

  private void floating(Spec spec, RegoNumber number) {
    int precision = spec.precision() < 0 ? 6 : spec.precision();
    String text =
        switch (spec.verb()) {
          case 'f', 'F' ->
              number.decimal().setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
          case 'e', 'E' -> exponent(number.decimal(), precision, spec.verb());
          default ->
              spec.precision() < 0
                  ? shortest(number)
                  : shortest(
                      RegoNumber.of(
                          number
                              .decimal()
                              .round(new java.math.MathContext(Math.max(1, precision)))));
        };
    pad(spec, signed(spec, text), true);
  }

  private static String shortest(RegoNumber number) {
    BigDecimal exact = BigDecimal.valueOf(number.doubleValue());
    return RegoNumber.of(exact).toString();
  }

  private static String exponent(BigDecimal value, int precision, char verb) {
    BigDecimal rounded =
        value.round(new java.math.MathContext(precision + 1, RoundingMode.HALF_EVEN));
    String digits = rounded.unscaledValue().abs().toString();
    long exponent = (long) rounded.precision() - rounded.scale() - 1;
    StringBuilder text = new StringBuilder(value.signum() < 0 ? "-" : "");
    text.append(digits.charAt(0));
    String rest = digits.substring(1);
    if (precision > 0) {
      text.append('.').append(rest).append("0".repeat(Math.max(0, precision - rest.length())));
    }
    text.append(verb).append(exponent < 0 ? '-' : '+');
    long size = Math.abs(exponent);
    return text.append(size < 10 ? "0" : "").append(size).toString();
  }

  private void pad(Spec spec, String text, boolean isNumber) {
    int width = Math.abs(spec.width());
    int length = text.codePointCount(0, text.length());
    if (spec.width() == -1 || length >= width) {
      out.append(text);
    } else if (spec.minus() || spec.width() < -1) {
      out.append(text).append(" ".repeat(width - length));
    } else if (spec.zero()) {
      boolean hasSign = isNumber && !text.isEmpty() && "+- ".indexOf(text.charAt(0)) >= 0;
      out.append(hasSign ? text.substring(0, 1) : "")
          .append("0".repeat(width - length))
          .append(hasSign ? text.substring(1) : text);
    } else {
      out.append(" ".repeat(width - length)).append(text);
    }
  }

  private void bad(Spec spec, RegoValue value) {
    out.append("%!")
        .append(spec.verb())
        .append('(')
        .append(goType(value))
        .append('=')
        .append(plain(value))
        .append(')');
  }

  private static String goType(RegoValue value) {
    if (value instanceof RegoNumber number) {
      return number.isLong() ? "int" : number.isInteger() ? "*big.Int" : "float64";
    }
    return value instanceof RegoBoolean ? "bool" : "string";
  }

  private static String plain(RegoValue value) {
    return value instanceof RegoString string ? string.text() : value.toString();
  }
}
