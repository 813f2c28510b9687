package dev.jural.trace;

import dev.jural.source.Span;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Map;

/**
 * A FailedExpression is the expression at which a body failed: of those that were reached, the one
 * furthest on.
 *
 * @param expression the expression
 * @param variables the variables that were bound when it failed for the first time, by name
 * @param parts refs and calls in it with the values that they had then, in the order of evaluation;
 *     the one after the last of them may be what was undefined
 * @param attempts how often it was tried, each time with other bindings
 */
public record FailedExpression(
    Span expression, Map<String, RegoValue> variables, List<Part> parts, long attempts) {
  public FailedExpression {
    variables = Map.copyOf(variables);
    parts = List.copyOf(parts);
  }

  /**
   * A Part is a piece of the expression and its value.
   *
   * @param term the piece
   * @param value its value
   */
  public record Part(Span term, RegoValue value) {}
}
