package dev.jural.engine;

/** A DecisionListener is told of every decision, in the order in which they are to be logged. */
@FunctionalInterface
public interface DecisionListener {
  /** Takes one decision. */
  void decided(Decision decision);
}
