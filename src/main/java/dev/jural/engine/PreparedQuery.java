package dev.jural.engine;

/**
 * A PreparedQuery is a query compiled against an engine's policies. Immutable, shared by threads.
 */
public interface PreparedQuery {
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
