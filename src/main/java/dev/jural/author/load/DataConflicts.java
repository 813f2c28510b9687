package dev.jural.author.load;

import dev.jural.ast.Module;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.Var;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds rules that stand where base data has a value: one of the two would be out of sight. */
public final class DataConflicts {
  private DataConflicts() {}

  /** An error for each such rule. */
  public static List<Diagnostic> find(Loaded loaded) {
    List<Diagnostic> conflicts = new ArrayList<>();
    if (loaded.data().isEmpty()) {
      return conflicts;
    }
    for (Module module : loaded.modules()) {
      for (Rule rule : module.rules()) {
        List<String> path = path(module, rule);
        if (isThere(path, loaded.data())) {
          conflicts.add(
              Diagnostic.error(
                  ErrorCode.COMPILE,
                  "conflicting rule for data path " + String.join("/", path) + " found",
                  rule.span()));
        }
      }
    }
    return conflicts;
  }

  /** The names that lead to a rule, as far as they are fixed. */
  private static List<String> path(Module module, Rule rule) {
    List<String> path = new ArrayList<>();
    module.pkg().path().steps().forEach(step -> path.add(Ref.stringOf(step.value()).orElse("")));
    List<Term> head = rule.head().ref().terms();
    for (int i = 0; i < head.size(); i++) {
      Optional<String> name =
          i == 0 && head.get(0).value() instanceof Var var
              ? Optional.of(var.name())
              : Ref.stringOf(head.get(i).value());
      if (name.isEmpty()) {
        break;
      }
      path.add(name.get());
    }
    return path;
  }

  private static boolean isThere(List<String> path, RegoObject data) {
    RegoValue at = data;
    for (String name : path) {
      if (!(at instanceof RegoObject object)) {
        return true;
      }
      Optional<RegoValue> next = object.get(name);
      if (next.isEmpty()) {
        return false;
      }
      at = next.get();
    }
    return true;
  }
}
