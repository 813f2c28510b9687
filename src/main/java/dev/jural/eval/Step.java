package dev.jural.eval;

import dev.jural.builtin.Undefined;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;

/**
 * A Step is one instruction of a plan, ready to run. Immutable; the frame holds all that changes.
 */
abstract class Step {
  /** The step holds: go on with the next one of its block. */
  static final int NEXT = 0;

  /**
   * The step does not hold, or all its solutions are done: leave the block, the loop around it goes
   * on.
   */
  static final int FAIL = 1;

  /** Enough was found: leave all loops up to whoever asked. */
  static final int STOP = 2;

  static final RegoValue UNDEFINED = Undefined.VALUE;

  /** Runs the step; every step of every plan comes through here. */
  final int run(Frame frame) {
    return exec(frame);
  }

  abstract int exec(Frame frame);

  /** The value under {@code key} in {@code from}, else {@link #UNDEFINED}. */
  static RegoValue lookup(RegoValue from, RegoValue key) {
    if (from instanceof RegoObject object) {
      int slot = object.find(key);
      return slot < 0 ? UNDEFINED : object.valueIn(slot);
    }
    if (from instanceof RegoArray array) {
      int index = array.indexOf(key);
      return index < 0 ? UNDEFINED : array.get(index);
    }
    return from instanceof RegoSet set && set.contains(key) ? key : UNDEFINED;
  }
}
