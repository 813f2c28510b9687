package dev.jural.engine;

import dev.jural.eval.Cancellation;
import dev.jural.trace.ReadListener;
import dev.jural.trace.TraceListener;
import java.util.Optional;

/**
 * EvaluationOptions say how one evaluation is done. Immutable.
 *
 * @param limits instead of the engine's own
 * @param cancellation ends the evaluation early, from any thread
 * @param trace is told of every rule that runs; without one, tracing costs nothing
 * @param reads is told which parts of the input each result of {@link PreparedDocuments} rests on;
 *     without one, that costs nothing
 */
public record EvaluationOptions(
    Optional<Limits> limits,
    Cancellation cancellation,
    Optional<TraceListener> trace,
    Optional<ReadListener> reads) {
  /** The engine's limits, never cancelled, nobody told. */
  public static EvaluationOptions none() {
    return new EvaluationOptions(
        Optional.empty(), new Cancellation(), Optional.empty(), Optional.empty());
  }

  /** The same options with other limits. */
  public EvaluationOptions withLimits(Limits newLimits) {
    return new EvaluationOptions(Optional.of(newLimits), cancellation, trace, reads);
  }

  /** The same options with what ends the evaluation early. */
  public EvaluationOptions withCancellation(Cancellation newCancellation) {
    return new EvaluationOptions(limits, newCancellation, trace, reads);
  }

  /** The same options with who is told of rules. */
  public EvaluationOptions withTrace(TraceListener listener) {
    return new EvaluationOptions(limits, cancellation, Optional.of(listener), reads);
  }

  /** The same options with who is told what results rest on. */
  public EvaluationOptions withReads(ReadListener listener) {
    return new EvaluationOptions(limits, cancellation, trace, Optional.of(listener));
  }
}
