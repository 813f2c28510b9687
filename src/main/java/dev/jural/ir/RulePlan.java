package dev.jural.ir;

import dev.jural.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A RulePlan is the plan of one rule.
 *
 * @param chain the body and its {@code else} bodies; the first that gives a value decides
 * @param keyed for a partial rule, the body when the first key is known; it is argument 0
 * @param span the rule
 * @param condition an equality that must hold for the rule to give anything, for the rule index
 */
public record RulePlan(
    List<Code> chain, Optional<Code> keyed, Span span, Optional<Condition> condition) {
  public RulePlan {
    chain = List.copyOf(chain);
  }

  /**
   * A Condition is {@code subject == constant}.
   *
   * @param argument index of the argument the path starts from; -1 for {@code input}
   * @param path keys, all constants of the policy as operands
   * @param constant the constant, as an operand
   */
  public record Condition(int argument, List<Integer> path, int constant) {
    public Condition {
      path = List.copyOf(path);
    }
  }
}
