package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.lib.TimeLayout.Chunk;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A TimeParser reads a time by a layout in Go's notation, with the rules and the messages of Go's
 * {@code time.Parse}: spaces match any number of spaces, a fraction may follow the seconds even
 * where the layout has none, parts that are not given are those of 0000-01-01T00:00:00Z, and the
 * name of a zone is read but has no effect.
 *
 * <p>Works on the bytes of the UTF-8 form, one in each character, as Go's messages show them.
 */
final class TimeParser {
  /** The English names of the months, January first. */
  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  /** The English names of the days of the week, Sunday first. */
  static final List<String> WEEKDAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

  private static final String MISMATCH = "mismatch";

  private final String layout;
  private final String value;
  private int at;

  private int year;
  private int month = -1;
  private int day = -1;
  private int yearDay = -1;
  private int hour;
  private int minute;
  private int second;
  private int nanos;
  private boolean isPm;
  private boolean isAm;
  private int offset;

  private TimeParser(String layout, String value) {
    this.layout = layout;
    this.value = value;
  }

  /** A part that does not fit: the message says which, {@link #MISMATCH} that it is not there. */
  private static final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Bad(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * The time in nanoseconds since 1970-01-01T00:00:00Z.
   *
   * @throws BuiltinException when {@code value} does not follow {@code layout} or is out of range
   */
  static long parse(String layout, String value) {
    return new TimeParser(bytes(layout), bytes(value)).parse();
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private long parse() {
    int from = 0;
    while (true) {
      Optional<Chunk> next = TimeLayout.next(layout, from);
      int literalEnd = next.map(Chunk::start).orElse(layout.length());
      literal(from, literalEnd);
      if (next.isEmpty()) {
        break;
      }
      Chunk chunk = next.get();
      int hold = at;
      try {
        element(chunk);
      } catch (Bad e) {
        if (MISMATCH.equals(e.getMessage())) {
          throw cannotParse(hold, layout.substring(chunk.start(), chunk.end()));
        }
        throw failure(": " + e.getMessage() + " out of range");
      }
      from = chunk.end();
    }
    if (at < value.length()) {
      throw failure(": extra text: " + Quoting.ascii(value.substring(at)));
    }
    return result();
  }

  private BuiltinException failure(String problem) {
    return BuiltinException.failure("parsing time " + Quoting.ascii(value) + problem);
  }

  private BuiltinException cannotParse(int from, String element) {
    return failure(
        " as "
            + Quoting.ascii(layout)
            + ": cannot parse "
            + Quoting.ascii(value.substring(from))
            + " as "
            + Quoting.ascii(element));
  }

  /** Reads what the layout has between two elements. */
  private void literal(int from, int end) {
    int i = from;
    while (i < end) {
      char want = layout.charAt(i);
      if (want == ' ') {
        if (at < value.length() && value.charAt(at) != ' ') {
          throw cannotParse(at, layout.substring(i, end));
        }
        while (i < end && layout.charAt(i) == ' ') {
          i++;
        }
        while (at < value.length() && value.charAt(at) == ' ') {
          at++;
        }
      } else {
        if (at >= value.length() || value.charAt(at) != want) {
          throw cannotParse(at, layout.substring(i, end));
        }
        i++;
        at++;
      }
    }
  }

  private void element(Chunk chunk) {
    switch (chunk.element()) {
      case YEAR -> {
        int two = signed(take(2));
        year = two >= 69 ? two + 1900 : two + 2000;
      }
      case LONG_YEAR -> {
        if (!TimeLayout.isDigit(value, at)) {
          throw new Bad(MISMATCH);
        }
        year = signed(take(4));
      }
      case MONTH -> month = name(MONTHS, 3) + 1;
      case LONG_MONTH -> month = name(MONTHS, 0) + 1;
      case NUM_MONTH, ZERO_MONTH -> {
        month = number(chunk.length() == 2);
        check(month >= 1 && month <= 12, "month");
      }
      case WEEKDAY -> name(WEEKDAYS, 3);
      case LONG_WEEKDAY -> name(WEEKDAYS, 0);
      case DAY -> day = number(false);
      case ZERO_DAY -> day = number(true);
      case UNDER_DAY -> {
        skipSpace();
        day = number(false);
      }
      case UNDER_YEAR_DAY -> {
        skipSpace();
        skipSpace();
        yearDay = threeDigits(false);
      }
      case ZERO_YEAR_DAY -> yearDay = threeDigits(true);
      case HOUR -> {
        hour = number(false);
        check(hour < 24, "hour");
      }
      case HOUR_12, ZERO_HOUR_12 -> {
        hour = number(chunk.length() == 2);
        check(hour <= 12, "hour");
      }
      case MINUTE, ZERO_MINUTE -> {
        minute = number(chunk.length() == 2);
        check(minute < 60, "minute");
      }
      case SECOND, ZERO_SECOND -> {
        second = number(chunk.length() == 2);
        check(second < 60, "second");
        fractionAfterSecond(chunk.end());
      }
      case UPPER_PM -> half("AM", "PM");
      case LOWER_PM -> half("am", "pm");
      case ZONE_NAME -> at += zoneNameLength();
      case OFFSET -> offset(chunk);
      case FRACTION_ZERO -> fraction(chunk.length());
      case FRACTION_NINE -> {
        if (isFraction(at)) {
          fraction(digitsEnd(at + 1) - at);
        }
      }
    }
  }

  private static void check(boolean isInRange, String part) {
    if (!isInRange) {
      throw new Bad(part);
    }
  }

  private String take(int length) {
    if (at + length > value.length()) {
      throw new Bad(MISMATCH);
    }
    at += length;
    return value.substring(at - length, at);
  }

  private void skipSpace() {
    if (at < value.length() && value.charAt(at) == ' ') {
      at++;
    }
  }

  /** All of {@code text} as a number of at most nine digits, with a sign or none. */
  private static int signed(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int number = 0;
    for (int i = start; i < text.length(); i++) {
      if (!TimeLayout.isDigit(text, i)) {
        throw new Bad(MISMATCH);
      }
      number = number * 10 + text.charAt(i) - '0';
    }
    if (start == text.length()) {
      throw new Bad(MISMATCH);
    }
    return text.startsWith("-") ? -number : number;
  }

  /** One or two digits; both must be there when {@code isFixed}. */
  private int number(boolean isFixed) {
    if (!TimeLayout.isDigit(value, at)) {
      throw new Bad(MISMATCH);
    }
    int number = value.charAt(at) - '0';
    at++;
    if (TimeLayout.isDigit(value, at)) {
      number = number * 10 + value.charAt(at) - '0';
      at++;
    } else if (isFixed) {
      throw new Bad(MISMATCH);
    }
    return number;
  }

  private int threeDigits(boolean isFixed) {
    int number = 0;
    int count = 0;
    while (count < 3 && TimeLayout.isDigit(value, at)) {
      number = number * 10 + value.charAt(at) - '0';
      at++;
      count++;
    }
    if (count == 0 || (isFixed && count != 3)) {
      throw new Bad(MISMATCH);
    }
    return number;
  }

  /**
   * The place in {@code names} of the name that comes next, upper and lower case alike.
   *
   * @param length how much of each name is meant; 0 for all
   */
  private int name(List<String> names, int length) {
    for (int i = 0; i < names.size(); i++) {
      int size = length == 0 ? names.get(i).length() : length;
      if (equalsIgnoringAsciiCase(names.get(i), size)) {
        at += size;
        return i;
      }
    }
    throw new Bad(MISMATCH);
  }

  private boolean equalsIgnoringAsciiCase(String name, int size) {
    if (at + size > value.length()) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if ((name.charAt(i) | 0x20) != (value.charAt(at + i) | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private void half(String morning, String afternoon) {
    String text = take(2);
    if (text.equals(afternoon)) {
      isPm = true;
    } else if (text.equals(morning)) {
      isAm = true;
    } else {
      throw new Bad(MISMATCH);
    }
  }

  // ---- fractions of a second

  private boolean isFraction(int from) {
    return from < value.length()
        && (value.charAt(from) == '.' || value.charAt(from) == ',')
        && TimeLayout.isDigit(value, from + 1);
  }

  private int digitsEnd(int from) {
    int end = from;
    while (TimeLayout.isDigit(value, end)) {
      end++;
    }
    return end;
  }

  private void fractionAfterSecond(int layoutAt) {
    if (!isFraction(at)) {
      return;
    }
    Optional<Chunk> next = TimeLayout.next(layout, layoutAt);
    boolean isInLayout =
        next.isPresent()
            && (next.get().element() == TimeLayout.Element.FRACTION_ZERO
                || next.get().element() == TimeLayout.Element.FRACTION_NINE);
    if (!isInLayout) {
      fraction(digitsEnd(at + 1) - at);
    }
  }

  /** Reads {@code length} characters: a separator and digits, of which nine count. */
  private void fraction(int length) {
    String text = take(length);
    if (text.charAt(0) != '.' && text.charAt(0) != ',') {
      throw new Bad(MISMATCH);
    }
    String digits = text.substring(1, Math.min(length, 10));
    int number = signed(digits);
    check(number >= 0, "fractional second");
    for (int i = digits.length(); i < 9; i++) {
      number *= 10;
    }
    nanos = number;
  }

  // ---- zones

  private void offset(Chunk chunk) {
    if (layout.charAt(chunk.start()) == 'Z' && at < value.length() && value.charAt(at) == 'Z') {
      at++;
      return;
    }
    boolean hasColon = layout.startsWith(":", chunk.start() + 3);
    String text = take(chunk.length());
    int step = hasColon ? 3 : 2;
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    for (int i = 1, part = 0; i < text.length(); i += step, part++) {
      if (hasColon && part > 0 && text.charAt(i - 1) != ':') {
        throw new Bad(MISMATCH);
      }
      if (!TimeLayout.isDigit(text, i) || !TimeLayout.isDigit(text, i + 1)) {
        throw new Bad(MISMATCH);
      }
      int number = (text.charAt(i) - '0') * 10 + text.charAt(i + 1) - '0';
      if (part == 0) {
        hours = number;
      } else if (part == 1) {
        minutes = number;
      } else {
        seconds = number;
      }
    }
    // Some write 24 hours, 60 minutes or 60 seconds, and Go lets them.
    check(hours <= 24, "time zone offset hour");
    check(minutes <= 60, "time zone offset minute");
    check(seconds <= 60, "time zone offset second");
    int size = (hours * 60 + minutes) * 60 + seconds;
    char sign = text.charAt(0);
    if (sign != '+' && sign != '-') {
      throw new Bad(MISMATCH);
    }
    offset = sign == '-' ? -size : size;
  }

  /** The length of the zone's name that comes next: {@code UTC}, {@code CEST}, {@code GMT+3}. */
  private int zoneNameLength() {
    if (value.startsWith("UTC", at)) {
      return 3;
    }
    if (at + 3 > value.length()) {
      throw new Bad(MISMATCH);
    }
    if (value.startsWith("ChST", at) || value.startsWith("MeST", at)) {
      return 4;
    }
    if (value.startsWith("GMT", at)) {
      return 3 + signedHoursLength(at + 3);
    }
    if (value.charAt(at) == '+' || value.charAt(at) == '-') {
      int length = signedHoursLength(at);
      check(length > 0, MISMATCH);
      return length;
    }
    int letters = 0;
    while (letters < 6 && at + letters < value.length() && isUpper(value.charAt(at + letters))) {
      letters++;
    }
    boolean isName =
        switch (letters) {
          case 3 -> true;
          case 4 -> value.charAt(at + 3) == 'T' || value.startsWith("WITA", at);
          case 5 -> value.charAt(at + 4) == 'T';
          default -> false;
        };
    check(isName, MISMATCH);
    return letters;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** The length of a sign and a number of at most 23 at {@code from}, or 0. */
  private int signedHoursLength(int from) {
    if (from >= value.length() || (value.charAt(from) != '+' && value.charAt(from) != '-')) {
      return 0;
    }
    int end = digitsEnd(from + 1);
    int hours = 0;
    for (int i = from + 1; i < end; i++) {
      hours = Math.min(hours * 10 + value.charAt(i) - '0', 1000);
    }
    return end == from + 1 || hours > 23 ? 0 : end - from;
  }

  // ---- the time

  private long result() {
    if (isPm && hour < 12) {
      hour += 12;
    } else if (isAm && hour == 12) {
      hour = 0;
    }
    if (yearDay >= 0) {
      applyYearDay();
    }
    int monthOfYear = month < 0 ? 1 : month;
    int dayOfMonth = day < 0 ? 1 : day;
    if (dayOfMonth < 1 || dayOfMonth > YearMonth.of(year, monthOfYear).lengthOfMonth()) {
      throw failure(": day out of range");
    }
    long seconds =
        LocalDate.of(year, monthOfYear, dayOfMonth).toEpochDay() * 86_400L
            + hour * 3600L
            + minute * 60L
            + second
            - offset;
    return Times.nanos(seconds, nanos);
  }

  private void applyYearDay() {
    if (yearDay < 1 || yearDay > Year.of(year).length()) {
      throw failure(": day-of-year out of range");
    }
    LocalDate date = LocalDate.ofYearDay(year, yearDay);
    if (month >= 0 && month != date.getMonthValue()) {
      throw failure(": day-of-year does not match month");
    }
    if (day >= 0 && day != date.getDayOfMonth()) {
      throw failure(": day-of-year does not match day");
    }
    month = date.getMonthValue();
    day = date.getDayOfMonth();
  }
}
