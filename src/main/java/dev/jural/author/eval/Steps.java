package dev.jural.author.eval;

import dev.jural.source.Span;
import dev.jural.trace.FailedExpression;
import dev.jural.trace.StepListener;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Tells several listeners of the same steps.
 *
 * @param listeners in the order in which they are told
 */
public record Steps(List<StepListener> listeners) implements StepListener {
  public Steps {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void entered(String document, Span rule, int depth) {
    listeners.forEach(listener -> listener.entered(document, rule, depth));
  }

  @Override
  public void evaluating(Span expression, int depth, Supplier<Map<String, RegoValue>> variables) {
    listeners.forEach(listener -> listener.evaluating(expression, depth, variables));
  }

  @Override
  public void left(String document, Span rule, int branch, int depth) {
    listeners.forEach(listener -> listener.left(document, rule, branch, depth));
  }

  @Override
  public void failed(String document, FailedExpression failure, int depth) {
    listeners.forEach(listener -> listener.failed(document, failure, depth));
  }
}
