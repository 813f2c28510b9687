package dev.jural.builtin.lib;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Tells which plain scalars Go's YAML reader takes for points in time. */
final class GoTimestamp {
  private GoTimestamp() {}

  /**
   * Whether {@code text} is a date, a date and time after a space, or a date and time with {@code
   * T} or {@code t} and a zone.
   */
  static boolean is(String text) {
    if (text.length() < 8 || !areDigits(text, 0, 4) || text.charAt(4) != '-') {
      return false;
    }
    int end = 5;
    while (end < text.length() && "0123456789-".indexOf(text.charAt(end)) >= 0 && end < 10) {
      end++;
    }
    if (!isDate(text.substring(0, end))) {
      return false;
    }
    if (end == text.length()) {
      return true;
    }
    String rest = text.substring(end + 1);
    return switch (text.charAt(end)) {
      case ' ' -> isTime(rest);
      case 'T', 't' -> isZoned(rest);
      default -> false;
    };
  }

  /** A point in time as Go prints it: a date alone is its first moment. */
  static String printed(String text) {
    String[] parts = text.split("-", -1);
    if (!is(text) || parts.length != 3 || parts[2].length() > 2) {
      return text;
    }
    String month = parts[1].length() == 1 ? "0" + parts[1] : parts[1];
    String day = parts[2].length() == 1 ? "0" + parts[2] : parts[2];
    return parts[0] + "-" + month + "-" + day + "T00:00:00Z";
  }

  private static boolean isDate(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length != 3 || !isShort(parts[1]) || !isShort(parts[2])) {
      return false;
    }
    try {
      LocalDate.of(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    int point = text.indexOf('.');
    String clock = point < 0 ? text : text.substring(0, point);
    if (point >= 0 && (point + 1 == text.length() || !areDigits(text, point + 1, text.length()))) {
      return false;
    }
    String[] parts = clock.split(":", -1);
    int[] limits = {24, 60, 60};
    if (parts.length != 3) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      if (!isShort(parts[i]) || Integer.parseInt(parts[i]) >= limits[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZoned(String text) {
    if (text.endsWith("Z")) {
      return isTime(text.substring(0, text.length() - 1));
    }
    int at = text.length() - 6;
    return at > 0
        && (text.charAt(at) == '+' || text.charAt(at) == '-')
        && areDigits(text, at + 1, at + 3)
        && text.charAt(at + 3) == ':'
        && areDigits(text, at + 4, at + 6)
        && isTime(text.substring(0, at));
  }

  private static boolean isShort(String text) {
    return (text.length() == 1 || text.length() == 2) && areDigits(text, 0, text.length());
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
