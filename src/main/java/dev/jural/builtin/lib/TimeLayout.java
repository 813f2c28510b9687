package dev.jural.builtin.lib;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A TimeLayout finds the elements of a layout in Go's notation: the reference time {@code Mon Jan 2
 * 15:04:05 MST 2006} written as the time is to be written (Go's documentation of package {@code
 * time}).
 */
final class TimeLayout {
  /** The layout of RFC 3339, seconds with a fraction only where there is one. */
  static final String RFC3339_NANO = "2006-01-02T15:04:05.999999999Z07:00";

  /** The layout of RFC 3339. */
  static final String RFC3339 = "2006-01-02T15:04:05Z07:00";

  private TimeLayout() {}

  /** An Element is a part of a time. */
  enum Element {
    LONG_MONTH,
    MONTH,
    NUM_MONTH,
    ZERO_MONTH,
    LONG_WEEKDAY,
    WEEKDAY,
    DAY,
    UNDER_DAY,
    ZERO_DAY,
    UNDER_YEAR_DAY,
    ZERO_YEAR_DAY,
    HOUR,
    HOUR_12,
    ZERO_HOUR_12,
    MINUTE,
    ZERO_MINUTE,
    SECOND,
    ZERO_SECOND,
    LONG_YEAR,
    YEAR,
    UPPER_PM,
    LOWER_PM,
    ZONE_NAME,
    OFFSET,
    FRACTION_ZERO,
    FRACTION_NINE
  }

  /**
   * A Chunk is one element of a layout with its place.
   *
   * @param element what it stands for
   * @param start its first character
   * @param end the character after its last
   */
  record Chunk(Element element, int start, int end) {
    /** Its length in characters. */
    int length() {
      return end - start;
    }
  }

  /** The layout with this name, or {@code layout} itself. */
  static String named(String layout) {
    return switch (layout) {
      case "ANSIC" -> "Mon Jan _2 15:04:05 2006";
      case "UnixDate" -> "Mon Jan _2 15:04:05 MST 2006";
      case "RubyDate" -> "Mon Jan 02 15:04:05 -0700 2006";
      case "RFC822" -> "02 Jan 06 15:04 MST";
      case "RFC822Z" -> "02 Jan 06 15:04 -0700";
      case "RFC850" -> "Monday, 02-Jan-06 15:04:05 MST";
      case "RFC1123" -> "Mon, 02 Jan 2006 15:04:05 MST";
      case "RFC1123Z" -> "Mon, 02 Jan 2006 15:04:05 -0700";
      case "RFC3339" -> RFC3339;
      case "RFC3339Nano" -> RFC3339_NANO;
      default -> layout;
    };
  }

  /** The first element of {@code layout} at or after {@code from}. */
  static Optional<Chunk> next(String layout, int from) {
    for (int i = from; i < layout.length(); i++) {
      Chunk chunk = at(layout, i);
      if (chunk != null) {
        return Optional.of(chunk);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Chunk at(String layout, int i) {
    return switch (layout.charAt(i)) {
      case 'J' -> name(layout, i, "January", Element.LONG_MONTH, "Jan", Element.MONTH);
      case 'M' ->
          layout.startsWith("MST", i)
              ? new Chunk(Element.ZONE_NAME, i, i + 3)
              : name(layout, i, "Monday", Element.LONG_WEEKDAY, "Mon", Element.WEEKDAY);
      case '0' -> zero(layout, i);
      case '1' -> first(layout, i, "15", Element.HOUR, Element.NUM_MONTH);
      case '2' -> first(layout, i, "2006", Element.LONG_YEAR, Element.DAY);
      case '_' -> under(layout, i);
      case '3' -> new Chunk(Element.HOUR_12, i, i + 1);
      case '4' -> new Chunk(Element.MINUTE, i, i + 1);
      case '5' -> new Chunk(Element.SECOND, i, i + 1);
      case 'P' -> only(layout, i, "PM", Element.UPPER_PM);
      case 'p' -> only(layout, i, "pm", Element.LOWER_PM);
      case '-', 'Z' -> offset(layout, i);
      case '.', ',' -> fraction(layout, i);
      default -> null;
    };
  }

  private static @Nullable Chunk only(String layout, int i, String text, Element element) {
    return layout.startsWith(text, i) ? new Chunk(element, i, i + text.length()) : null;
  }

  private static Chunk first(String layout, int i, String text, Element whole, Element single) {
    return layout.startsWith(text, i)
        ? new Chunk(whole, i, i + text.length())
        : new Chunk(single, i, i + 1);
  }

  private static @Nullable Chunk name(
      String layout, int i, String full, Element whole, String abbreviated, Element part) {
    if (layout.startsWith(full, i)) {
      return new Chunk(whole, i, i + full.length());
    }
    // "Janus" and "Monica" are words, not names with a tail.
    boolean isWord =
        i + 3 < layout.length() && layout.charAt(i + 3) >= 'a' && layout.charAt(i + 3) <= 'z';
    return isWord ? null : only(layout, i, abbreviated, part);
  }

  private static @Nullable Chunk zero(String layout, int i) {
    if (layout.startsWith("002", i)) {
      return new Chunk(Element.ZERO_YEAR_DAY, i, i + 3);
    }
    char next = i + 1 < layout.length() ? layout.charAt(i + 1) : ' ';
    Element element =
        switch (next) {
          case '1' -> Element.ZERO_MONTH;
          case '2' -> Element.ZERO_DAY;
          case '3' -> Element.ZERO_HOUR_12;
          case '4' -> Element.ZERO_MINUTE;
          case '5' -> Element.ZERO_SECOND;
          case '6' -> Element.YEAR;
          default -> null;
        };
    return element == null ? null : new Chunk(element, i, i + 2);
  }

  private static @Nullable Chunk under(String layout, int i) {
    if (layout.startsWith("_2006", i)) {
      return new Chunk(Element.LONG_YEAR, i + 1, i + 5);
    }
    if (layout.startsWith("_2", i)) {
      return new Chunk(Element.UNDER_DAY, i, i + 2);
    }
    return only(layout, i, "__2", Element.UNDER_YEAR_DAY);
  }

  private static @Nullable Chunk offset(String layout, int i) {
    for (String digits : new String[] {"070000", "07:00:00", "0700", "07:00", "07"}) {
      if (layout.startsWith(digits, i + 1)) {
        return new Chunk(Element.OFFSET, i, i + 1 + digits.length());
      }
    }
    return null;
  }

  private static @Nullable Chunk fraction(String layout, int i) {
    char digit = i + 1 < layout.length() ? layout.charAt(i + 1) : ' ';
    if (digit != '0' && digit != '9') {
      return null;
    }
    int end = i + 1;
    while (end < layout.length() && layout.charAt(end) == digit) {
      end++;
    }
    if (isDigit(layout, end)) {
      return null;
    }
    return new Chunk(digit == '0' ? Element.FRACTION_ZERO : Element.FRACTION_NINE, i, end);
  }

  /** Whether there is an ASCII digit at {@code at}. */
  static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
