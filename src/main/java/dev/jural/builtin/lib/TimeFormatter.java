package dev.jural.builtin.lib;

import dev.jural.builtin.lib.TimeLayout.Chunk;
import java.time.ZonedDateTime;
import java.util.Optional;

/** A TimeFormatter writes a time by a layout in Go's notation. */
final class TimeFormatter {
  private static final int NANO_DIGITS = 9;

  private final ZonedDateTime time;
  private final TimeZones.Zone zone;
  private final StringBuilder out = new StringBuilder();

  private TimeFormatter(ZonedDateTime time, TimeZones.Zone zone) {
    this.time = time;
    this.zone = zone;
  }

  /** The time as {@code layout} says; what is no element of a time is copied. */
  static String format(long nanos, TimeZones.Zone zone, String layout) {
    return new TimeFormatter(zone.at(nanos), zone).write(layout);
  }

  private String write(String layout) {
    int at = 0;
    for (Optional<Chunk> next = TimeLayout.next(layout, at);
        next.isPresent();
        next = TimeLayout.next(layout, at)) {
      Chunk chunk = next.get();
      out.append(layout, at, chunk.start());
      element(layout, chunk);
      at = chunk.end();
    }
    return out.append(layout, at, layout.length()).toString();
  }

  private void element(String layout, Chunk chunk) {
    switch (chunk.element()) {
      case YEAR -> padded(time.getYear() % 100, 2, '0');
      case LONG_YEAR -> padded(time.getYear(), 4, '0');
      case MONTH -> out.append(month(), 0, 3);
      case LONG_MONTH -> out.append(month());
      case NUM_MONTH -> out.append(time.getMonthValue());
      case ZERO_MONTH -> padded(time.getMonthValue(), 2, '0');
      case WEEKDAY -> out.append(weekday(time), 0, 3);
      case LONG_WEEKDAY -> out.append(weekday(time));
      case DAY -> out.append(time.getDayOfMonth());
      case UNDER_DAY -> padded(time.getDayOfMonth(), 2, ' ');
      case ZERO_DAY -> padded(time.getDayOfMonth(), 2, '0');
      case UNDER_YEAR_DAY -> padded(time.getDayOfYear(), 3, ' ');
      case ZERO_YEAR_DAY -> padded(time.getDayOfYear(), 3, '0');
      case HOUR -> padded(time.getHour(), 2, '0');
      case HOUR_12 -> out.append(hour12());
      case ZERO_HOUR_12 -> padded(hour12(), 2, '0');
      case MINUTE -> out.append(time.getMinute());
      case ZERO_MINUTE -> padded(time.getMinute(), 2, '0');
      case SECOND -> out.append(time.getSecond());
      case ZERO_SECOND -> padded(time.getSecond(), 2, '0');
      case UPPER_PM -> out.append(time.getHour() >= 12 ? "PM" : "AM");
      case LOWER_PM -> out.append(time.getHour() >= 12 ? "pm" : "am");
      case ZONE_NAME -> out.append(zone.name(time));
      case OFFSET -> offset(layout, chunk);
      case FRACTION_ZERO -> {
        out.append(layout.charAt(chunk.start()));
        out.append(nanos(), 0, Math.min(chunk.length() - 1, NANO_DIGITS));
      }
      case FRACTION_NINE -> {
        String digits = nanos().substring(0, Math.min(chunk.length() - 1, NANO_DIGITS));
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
          end--;
        }
        if (end > 0) {
          out.append(layout.charAt(chunk.start())).append(digits, 0, end);
        }
      }
    }
  }

  /** The English name of the day of the week. */
  static String weekday(ZonedDateTime time) {
    return TimeParser.WEEKDAYS.get(time.getDayOfWeek().getValue() % 7);
  }

  private String month() {
    return TimeParser.MONTHS.get(time.getMonthValue() - 1);
  }

  private int hour12() {
    int hour = time.getHour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private String nanos() {
    String digits = Integer.toString(time.getNano());
    return "0".repeat(NANO_DIGITS - digits.length()) + digits;
  }

  private void offset(String layout, Chunk chunk) {
    int seconds = time.getOffset().getTotalSeconds();
    if (layout.charAt(chunk.start()) == 'Z' && seconds == 0) {
      out.append('Z');
      return;
    }
    out.append(seconds < 0 ? '-' : '+');
    int size = Math.abs(seconds);
    padded(size / 3600, 2, '0');
    boolean hasColon = layout.startsWith(":", chunk.start() + 3);
    int digits = chunk.length() - 1;
    if (digits >= 4) {
      out.append(hasColon ? ":" : "");
      padded(size / 60 % 60, 2, '0');
    }
    if (digits >= 6) {
      out.append(hasColon ? ":" : "");
      padded(size % 60, 2, '0');
    }
  }

  private void padded(int number, int width, char pad) {
    String digits = Integer.toString(number);
    for (int i = digits.length(); i < width; i++) {
      out.append(pad);
    }
    out.append(digits);
  }
}
