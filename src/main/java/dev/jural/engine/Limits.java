package dev.jural.engine;

import java.time.Duration;

/**
 * Limits bound one evaluation. Reaching one ends it with {@code eval_cancel_error}; it never
 * becomes undefined.
 *
 * @param time wall-clock time; must be positive
 * @param work steps, elements and bytes that functions charge for; must be positive
 */
public record Limits(Duration time, long work) {
  /** Thirty seconds, and two thousand million units of work. */
  public static final Limits DEFAULT = new Limits(Duration.ofSeconds(30), 2_000_000_000L);

  public Limits {
    if (time.isZero() || time.isNegative() || work <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
