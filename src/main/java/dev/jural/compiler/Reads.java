package dev.jural.compiler;

import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads says which parts of {@code input} and of the base documents rules look at, directly or
 * through other rules.
 */
public final class Reads {
  private final Map<List<String>, Set<String>> direct = new HashMap<>();
  private final Map<List<String>, Set<List<String>>> edges = new HashMap<>();
  private final Set<String> data = new TreeSet<>();

  /** The reads of all rules of {@code policy}. */
  public Reads(CheckedPolicy policy) {
    Dependencies dependencies = new Dependencies(policy.tree());
    policy
        .tree()
        .visit(
            List.of(),
            (path, place) -> {
              edges.put(path, dependencies.of(place));
              direct.put(path, paths(place));
            });
  }

  private Set<String> paths(RuleTree place) {
    Set<String> input = new TreeSet<>();
    TermWalker walker =
        new TermWalker() {
          @Override
          boolean enter(Term term) {
            if (term.value() instanceof Ref ref && ref.startsWith("input")) {
              input.add(String.join(".", CheckCalls.names(ref)));
            } else if (term.value() instanceof Ref ref && ref.startsWith("data")) {
              data.add(String.join(".", CheckCalls.names(ref)));
            }
            return true;
          }
        };
    place.rules().forEach(rule -> walker.rule(rule.rule()));
    return input;
  }

  /**
   * Paths below {@code input}, names joined with dots, that the rules at {@code place} look at; ""
   * for all of it.
   */
  public Set<String> inputPaths(List<String> place) {
    Set<String> found = new TreeSet<>();
    Set<List<String>> seen = new HashSet<>(Set.of(place));
    Deque<List<String>> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      List<String> next = open.pop();
      found.addAll(direct.getOrDefault(next, Set.of()));
      for (List<String> target : edges.getOrDefault(next, Set.of())) {
        if (seen.add(target)) {
          open.push(target);
        }
      }
    }
    return found;
  }

  /**
   * The documents below {@code data} that some rule looks at, names joined with dots; "" for all of
   * them.
   */
  public List<String> data() {
    return List.copyOf(data);
  }
}
