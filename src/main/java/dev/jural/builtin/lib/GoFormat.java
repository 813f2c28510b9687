package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.LimitException;
import dev.jural.builtin.Operands;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigInteger;

/**
 * Reads formats of Go's package {@code fmt}: flags, width, precision and indexes of arguments. What
 * the verbs do is in {@link GoVerbs}.
 */
final class GoFormat {
  /** Go reads no width, precision or index beyond this. */
  private static final int WIDEST = 1_000_000;

  private static final int LONGEST = 1 << 23;

  private final String format;
  private final RegoArray values;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int next;
  private boolean isIndexed;
  private boolean isGoodIndex;

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
      if (c == '%') {
        directive();
      } else {
        out.append(c);
      }
      if (out.length() > LONGEST) {
        throw new LimitException("sprintf: result of more than " + LONGEST + " characters");
      }
    }
    if (!isIndexed && next < values.size()) {
      extra();
    }
    return out.toString();
  }

  private void extra() {
    out.append("%!(EXTRA ");
    for (int i = next; i < values.size(); i++) {
      Object value = argument(values.get(i));
      out.append(i == next ? "" : ", ").append(GoVerbs.type(value)).append('=');
      new GoVerbs(out, new GoFlags()).print(value, 'v');
    }
    out.append(')');
  }

  private void directive() {
    GoFlags flags = new GoFlags();
    while (at < format.length() && flags.read(format.charAt(at))) {
      at++;
    }
    isGoodIndex = true;
    boolean isAfterIndex = index();
    isAfterIndex = width(flags, isAfterIndex);
    isAfterIndex = precision(flags, isAfterIndex);
    if (!isAfterIndex) {
      index();
    }
    if (at >= format.length()) {
      out.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      out.append('%');
    } else if (!isGoodIndex) {
      out.append("%!").appendCodePoint(verb).append("(BADINDEX)");
    } else if (next >= values.size()) {
      out.append("%!").appendCodePoint(verb).append("(MISSING)");
    } else {
      new GoVerbs(out, flags).print(argument(values.get(next++)), verb);
    }
  }

  /** Reads a width; tells whether an index was read that nothing has used yet. */
  private boolean width(GoFlags flags, boolean isAfterIndex) {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      flags.setWidth(argumentAsSize());
      if (!flags.hasWidth()) {
        out.append("%!(BADWIDTH)");
      }
      return false;
    }
    long width = digits();
    if (width >= 0) {
      flags.setWidth(width);
      isGoodIndex &= !isAfterIndex;
    }
    return isAfterIndex;
  }

  private boolean precision(GoFlags flags, boolean isAfterIndex) {
    if (at + 1 > format.length() || at >= format.length() || format.charAt(at) != '.') {
      return isAfterIndex;
    }
    at++;
    isGoodIndex &= !isAfterIndex;
    boolean isAfter = index();
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      long precision = argumentAsSize();
      if (precision < 0) {
        out.append("%!(BADPREC)");
      } else {
        flags.setPrecision((int) precision);
      }
      return false;
    }
    flags.setPrecision((int) Math.max(0, digits()));
    return isAfter;
  }

  /** The next argument as a width or precision; {@link GoFlags#NONE} when it is none. */
  private long argumentAsSize() {
    if (next >= values.size()) {
      return GoFlags.NONE;
    }
    Object value = argument(values.get(next++));
    return value instanceof Long size && Math.abs(size) <= WIDEST ? size : GoFlags.NONE;
  }

  /** Reads {@code [3]}; tells whether it was there and in order. */
  private boolean index() {
    if (at >= format.length() || format.charAt(at) != '[') {
      return false;
    }
    isIndexed = true;
    int close = format.indexOf(']', at + 1);
    if (format.length() - at < 3 || close < 0) {
      isGoodIndex = false;
      at++;
      return false;
    }
    at++;
    long index = digits();
    boolean isNumber = index >= 0 && at == close;
    at = close + 1;
    if (isNumber && index >= 1 && index <= values.size()) {
      next = (int) index - 1;
      return true;
    }
    isGoodIndex = false;
    return isNumber;
  }

  /** Reads a number; -1 when there is none. One too large swallows the rest of the format. */
  private long digits() {
    int start = at;
    long number = 0;
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      if (number > WIDEST) {
        at = format.length();
        return -1;
      }
      number = number * 10 + (format.charAt(at++) - '0');
    }
    return at == start ? -1 : number;
  }

  /**
   * What OPA hands to Go's formatter: a {@code Long}, {@code BigInteger}, {@code Double} or {@code
   * String}. How a number is spelled decides.
   */
  private static Object argument(RegoValue value) {
    if (value instanceof RegoString string) {
      return string.text();
    }
    if (!(value instanceof RegoNumber number)) {
      return value.toString();
    }
    if (Operands.isPlainLong(number)) {
      return number.longValue();
    }
    String text = number.toString();
    if (text.indexOf('.') >= 0) {
      double nearest = number.doubleValue();
      return Double.isInfinite(nearest) ? text : (Object) nearest;
    }
    boolean hasExponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    return hasExponent || !number.isInteger() ? text : (Object) new BigInteger(text);
  }
}
