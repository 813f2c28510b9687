package dev.jural.compiler;

import dev.jural.ast.Module;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.Var;
import dev.jural.source.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts rules in their places, and checks that what meets in one place fits together. */
final class RuleTrees {
  private RuleTrees() {}

  static RuleTree build(List<Module> modules) {
    RuleTree.Draft root = new RuleTree.Draft();
    for (Module module : modules) {
      root.add(CheckCalls.names(module.pkg().path()));
      for (Rule rule : module.rules()) {
        List<Term> whole = new ArrayList<>(module.pkg().path().steps());
        Ref head = rule.head().ref();
        whole.add(Term.string(((Var) head.head().value()).name(), head.head().span()));
        whole.addAll(head.steps());
        List<String> names = new ArrayList<>();
        while (names.size() < whole.size()
            && Ref.stringOf(whole.get(names.size()).value()).isPresent()) {
          names.add(Ref.stringOf(whole.get(names.size()).value()).get());
        }
        root.add(names, new CheckedRule(rule, module, whole.subList(names.size(), whole.size())));
      }
    }
    return root.build();
  }

  /** Reports rules of one place, or of a place and one below it, that contradict each other. */
  static void check(RuleTree tree, Problems problems) {
    tree.visit(
        List.of(),
        (path, place) -> {
          String name = "data." + String.join(".", path);
          checkPlace(place.rules(), name, problems);
          checkBelow(place, name, problems);
        });
  }

  private static void checkPlace(List<CheckedRule> rules, String name, Problems problems) {
    List<CheckedRule> defaults = rules.stream().filter(r -> r.rule().isDefault()).toList();
    if (defaults.size() > 1) {
      String places =
          defaults.stream()
              .map(r -> r.rule().span().location())
              .map(at -> at.file() + ":" + at.line())
              .collect(Collectors.joining(", "));
      problems.add(
          ErrorCode.TYPE,
          "multiple default rules " + name + " found at " + places,
          defaults.get(0).rule().span());
    }
    Set<String> shapes = new HashSet<>();
    for (CheckedRule checked : rules) {
      Rule rule = checked.rule();
      String shape =
          rule.head().isFunction()
              ? "function of " + rule.head().args().size()
              : rule.head().isPartialSet() && checked.rest().isEmpty()
                  ? "set"
                  : checked.rest().isEmpty() ? "value" : "object";
      shapes.add(shape);
    }
    if (shapes.size() > 1) {
      problems.add(
          ErrorCode.TYPE, "conflicting rules " + name + " found", rules.get(0).rule().span());
    }
  }

  private static void checkBelow(RuleTree place, String name, Problems problems) {
    boolean isClosed = place.rules().stream().anyMatch(r -> r.rest().isEmpty());
    if (!isClosed || place.children().isEmpty()) {
      return;
    }
    StringBuilder others = new StringBuilder();
    place
        .children()
        .forEach(
            (child, tree) ->
                tree.visit(
                    List.of(child),
                    (path, below) ->
                        below
                            .rules()
                            .forEach(
                                r ->
                                    others
                                        .append("\n  rule ")
                                        .append(name)
                                        .append('.')
                                        .append(String.join(".", path))
                                        .append(" at ")
                                        .append(r.rule().span().location().file())
                                        .append(':')
                                        .append(r.rule().span().location().line()))));
    problems.add(
        ErrorCode.TYPE,
        "rule " + name + " conflicts with:" + others,
        place.rules().get(0).rule().span());
  }
}
