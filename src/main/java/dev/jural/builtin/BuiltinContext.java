package dev.jural.builtin;

import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A BuiltinContext is all that a built-in function may know of the world. One per query; used by
 * one thread.
 */
public interface BuiltinContext {
  /** Nanoseconds since 1970-01-01T00:00:00Z, the same for the whole query. */
  long nowNanos();

  /** A source of random numbers. */
  RandomGenerator random();

  /** What {@code opa.runtime()} gives. */
  RegoObject runtime();

  /**
   * Charges for {@code units} of work or memory (an element, a byte, a step) before they are spent.
   *
   * @throws LimitException when the query's budget or time is used up
   */
  void charge(long units);

  /**
   * A value that is costly to make and depends on {@code key} alone, such as a compiled pattern;
   * kept in a bounded cache that queries share.
   *
   * @param kind what is made, to keep kinds apart
   */
  <T> T shared(Class<T> kind, String key, Supplier<T> make);

  /**
   * The result for {@code key} of a nondeterministic function in this query: made once, then kept.
   */
  RegoValue once(RegoValue key, Supplier<RegoValue> make);

  /** The hosts that the policy may talk to. */
  Network network();

  /** Takes what the policy says to those who look at its evaluation. */
  void note(RegoValue note);

  /** Takes a line that the policy prints. */
  void print(String line);

  /**
   * Parses a Rego module into OPA's JSON form of the tree, for {@code rego.parse_module}.
   *
   * @throws BuiltinException when it does not parse
   */
  RegoValue parseModule(String name, String text);
}
