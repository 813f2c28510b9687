package dev.jural.engine;

import java.time.Duration;

/**
 * Limits bound one evaluation. Reaching one ends it with {@code eval_cancel_error}; it never
 * becomes undefined, so it never turns {@code not deny} into allow.
 *
 * @param time wall-clock time
 * @param work steps of the plan, and elements and bytes that functions charge for
 * @param allocation bytes that may be allocated, garbage included; {@link Long#MAX_VALUE} for no
 *     limit, also where the JVM does not count them
 * @param depth how many documents and functions may be under evaluation, one inside the other
 * @param size how large a value may be: scalars (long strings count more) and collections, each as
 *     often as it would be printed
 */
public record Limits(Duration time, long work, long allocation, int depth, long size) {
  /**
   * 30 seconds, two thousand million units of work, 32 GiB of allocation, 10,000 levels, 50 million
   * elements.
   */
  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(30), 2_000_000_000L, 32L << 30, 10_000, 50_000_000L);

  public Limits {
    if (time.isZero()
        || time.isNegative()
        || work <= 0
        || allocation <= 0
        || depth <= 0
        || size <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** The same limits but for the time. */
  public Limits withTime(Duration newTime) {
    return new Limits(newTime, work, allocation, depth, size);
  }

  /** The same limits but for the work. */
  public Limits withWork(long newWork) {
    return new Limits(time, newWork, allocation, depth, size);
  }

  /** The same limits but for the allocation. */
  public Limits withAllocation(long newAllocation) {
    return new Limits(time, work, newAllocation, depth, size);
  }

  /** The same limits but for the depth. */
  public Limits withDepth(int newDepth) {
    return new Limits(time, work, allocation, newDepth, size);
  }

  /** The same limits but for the size of values. */
  public Limits withSize(long newSize) {
    return new Limits(time, work, allocation, depth, newSize);
  }
}
