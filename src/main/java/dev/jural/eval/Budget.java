package dev.jural.eval;

import dev.jural.builtin.LimitException;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoValue;
import org.jspecify.annotations.Nullable;

/** A Budget is what one evaluation may still spend. Used by one thread at a time. */
final class Budget {
  private static final int STEPS_BETWEEN_LOOKS = 2048;

  /** Before that, allocation is not measured: no evaluation allocates much in so short a time. */
  private static final long NANOS_BEFORE_METERING = 50_000_000;

  private final Allowance allowance;
  private final Cancellation cancellation;
  private final long start = System.nanoTime();
  private long left;
  private int untilLook = STEPS_BETWEEN_LOOKS;
  private int depth;
  private @Nullable AllocationMeter meter;

  /** Bytes that threads allocated which worked on this before. */
  private long allocatedBefore;

  Budget(Allowance allowance, Cancellation cancellation) {
    this.allowance = allowance;
    this.cancellation = cancellation;
    this.left = allowance.work();
  }

  /** Nanoseconds since the evaluation began. */
  long elapsed() {
    return System.nanoTime() - start;
  }

  /** Units of work that were spent. */
  long spent() {
    return allowance.work() - left + STEPS_BETWEEN_LOOKS - untilLook;
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
          "evaluation needs more than its limit of " + allowance.work() + " units of work");
    }
    if (units >= STEPS_BETWEEN_LOOKS) {
      look();
    }
  }

  /** One more document or function under evaluation; gives how many there are. */
  int enter() {
    if (++depth > allowance.depth()) {
      throw new LimitException(
          "evaluation nests deeper than its limit of "
              + allowance.depth()
              + " documents and calls");
    }
    return depth;
  }

  /** The innermost document or function is done. */
  void leave() {
    depth--;
  }

  /** Ends the evaluation when a value is too large. */
  RegoValue fit(RegoValue value) {
    if (!(value instanceof RegoBoolean) && value.weight() > allowance.size()) {
      throw new LimitException(
          "evaluation makes a value of more than its limit of " + allowance.size() + " elements");
    }
    return value;
  }

  /** From now on another thread works on this. */
  void handOver() {
    AllocationMeter known = meter;
    if (known != null) {
      allocatedBefore += known.bytes();
      meter = null;
    }
  }

  private void look() {
    untilLook = STEPS_BETWEEN_LOOKS;
    if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
      throw new LimitException("evaluation was cancelled");
    }
    long elapsed = elapsed();
    if (elapsed > allowance.time().toNanos()) {
      throw new LimitException(
          "evaluation took longer than its limit of " + allowance.time().toMillis() + " ms");
    }
    if (elapsed > NANOS_BEFORE_METERING && allowance.allocation() < Long.MAX_VALUE) {
      lookAtAllocation();
    }
  }

  private void lookAtAllocation() {
    AllocationMeter known = meter;
    if (known == null) {
      known = AllocationMeter.start();
      meter = known;
    }
    if (allocatedBefore + known.bytes() > allowance.allocation()) {
      throw new LimitException(
          "evaluation allocated more than its limit of " + allowance.allocation() + " bytes");
    }
  }
}
