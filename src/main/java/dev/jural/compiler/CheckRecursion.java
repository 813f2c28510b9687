package dev.jural.compiler;

import dev.jural.source.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reports rules that need their own value: no rule may reach itself through refs, calls or replaced
 * functions.
 */
final class CheckRecursion {
  private final RuleTree tree;
  private final Problems problems;
  private final Map<List<String>, RuleTree> places = new LinkedHashMap<>();
  private final Map<List<String>, Set<List<String>>> edges = new LinkedHashMap<>();
  private final Set<List<String>> finished = new HashSet<>();

  CheckRecursion(RuleTree tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  void check() {
    tree.visit(List.of(), places::put);
    Dependencies dependencies = new Dependencies(tree);
    places.forEach((path, place) -> edges.put(path, dependencies.of(place)));
    for (List<String> path : places.keySet()) {
      if (!finished.contains(path)) {
        search(path);
      }
    }
  }

  private record Visit(List<String> path, java.util.Iterator<List<String>> next) {}

  /** Depth first with a stack of our own: chains of rules can be longer than the thread's stack. */
  private void search(List<String> start) {
    List<Visit> stack = new ArrayList<>();
    Set<List<String>> onStack = new LinkedHashSet<>();
    push(start, stack, onStack);
    while (!stack.isEmpty()) {
      Visit top = stack.get(stack.size() - 1);
      if (!top.next().hasNext()) {
        stack.remove(stack.size() - 1);
        onStack.remove(top.path());
        finished.add(top.path());
        continue;
      }
      List<String> next = top.next().next();
      if (onStack.contains(next)) {
        report(new ArrayList<>(onStack), next);
      } else if (!finished.contains(next)) {
        push(next, stack, onStack);
      }
    }
  }

  private void push(List<String> path, List<Visit> stack, Set<List<String>> onStack) {
    stack.add(new Visit(path, edges.getOrDefault(path, Set.of()).iterator()));
    onStack.add(path);
  }

  private void report(List<List<String>> stack, List<String> back) {
    List<List<String>> cycle = stack.subList(stack.indexOf(back), stack.size());
    for (int i = 0; i < cycle.size(); i++) {
      StringBuilder text = new StringBuilder("rule " + name(cycle.get(i)) + " is recursive: ");
      for (int j = 0; j <= cycle.size(); j++) {
        text.append(j == 0 ? "" : " -> ").append(name(cycle.get((i + j) % cycle.size())));
      }
      RuleTree place = places.get(cycle.get(i));
      if (place != null) {
        problems.add(ErrorCode.RECURSION, text.toString(), place.rules().get(0).rule().span());
      }
    }
  }

  private static String name(List<String> path) {
    return "data." + String.join(".", path);
  }
}
