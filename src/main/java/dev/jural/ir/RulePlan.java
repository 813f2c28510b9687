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
 * @param conditions what must hold for the rule to give anything, for the rule index
 * @param firstKey the first key of a partial rule, when it is a constant; an operand
 */
public record RulePlan(
    List<Code> chain,
    Optional<Code> keyed,
    Span span,
    List<Condition> conditions,
    Optional<Integer> firstKey) {
  public RulePlan {
    chain = List.copyOf(chain);
    conditions = List.copyOf(conditions);
  }

  /**
   * A Condition is that a subject is one of some constants, or text that begins with one of them.
   *
   * @param argument index of the argument the path starts from; -1 for {@code input}
   * @param path keys, all constants of the policy as operands
   * @param constants the constants, as operands
   * @param arePrefixes whether the constants are beginnings
   */
  public record Condition(
      int argument, List<Integer> path, List<Integer> constants, boolean arePrefixes) {
    public Condition {
      path = List.copyOf(path);
      constants = List.copyOf(constants);
    }
  }
}
