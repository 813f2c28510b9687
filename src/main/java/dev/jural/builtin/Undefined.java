package dev.jural.builtin;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;

/**
 * The mark for "no value" between built-in functions and evaluation; it never gets into a value,
 * compare by identity.
 */
public final class Undefined {
  /** No value. */
  public static final RegoValue VALUE = RegoArray.of(RegoString.of("undefined"));

  private Undefined() {}
}
