package dev.jural.trace;

import dev.jural.source.Span;
import dev.jural.value.RegoValue;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A StepListener is told of an evaluation while it goes on: each rule that is entered and left,
 * each expression that is evaluated. Unlike a {@link TraceListener} it does not make the evaluation
 * run what an index excludes. Called by the thread that evaluates.
 */
public interface StepListener {
  /**
   * A rule begins.
   *
   * @param document the document that it belongs to, {@code data.app.allow}
   * @param rule the rule
   * @param depth how many documents and functions are being evaluated around it, from 0
   */
  default void entered(String document, Span rule, int depth) {}

  /**
   * An expression begins; of the head, its value.
   *
   * @param expression the expression
   * @param depth that of its rule; -1 in the query
   * @param variables what is bound, by name; to be asked for before this method returns
   */
  default void evaluating(Span expression, int depth, Supplier<Map<String, RegoValue>> variables) {}

  /**
   * A rule has given a value.
   *
   * @param document the document that it belongs to
   * @param rule the rule; for a value by {@code default}, the first rule of the document
   * @param branch which of its bodies held: 0 the rule's own, 1 that of the first {@code else}; -1
   *     for a value by {@code default}
   * @param depth that of the rule
   */
  default void left(String document, Span rule, int branch, int depth) {}

  /**
   * A body ended without a value.
   *
   * @param document the document that it belongs to; empty for the query
   * @param failure where
   * @param depth that of the rule
   */
  default void failed(String document, FailedExpression failure, int depth) {}
}
