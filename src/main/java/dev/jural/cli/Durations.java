package dev.jural.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations such as {@code 500ms}, {@code 30s} or {@code 2m}. */
final class Durations implements ITypeConverter<Duration> {
  private static final int MOST_DIGITS = 9;

  @Override
  public Duration convert(String value) {
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
    if (duration.isZero()) {
      throw new TypeConversionException(
          "got \"" + value + "\", want a positive time with a unit, such as 500ms, 30s or 2m");
    }
    return duration;
  }
}
