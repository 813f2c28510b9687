package dev.jural.eval;

import dev.jural.builtin.LimitException;

/** A Budget is the time and work one evaluation may still spend. Used by one thread. */
final class Budget {
  private static final int STEPS_BETWEEN_LOOKS = 2048;

  private final long limit;
  private final long deadline;
  private final long timeNanos;
  private long left;
  private int untilLook = STEPS_BETWEEN_LOOKS;

  Budget(long work, long timeNanos) {
    this.limit = work;
    this.left = work;
    this.timeNanos = timeNanos;
    this.deadline = System.nanoTime() + timeNanos;
  }

  /** One step of a loop or one call. */
  void step() {
    if (--untilLook == 0) {
      look();
      spend(STEPS_BETWEEN_LOOKS);
    }
  }

  /** Work or memory of {@code units}, before it is spent. */
  void spend(long units) {
    left -= units;
    if (left < 0) {
      throw new LimitException(
          "evaluation needs more than its limit of " + limit + " units of work");
    }
    if (units >= STEPS_BETWEEN_LOOKS) {
      look();
    }
  }

  private void look() {
    untilLook = STEPS_BETWEEN_LOOKS;
    if (Thread.currentThread().isInterrupted()) {
      throw new LimitException("evaluation was cancelled");
    }
    if (System.nanoTime() - deadline > 0) {
      throw new LimitException(
          "evaluation took longer than its limit of " + timeNanos / 1_000_000 + " ms");
    }
  }
}
