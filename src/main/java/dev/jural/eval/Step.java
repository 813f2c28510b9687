package dev.jural.eval;

import dev.jural.builtin.Undefined;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
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

  /**
   * The value under {@code key} in a part of the base documents, else {@link #UNDEFINED}. Their
   * store knows paths of text: the number 2 finds the key {@code "2"}, and the string {@code "2"}
   * the third element.
   */
  static RegoValue lookupBase(RegoValue from, RegoValue key) {
    RegoValue found = lookup(from, key);
    if (found != UNDEFINED) {
      return found;
    }
    if (from instanceof RegoObject && key instanceof RegoNumber) {
      return lookup(from, RegoString.of(key.toString()));
    }
    if (from instanceof RegoArray && key instanceof RegoString text && isIndex(text.text())) {
      return lookup(from, RegoNumber.of(Integer.parseInt(text.text())));
    }
    return UNDEFINED;
  }

  private static boolean isIndex(String text) {
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && (text.length() == 1 || text.charAt(0) != '0');
  }

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
