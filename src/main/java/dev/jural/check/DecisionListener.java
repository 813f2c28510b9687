package dev.jural.check;

import dev.jural.engine.Decision;
import java.util.List;

/** A DecisionListener is told of every decision, in the order in which they are to be logged. */
@FunctionalInterface
public interface DecisionListener {
  /**
   * Takes one decision.
   *
   * @param findings what it found, waivers applied
   */
  void decided(Decision decision, List<Finding> findings);
}
