package dev.jural.compiler;

import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.TermValue.Call;
import dev.jural.ast.With;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dependencies say which places of the rule tree the rules of a place may look at. */
final class Dependencies {
  private final RuleTree tree;

  Dependencies(RuleTree tree) {
    this.tree = tree;
  }

  /** The places that the rules of {@code place} may look at. */
  Set<List<String>> of(RuleTree place) {
    Set<List<String>> found = new LinkedHashSet<>();
    TermWalker walker =
        new TermWalker() {
          @Override
          boolean enter(Term term) {
            if (term.value() instanceof Ref ref) {
              reach(ref, found);
            } else if (term.value() instanceof Call call
                && call.operator().value() instanceof Ref ref) {
              reach(ref, found);
            }
            return true;
          }

          @Override
          void with(With with) {
            if (with.target().value() instanceof Ref ref) {
              reach(ref, found);
            }
          }
        };
    place.rules().forEach(rule -> walker.rule(rule.rule()));
    return found;
  }

  private void reach(Ref ref, Set<List<String>> found) {
    if (ref.startsWith("data")) {
      reach(tree, List.of(), ref.steps(), found);
    }
  }

  private static void reach(
      RuleTree place, List<String> path, List<Term> steps, Set<List<String>> found) {
    if (!place.rules().isEmpty()) {
      found.add(path);
      boolean isOpen = place.rules().stream().anyMatch(rule -> !rule.rest().isEmpty());
      if (!isOpen) {
        return;
      }
    }
    if (steps.isEmpty()) {
      place.children().forEach((name, child) -> reach(child, below(path, name), steps, found));
      return;
    }
    Optional<String> name = Ref.stringOf(steps.get(0).value());
    List<Term> rest = steps.subList(1, steps.size());
    if (name.isPresent()) {
      RuleTree child = place.children().get(name.get());
      if (child != null) {
        reach(child, below(path, name.get()), rest, found);
      }
    } else if (!(steps.get(0).value() instanceof TermValue.Literal)) {
      place.children().forEach((key, child) -> reach(child, below(path, key), rest, found));
    }
  }

  private static List<String> below(List<String> path, String name) {
    List<String> below = new ArrayList<>(path);
    below.add(name);
    return List.copyOf(below);
  }
}
