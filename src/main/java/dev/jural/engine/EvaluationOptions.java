package dev.jural.engine;

import dev.jural.eval.Cancellation;
import dev.jural.trace.ReadListener;
import dev.jural.trace.StepListener;
import dev.jural.trace.TraceListener;
import dev.jural.value.RegoValue;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * EvaluationOptions say how one evaluation is done. Immutable.
 *
 * @param limits instead of the engine's own
 * @param cancellation ends the evaluation early, from any thread
 * @param trace is told of every rule that runs; without one, tracing costs nothing
 * @param reads is told which parts of the input each result of {@link PreparedDocuments} rests on;
 *     without one, that costs nothing
 * @param steps is told of rules and expressions while they are evaluated; without one, that costs
 *     nothing
 * @param prints takes what the policy prints, instead of the engine's own {@code prints}
 * @param notes takes what the policy says by {@code trace}
 * @param nondeterministic keeps or serves what nondeterministic built-in functions give
 */
public record EvaluationOptions(
    Optional<Limits> limits,
    Cancellation cancellation,
    Optional<TraceListener> trace,
    Optional<ReadListener> reads,
    Optional<StepListener> steps,
    Optional<Consumer<String>> prints,
    Optional<Consumer<RegoValue>> notes,
    Optional<NondeterministicCalls> nondeterministic) {
  /** The engine's limits, never cancelled, nobody told. */
  public static EvaluationOptions none() {
    return new EvaluationOptions(
        Optional.empty(),
        new Cancellation(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same options with other limits. */
  public EvaluationOptions withLimits(Limits newLimits) {
    return new EvaluationOptions(
        Optional.of(newLimits), cancellation, trace, reads, steps, prints, notes, nondeterministic);
  }

  /** The same options with what ends the evaluation early. */
  public EvaluationOptions withCancellation(Cancellation newCancellation) {
    return new EvaluationOptions(
        limits, newCancellation, trace, reads, steps, prints, notes, nondeterministic);
  }

  /** The same options with who is told of rules. */
  public EvaluationOptions withTrace(TraceListener listener) {
    return new EvaluationOptions(
        limits, cancellation, Optional.of(listener), reads, steps, prints, notes, nondeterministic);
  }

  /** The same options with who is told what results rest on. */
  public EvaluationOptions withReads(ReadListener listener) {
    return new EvaluationOptions(
        limits, cancellation, trace, Optional.of(listener), steps, prints, notes, nondeterministic);
  }

  /** The same options with who is told of steps. */
  public EvaluationOptions withSteps(StepListener listener) {
    return new EvaluationOptions(
        limits, cancellation, trace, reads, Optional.of(listener), prints, notes, nondeterministic);
  }

  /** The same options with who takes what is printed; the engine must have {@code prints} too. */
  public EvaluationOptions withPrints(Consumer<String> listener) {
    return new EvaluationOptions(
        limits, cancellation, trace, reads, steps, Optional.of(listener), notes, nondeterministic);
  }

  /** The same options with who takes notes. */
  public EvaluationOptions withNotes(Consumer<RegoValue> listener) {
    return new EvaluationOptions(
        limits, cancellation, trace, reads, steps, prints, Optional.of(listener), nondeterministic);
  }

  /** The same options with what keeps or serves nondeterministic results. */
  public EvaluationOptions withNondeterministic(NondeterministicCalls calls) {
    return new EvaluationOptions(
        limits, cancellation, trace, reads, steps, prints, notes, Optional.of(calls));
  }
}
