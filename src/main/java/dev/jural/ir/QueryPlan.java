package dev.jural.ir;

import dev.jural.value.RegoValue;
import java.util.List;

/**
 * A QueryPlan is the plan of a query against a policy.
 *
 * @param code what runs; ends in {@link Instr.Solution}
 * @param variables names of the bindings, in the order of {@link Instr.Solution#bindings()}
 * @param constants the policy's constants and, after them, the query's own
 */
public record QueryPlan(Code code, List<String> variables, List<RegoValue> constants) {
  public QueryPlan {
    variables = List.copyOf(variables);
    constants = List.copyOf(constants);
  }
}
