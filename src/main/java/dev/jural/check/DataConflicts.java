package dev.jural.check;

import dev.jural.engine.Engine;
import dev.jural.engine.RuleInfo;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds rules whose document the base data has as well: one of the two would be hidden. */
public final class DataConflicts {
  private DataConflicts() {}

  /** An error at each such rule, in OPA's words. */
  public static List<Diagnostic> find(Engine engine) {
    List<Diagnostic> conflicts = new ArrayList<>();
    for (RuleInfo rule : engine.rules()) {
      if (isThere(rule.path(), engine.data())) {
        String path = rule.path().substring("data.".length()).replace('.', '/');
        conflicts.add(
            Diagnostic.error(
                ErrorCode.COMPILE,
                "conflicting rule for data path " + path + " found",
                rule.location()));
      }
    }
    return conflicts;
  }

  /** Whether the data has something at {@code path}, or something that is no object on the way. */
  private static boolean isThere(String path, RegoObject data) {
    RegoValue at = data;
    for (String name : path.substring("data.".length()).split("\\.", -1)) {
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
