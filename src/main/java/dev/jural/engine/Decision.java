package dev.jural.engine;

import dev.jural.source.Diagnostic;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A Decision is one document evaluated for one input, as the decision log keeps it.
 *
 * @param path the document, {@code report.minimum}, names joined with dots
 * @param input what it was about
 * @param result its value; none when it is undefined or failed
 * @param error what ended the evaluation, if it failed
 * @param timestamp when the evaluation began
 * @param metrics timers in nanoseconds and counters, by OPA's names
 * @param nondeterministic results of nondeterministic built-in functions, as {@link
 *     NondeterministicCalls#toValue} gives them
 */
public record Decision(
    String path,
    Input input,
    Optional<RegoValue> result,
    Optional<Diagnostic> error,
    Instant timestamp,
    Map<String, Long> metrics,
    RegoObject nondeterministic) {
  public Decision {
    metrics = Map.copyOf(metrics);
  }
}
