package dev.jural.builtin.lib;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Prints one value by one verb, as Go's package {@code fmt} does (its documentation, "Printing").
 * Values are {@code Long}, {@code BigInteger}, {@code Double} and {@code String}.
 */
final class GoVerbs {
  private final StringBuilder out;
  private final GoFlags flags;
  private boolean isSharpV;

  GoVerbs(StringBuilder out, GoFlags flags) {
    this.out = out;
    this.flags = flags;
  }

  /** The name of a value's type in Go. */
  static String type(Object value) {
    if (value instanceof Long) {
      return "int64";
    } else if (value instanceof BigInteger) {
      return "*big.Int";
    }
    return value instanceof Double ? "float64" : "string";
  }

  void print(Object value, int verb) {
    if (verb == 'T') {
      pad(cut(type(value)));
      return;
    }
    if (value instanceof BigInteger big) {
      big(big, verb);
      return;
    }
    if (verb == 'v') {
      isSharpV = flags.sharp();
      flags.clearPlusAndSharp();
    }
    boolean isKnown;
    if (value instanceof Long whole) {
      isKnown = whole(whole, verb);
    } else if (value instanceof Double number) {
      isKnown = floating(number, verb);
    } else {
      isKnown = text((String) value, verb);
    }
    if (!isKnown) {
      out.append("%!").appendCodePoint(verb).append('(').append(type(value)).append('=');
      plain(value);
      out.append(')');
    }
  }

  /** In messages about a bad verb Go prints by {@code %v}, with the flags that were given. */
  private void plain(Object value) {
    if (value instanceof Long whole) {
      integer(whole, 10, 'v');
    } else if (value instanceof Double number) {
      new GoDouble(flags).print(number, 'g', -1, this::pad, out);
    } else {
      pad(cut((String) value));
    }
  }

  // ---- whole numbers

  private boolean whole(long value, int verb) {
    switch (verb) {
      case 'v', 'd' -> integer(value, 10, verb);
      case 'b' -> integer(value, 2, verb);
      case 'o', 'O' -> integer(value, 8, verb);
      case 'x', 'X' -> integer(value, 16, verb);
      case 'c' -> pad(Character.toString(rune(value)));
      case 'q' -> pad(GoQuote.rune(rune(value), flags.plus()));
      case 'U' -> unicode(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static int rune(long value) {
    boolean isRune = value >= 0 && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
    return isRune ? (int) value : 0xFFFD;
  }

  private void integer(long value, int base, int verb) {
    String digits = BigInteger.valueOf(value).abs().toString(base);
    int least = 0;
    if (flags.hasPrecision()) {
      least = flags.precision();
      if (least == 0 && value == 0) {
        out.append(" ".repeat(flags.width()));
        return;
      }
    } else if (flags.zero() && flags.hasWidth()) {
      least = flags.width() - (value < 0 || flags.plus() || flags.space() ? 1 : 0);
    }
    String text = "0".repeat(Math.max(0, least - digits.length())) + digits;
    if (flags.sharp()) {
      text =
          (base == 2 ? "0b" : base == 16 ? "0x" : base == 8 && !text.startsWith("0") ? "0" : "")
              + text;
    }
    text = verb == 'O' ? "0o" + text : text;
    text = verb == 'X' ? text.toUpperCase(Locale.ROOT) : text;
    String sign = value < 0 ? "-" : flags.plus() ? "+" : flags.space() ? " " : "";
    pad(sign + text, ' ');
  }

  private void unicode(long value) {
    String digits = Long.toHexString(value).toUpperCase(Locale.ROOT);
    int least = Math.max(4, flags.precision());
    String text = "U+" + "0".repeat(Math.max(0, least - digits.length())) + digits;
    if (flags.sharp() && value >= 0 && value <= 0x10FFFF && GoQuote.isPrintable((int) value)) {
      text += " '" + Character.toString((int) value) + "'";
    }
    pad(text, ' ');
  }

  /** Numbers that fit no {@code int64} print themselves, by rules of their own. */
  private void big(BigInteger value, int verb) {
    int base =
        switch (verb) {
          case 'b' -> 2;
          case 'o', 'O' -> 8;
          case 'd', 's', 'v' -> 10;
          case 'x', 'X' -> 16;
          default -> 0;
        };
    if (base == 0) {
      out.append("%!").appendCodePoint(verb).append(verb == 'w' ? "(*big.Int=" : "(big.Int=");
      out.append(value).append(')');
      return;
    }
    String sign = value.signum() < 0 ? "-" : flags.plus() ? "+" : flags.space() ? " " : "";
    String prefix =
        verb == 'O'
            ? "0o"
            : !flags.sharp()
                ? ""
                : switch (verb) {
                  case 'b' -> "0b";
                  case 'o' -> "0";
                  case 'x' -> "0x";
                  case 'X' -> "0X";
                  default -> "";
                };
    String digits = value.abs().toString(base);
    digits = verb == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
    int zeros = Math.max(0, flags.precision() - digits.length());
    int missing = flags.width() - sign.length() - prefix.length() - zeros - digits.length();
    boolean isZeroPadded = flags.zero() && !flags.hasPrecision();
    zeros += isZeroPadded ? Math.max(0, missing) : 0;
    String text = sign + prefix + "0".repeat(zeros) + digits;
    pad(text, ' ');
  }

  // ---- floating point

  private boolean floating(double value, int verb) {
    GoDouble printer = new GoDouble(flags);
    switch (verb) {
      case 'v' -> printer.print(value, 'g', -1, this::pad, out);
      case 'b', 'g', 'G', 'x', 'X' -> printer.print(value, (char) verb, -1, this::pad, out);
      case 'e', 'E', 'f' -> printer.print(value, (char) verb, 6, this::pad, out);
      case 'F' -> printer.print(value, 'f', 6, this::pad, out);
      default -> {
        return false;
      }
    }
    return true;
  }

  // ---- strings

  private boolean text(String text, int verb) {
    switch (verb) {
      case 'v' -> pad(isSharpV ? quoted(text) : cut(text));
      case 's' -> pad(cut(text));
      case 'q' -> pad(quoted(text));
      case 'x', 'X' -> hex(text, verb == 'X');
      default -> {
        return false;
      }
    }
    return true;
  }

  private String cut(String text) {
    return flags.hasPrecision() && text.codePointCount(0, text.length()) > flags.precision()
        ? text.substring(0, text.offsetByCodePoints(0, flags.precision()))
        : text;
  }

  private String quoted(String text) {
    String cut = cut(text);
    return flags.sharp() && GoQuote.canBackquote(cut)
        ? "`" + cut + "`"
        : GoQuote.quote(cut, flags.plus());
  }

  private void hex(String text, boolean isUpper) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = flags.hasPrecision() ? Math.min(bytes.length, flags.precision()) : bytes.length;
    String prefix = flags.sharp() ? isUpper ? "0X" : "0x" : "";
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < length; i++) {
      if (flags.space() && i > 0) {
        hex.append(' ');
      }
      hex.append(i == 0 || flags.space() ? prefix : "");
      String digits = Integer.toHexString(0x100 | bytes[i] & 0xff).substring(1);
      hex.append(isUpper ? digits.toUpperCase(Locale.ROOT) : digits);
    }
    pad(hex.toString());
  }

  // ---- padding

  private void pad(String text) {
    pad(text, flags.zero() ? '0' : ' ');
  }

  private void pad(String text, char filler) {
    int missing = flags.width() - text.codePointCount(0, text.length());
    if (missing <= 0) {
      out.append(text);
    } else if (flags.minus()) {
      out.append(text).append(" ".repeat(missing));
    } else {
      out.append(String.valueOf(filler).repeat(missing)).append(text);
    }
  }
}
