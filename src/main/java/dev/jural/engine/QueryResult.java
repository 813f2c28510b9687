package dev.jural.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * Whether the query allows: there is a solution, and the value of each expression of the first
   * one is {@code true}. What is undefined, and what has any other value, does not allow.
   */
  public boolean isTrue() {
    return !solutions.isEmpty()
        && solutions.get(0).expressions().stream().allMatch(value -> value == RegoBoolean.TRUE);
  }

  /** The value of the first expression of the first solution; none when the query is undefined. */
  public Optional<RegoValue> value() {
    return solutions.stream().findFirst().map(solution -> solution.expressions().get(0));
  }

  /**
   * {@link #value()} as a Java type.
   *
   * @throws IllegalArgumentException as {@link Values#to(RegoValue, Class)} does
   */
  public <T> Optional<T> value(Class<T> type) {
    return value().map(value -> Values.to(value, type));
  }

  /**
   * {@link #value()} as a Java type.
   *
   * @throws IllegalArgumentException as {@link Values#to(RegoValue, TypeReference)} does
   */
  public <T> Optional<T> value(TypeReference<T> type) {
    return value().map(value -> Values.to(value, type));
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

    /**
     * What a variable of the query is bound to.
     *
     * @throws IllegalArgumentException when the query has no such variable
     */
    public RegoValue binding(String variable) {
      RegoValue value = bindings.get(variable);
      if (value == null) {
        throw new IllegalArgumentException(
            "the query binds " + bindings.keySet() + ", not " + variable);
      }
      return value;
    }

    /**
     * What a variable of the query is bound to, as a Java type.
     *
     * @throws IllegalArgumentException when the query has no such variable, or as {@link
     *     Values#to(RegoValue, Class)} does
     */
    public <T> T binding(String variable, Class<T> type) {
      return Values.to(binding(variable), type);
    }
  }
}
