package dev.jural.author.test;

import java.time.Duration;

/**
 * TestOptions say how tests are run.
 *
 * @param timeout how long one may take
 * @param jobs how many threads run them
 * @param explain whether to find out why tests fail, by running those again
 * @param trace what of a failing test's evaluation is told
 */
public record TestOptions(Duration timeout, int jobs, boolean explain, TraceMode trace) {
  /** A TraceMode is what a trace tells. */
  public enum TraceMode {
    /** Nothing. */
    OFF,
    /** What policies say by {@code trace}. */
    NOTES,
    /** Expressions that failed. */
    FAILS,
    /** Every rule and every expression. */
    FULL
  }
}
