package dev.jural.value;

/** Adds weights, of which the largest stands for all that are larger. */
final class Weights {
  /** Small enough that two of them can be added. */
  private static final long MOST = Long.MAX_VALUE / 4;

  private Weights() {}

  static long sum(long left, long right) {
    return Math.min(MOST, left + right);
  }
}
