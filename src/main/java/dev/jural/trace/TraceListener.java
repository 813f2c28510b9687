package dev.jural.trace;

/**
 * A TraceListener is told of every rule that an evaluation runs, once it is done: the rules it
 * looked at come before it. Called by the thread that evaluates.
 */
@FunctionalInterface
public interface TraceListener {
  /** Takes one rule. */
  void evaluated(RuleTrace trace);
}
