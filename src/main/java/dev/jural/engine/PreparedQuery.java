package dev.jural.engine;

import dev.jural.source.Span;
import java.util.List;

/**
 * A PreparedQuery is a query compiled against an engine's policies. Immutable, shared by threads.
 */
public interface PreparedQuery {
  /** The expressions of the query, in the order of {@link QueryResult.Solution#expressions()}. */
  List<Span> expressions();

  /**
   * Evaluates the query.
   *
   * @throws dev.jural.source.RegoException with an {@code eval_} code and the place in the policy
   */
  default QueryResult evaluate(Input input) {
    return evaluate(input, EvaluationOptions.none());
  }

  /**
   * Evaluates the query.
   *
   * @throws dev.jural.source.RegoException with an {@code eval_} code and the place in the policy
   */
  QueryResult evaluate(Input input, EvaluationOptions options);
}
