package dev.jural.engine;

import dev.jural.eval.Cancellation;
import java.util.Optional;

/**
 * EvaluationOptions say how one evaluation is done. Immutable.
 *
 * @param limits instead of the engine's own
 * @param cancellation ends the evaluation early, from any thread
 */
public record EvaluationOptions(Optional<Limits> limits, Cancellation cancellation) {
  /** The engine's limits, never cancelled. */
  public static EvaluationOptions none() {
    return new EvaluationOptions(Optional.empty(), new Cancellation());
  }

  /** The same options with other limits. */
  public EvaluationOptions withLimits(Limits newLimits) {
    return new EvaluationOptions(Optional.of(newLimits), cancellation);
  }

  /** The same options with what ends the evaluation early. */
  public EvaluationOptions withCancellation(Cancellation newCancellation) {
    return new EvaluationOptions(limits, newCancellation);
  }
}
