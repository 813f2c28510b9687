package dev.jural.engine;

import dev.jural.value.RegoValue;
import java.util.Map;

/**
 * PreparedDocuments are several documents under {@code data}, made ready to be evaluated together,
 * so that rules they share are evaluated once an input. Immutable, shared by threads.
 */
public interface PreparedDocuments {
  /**
   * Evaluates each document.
   *
   * @return values by path as it was given to {@link Engine#documents}; a path whose document is
   *     undefined is absent
   * @throws dev.jural.source.RegoException with an {@code eval_} code and the place in the policy
   */
  default Map<String, RegoValue> evaluate(Input input) {
    return evaluate(input, EvaluationOptions.none());
  }

  /**
   * Evaluates each document.
   *
   * @return as {@link #evaluate(Input)}
   * @throws dev.jural.source.RegoException with an {@code eval_} code and the place in the policy
   */
  Map<String, RegoValue> evaluate(Input input, EvaluationOptions options);
}
