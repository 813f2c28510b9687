package dev.jural.builtin;

import dev.jural.value.RegoValue;
import java.util.List;
import java.util.function.Predicate;

/**
 * An Implementation is what a built-in function does, by its number of arguments, so that a call
 * needs no argument array.
 *
 * <p>Each returns the result or {@link Undefined#VALUE}, and throws {@link BuiltinException} when
 * it fails. The forms with a context may look at the clock and the like, and charge for large
 * results.
 */
public sealed interface Implementation {
  /** No argument. */
  non-sealed interface F0 extends Implementation {
    /** Calls the function. */
    RegoValue call(BuiltinContext context);
  }

  /** One argument. */
  non-sealed interface F1 extends Implementation {
    /** Calls the function. */
    RegoValue call(RegoValue a);
  }

  /** Two arguments. */
  non-sealed interface F2 extends Implementation {
    /** Calls the function. */
    RegoValue call(RegoValue a, RegoValue b);
  }

  /** Three arguments. */
  non-sealed interface F3 extends Implementation {
    /** Calls the function. */
    RegoValue call(RegoValue a, RegoValue b, RegoValue c);
  }

  /** Four arguments. */
  non-sealed interface F4 extends Implementation {
    /** Calls the function. */
    RegoValue call(RegoValue a, RegoValue b, RegoValue c, RegoValue d);
  }

  /** One argument, with context. */
  non-sealed interface C1 extends Implementation {
    /** Calls the function. */
    RegoValue call(BuiltinContext context, RegoValue a);
  }

  /** Two arguments, with context. */
  non-sealed interface C2 extends Implementation {
    /** Calls the function. */
    RegoValue call(BuiltinContext context, RegoValue a, RegoValue b);
  }

  /** Three arguments, with context. */
  non-sealed interface C3 extends Implementation {
    /** Calls the function. */
    RegoValue call(BuiltinContext context, RegoValue a, RegoValue b, RegoValue c);
  }

  /** Any number of arguments, with context. */
  non-sealed interface Variadic extends Implementation {
    /** Calls the function. */
    RegoValue call(BuiltinContext context, List<RegoValue> args);
  }

  /** Any number of arguments and of results. */
  non-sealed interface Relation extends Implementation {
    /**
     * Hands each result to {@code sink} until there are no more or {@code sink} returns false.
     *
     * @return false when {@code sink} did
     */
    boolean each(BuiltinContext context, List<RegoValue> args, Predicate<RegoValue> sink);
  }
}
