package dev.jural.engine;

import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Map;

/**
 * A QueryResult holds the solutions of a query; none means that it is undefined.
 *
 * @param solutions in evaluation order
 */
public record QueryResult(List<Solution> solutions) {
  public QueryResult {
    solutions = List.copyOf(solutions);
  }

  /** Whether there is no solution. */
  public boolean isUndefined() {
    return solutions.isEmpty();
  }

  /**
   * A Solution is one way in which the query holds.
   *
   * @param bindings the query's own variables by name, without {@code _} and what the compiler made
   * @param expressions the value of each expression of the query, in order
   */
  public record Solution(Map<String, RegoValue> bindings, List<RegoValue> expressions) {
    public Solution {
      bindings = Map.copyOf(bindings);
      expressions = List.copyOf(expressions);
    }
  }
}
