package dev.jural.eval;

import dev.jural.ir.RulePlan.Condition;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A RuleIndex gives the rules of a document that can hold, by values that they compare with
 * constants. It is a tree: each node looks at one value, and leads on to what its rules compare
 * besides. Immutable.
 *
 * <p>The rules come in source order, because of two values that come first is part of an error.
 */
final class RuleIndex {
  private static final int FEWEST_RULES = 4;

  private final Node root;

  private RuleIndex(Node root) {
    this.root = root;
  }

  /** What a node looks at. */
  private record Subject(int argument, List<RegoValue> path) {
    // Spelled out: what a record makes of itself is made at run time, which a short run pays for.
    @Override
    public boolean equals(Object other) {
      return other instanceof Subject that && argument == that.argument && path.equals(that.path);
    }

    @Override
    public int hashCode() {
      return 31 * path.hashCode() + argument;
    }

    RegoValue in(RegoValue input, RegoValue[] args) {
      RegoValue at = argument < 0 ? input : args[argument];
      for (RegoValue key : path) {
        if (at == Step.UNDEFINED) {
          return at;
        }
        at = Step.lookup(at, key);
      }
      return at;
    }
  }

  /** A condition whose constants are values. */
  private record Test(Subject subject, List<RegoValue> values, boolean arePrefixes) {}

  private sealed interface Node {}

  private record Leaf(int[] rules) implements Node {}

  /**
   * A Branch looks at one value.
   *
   * @param subject which
   * @param equal the rules that compare it with a constant, by the constant
   * @param prefixes the rules that want it to begin with a text, by the text
   * @param lengths lengths of those texts, in order
   * @param others the rules that do not look at it
   */
  private record Branch(
      Subject subject,
      Map<RegoValue, Node> equal,
      Map<String, Node> prefixes,
      int[] lengths,
      Node others)
      implements Node {}

  /** An index over the conditions of rules; none when it would not pay. */
  static Optional<RuleIndex> of(List<List<Condition>> conditions, RegoValue[] constants) {
    if (conditions.size() < FEWEST_RULES || conditions.stream().allMatch(List::isEmpty)) {
      return Optional.empty();
    }
    List<List<Test>> tests = new ArrayList<>();
    for (List<Condition> rule : conditions) {
      tests.add(rule.stream().map(condition -> test(condition, constants)).toList());
    }
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      all.add(i);
    }
    return Optional.of(new RuleIndex(new Builder(tests).node(all, Set.of())));
  }

  private static Test test(Condition condition, RegoValue[] constants) {
    return new Test(
        new Subject(condition.argument(), values(condition.path(), constants)),
        values(condition.constants(), constants),
        condition.arePrefixes());
  }

  private static List<RegoValue> values(List<Integer> operands, RegoValue[] constants) {
    return operands.stream().map(operand -> constants[~operand]).toList();
  }

  /** Builds the tree. */
  private record Builder(List<List<Test>> tests) {

    Node node(List<Integer> rules, Set<Subject> done) {
      Optional<Subject> best = rules.size() < FEWEST_RULES ? Optional.empty() : best(rules, done);
      if (best.isEmpty()) {
        return new Leaf(rules.stream().mapToInt(Integer::intValue).toArray());
      }
      Subject subject = best.get();
      Map<RegoValue, List<Integer>> equal = new LinkedHashMap<>();
      Map<String, List<Integer>> prefixes = new LinkedHashMap<>();
      List<Integer> others = new ArrayList<>();
      for (int rule : rules) {
        Optional<Test> test = test(rule, subject);
        if (test.isEmpty()) {
          others.add(rule);
        } else if (test.get().arePrefixes()) {
          String prefix = ((RegoString) test.get().values().get(0)).text();
          prefixes.computeIfAbsent(prefix, k -> new ArrayList<>()).add(rule);
        } else {
          for (RegoValue value : test.get().values()) {
            equal.computeIfAbsent(value, k -> new ArrayList<>()).add(rule);
          }
        }
      }
      Set<Subject> then = new HashSet<>(done);
      then.add(subject);
      Map<RegoValue, Node> byValue = new HashMap<>();
      equal.forEach((value, some) -> byValue.put(value, node(some, then)));
      Map<String, Node> byPrefix = new HashMap<>();
      prefixes.forEach((prefix, some) -> byPrefix.put(prefix, node(some, then)));
      int[] lengths =
          new TreeSet<>(prefixes.keySet().stream().map(String::length).toList())
              .stream().mapToInt(Integer::intValue).toArray();
      return new Branch(subject, byValue, byPrefix, lengths, node(others, then));
    }

    private Optional<Test> test(int rule, Subject subject) {
      return tests.get(rule).stream().filter(test -> test.subject().equals(subject)).findFirst();
    }

    /** The subject that tells most rules apart: by rules that look at it, then by constants. */
    private Optional<Subject> best(List<Integer> rules, Set<Subject> done) {
      Map<Subject, Set<RegoValue>> constants = new LinkedHashMap<>();
      Map<Subject, Integer> counts = new HashMap<>();
      for (int rule : rules) {
        Set<Subject> seen = new HashSet<>();
        for (Test test : tests.get(rule)) {
          if (!done.contains(test.subject()) && seen.add(test.subject())) {
            counts.merge(test.subject(), 1, Integer::sum);
            constants.computeIfAbsent(test.subject(), k -> new HashSet<>()).addAll(test.values());
          }
        }
      }
      Optional<Subject> best = Optional.empty();
      long bestScore = 0;
      for (Map.Entry<Subject, Set<RegoValue>> entry : constants.entrySet()) {
        long score =
            (long) counts.getOrDefault(entry.getKey(), 0) * Math.min(64, entry.getValue().size());
        if (score > bestScore) {
          best = Optional.of(entry.getKey());
          bestScore = score;
        }
      }
      return best;
    }
  }

  /** The rules that can hold, in source order. */
  int[] candidates(RegoValue input, RegoValue[] args) {
    return candidates(root, input, args);
  }

  private static int[] candidates(Node node, RegoValue input, RegoValue[] args) {
    if (node instanceof Leaf leaf) {
      return leaf.rules();
    }
    Branch branch = (Branch) node;
    int[] found = candidates(branch.others(), input, args);
    RegoValue at = branch.subject().in(input, args);
    if (at == Step.UNDEFINED) {
      return found;
    }
    Node equal = branch.equal().get(at);
    if (equal != null) {
      found = merge(found, candidates(equal, input, args));
    }
    if (branch.lengths().length > 0 && at instanceof RegoString text) {
      for (int length : branch.lengths()) {
        if (length > text.text().length()) {
          break;
        }
        Node prefixed = branch.prefixes().get(text.text().substring(0, length));
        if (prefixed != null) {
          found = merge(found, candidates(prefixed, input, args));
        }
      }
    }
    return found;
  }

  private static int[] merge(int[] left, int[] right) {
    if (left.length == 0) {
      return right;
    }
    if (right.length == 0) {
      return left;
    }
    int[] merged = new int[left.length + right.length];
    int i = 0;
    int j = 0;
    int size = 0;
    while (i < left.length || j < right.length) {
      boolean isLeft = j == right.length || (i < left.length && left[i] <= right[j]);
      int next = isLeft ? left[i++] : right[j++];
      if (size == 0 || merged[size - 1] != next) {
        merged[size++] = next;
      }
    }
    return size == merged.length ? merged : Arrays.copyOf(merged, size);
  }
}
