package dev.jural.author.test;

import dev.jural.source.Span;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Failure is why a test, or one of its cases, failed.
 *
 * @param expression the expression that failed; {@link Span#NONE} when all held and the value is
 *     not {@code true}
 * @param values the variables, refs and calls in it with their values, by their text, in the order
 *     of the source
 * @param comparison what was compared, when the expression compares
 * @param reasons rules that it looked at and that did not hold
 * @param trace the rules that were entered and the expressions that failed, a line each
 */
public record Failure(
    Span expression,
    Map<String, RegoValue> values,
    Optional<Comparison> comparison,
    List<Reason> reasons,
    List<String> trace) {
  public Failure {
    reasons = List.copyOf(reasons);
    trace = List.copyOf(trace);
  }

  /** The same with a trace. */
  public Failure withTrace(List<String> newTrace) {
    return new Failure(expression, values, comparison, reasons, newTrace);
  }

  /**
   * A Comparison is two values that should be equal and are not.
   *
   * @param expected what was to be
   * @param actual what was
   */
  public record Comparison(RegoValue expected, RegoValue actual) {}

  /**
   * A Reason is a rule that did not hold.
   *
   * @param document the document that it belongs to
   * @param expression the expression at which it failed
   * @param values as those of the failure
   */
  public record Reason(String document, Span expression, Map<String, RegoValue> values) {}
}
