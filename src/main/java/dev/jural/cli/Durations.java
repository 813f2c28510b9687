package dev.jural.cli;

import java.time.Duration;

/** Reads durations such as {@code 500ms}, {@code 30s} or {@code 2m}. */
final class Durations {
  private static final int MOST_DIGITS = 9;
  private static final Duration LONGEST = Duration.ofDays(1);

  private Durations() {}

  /**
   * The duration that {@code value} says.
   *
   * @param option named in the error
   * @throws UsageException when it is none, zero, or longer than a day
   */
  static Duration parse(String option, String value) {
    int end = 0;
    while (end < value.length() && value.charAt(end) >= '0' && value.charAt(end) <= '9') {
      end++;
    }
    long number = end == 0 || end > MOST_DIGITS ? 0 : Long.parseLong(value.substring(0, end));
    Duration duration =
        switch (value.substring(end)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ZERO;
        };
    if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new UsageException(
          option
              + ": got \""
              + value
              + "\", want a time with a unit, such as 500ms, 30s or 2m, of at most 24h");
    }
    return duration;
  }
}
