package dev.jural.eval;

import dev.jural.builtin.Undefined;
import dev.jural.ir.RulePlan.Condition;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A RuleIndex gives the rules of a document that can hold, by one value that most of them compare
 * with a constant.
 *
 * <p>Rules that do not compare that value are always among the candidates, in source order.
 */
final class RuleIndex {
  private static final int FEWEST_RULES = 4;

  private final int argument;
  private final RegoValue[] path;
  private final Map<RegoValue, int[]> byValue;
  private final int[] others;

  private RuleIndex(int argument, RegoValue[] path, Map<RegoValue, int[]> byValue, int[] others) {
    this.argument = argument;
    this.path = path;
    this.byValue = byValue;
    this.others = others;
  }

  /** An index over {@code conditions}, one a rule; none when it would not pay. */
  static Optional<RuleIndex> of(List<Optional<Condition>> conditions, RegoValue[] constants) {
    if (conditions.size() < FEWEST_RULES) {
      return Optional.empty();
    }
    Map<List<Object>, Integer> counts = new HashMap<>();
    for (Optional<Condition> condition : conditions) {
      condition.ifPresent(c -> counts.merge(List.of(c.argument(), c.path()), 1, Integer::sum));
    }
    Optional<Condition> best =
        conditions.stream()
            .flatMap(Optional::stream)
            .max(
                java.util.Comparator.comparingInt(
                    c -> counts.getOrDefault(List.of(c.argument(), c.path()), 0)));
    if (best.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(build(best.get(), conditions, constants));
  }

  private static RuleIndex build(
      Condition subject, List<Optional<Condition>> conditions, RegoValue[] constants) {
    Map<RegoValue, List<Integer>> lists = new HashMap<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      Optional<Condition> condition = conditions.get(i);
      if (condition.isPresent()
          && condition.get().argument() == subject.argument()
          && condition.get().path().equals(subject.path())) {
        lists
            .computeIfAbsent(constants[~condition.get().constant()], k -> new ArrayList<>())
            .add(i);
      } else {
        others.add(i);
      }
    }
    Map<RegoValue, int[]> byValue = new HashMap<>();
    lists.forEach(
        (value, rules) -> {
          List<Integer> all = new ArrayList<>(rules);
          all.addAll(others);
          byValue.put(value, all.stream().sorted().mapToInt(Integer::intValue).toArray());
        });
    RegoValue[] path =
        subject.path().stream().map(operand -> constants[~operand]).toArray(RegoValue[]::new);
    int[] rest = others.stream().mapToInt(Integer::intValue).toArray();
    return new RuleIndex(subject.argument(), path, byValue, rest);
  }

  /** The rules that can hold, in source order. */
  int[] candidates(RegoValue input, RegoValue[] args) {
    RegoValue at = argument < 0 ? input : args[argument];
    for (RegoValue key : path) {
      if (at == Undefined.VALUE) {
        return others;
      }
      at = Step.lookup(at, key);
    }
    int[] found = at == Undefined.VALUE ? others : byValue.getOrDefault(at, others);
    return found;
  }

  @Override
  public String toString() {
    return "index on " + (argument < 0 ? "input" : "argument " + argument) + Arrays.toString(path);
  }
}
