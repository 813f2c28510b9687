package dev.jural.cli;

import dev.jural.check.Finding;
import dev.jural.check.Waived;
import dev.jural.decision.LoggedFinding;
import dev.jural.engine.Decision;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Findings of one decision as the log keeps them: with the place of each message in the result. */
final class LoggedFindings {
  private final IdentityHashMap<RegoValue, String> objects = new IdentityHashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  private LoggedFindings(Decision decision) {
    if (decision.result().orElse(RegoSet.EMPTY) instanceof RegoObject result) {
      for (int i = 0; i < result.size(); i++) {
        index(result.keyAt(i), result.valueAt(i));
      }
    }
  }

  private void index(RegoValue rule, RegoValue values) {
    String name = rule instanceof RegoString text ? text.text() : JsonWriter.write(rule);
    String pointer = "/result/" + name.replace("~", "~0").replace("/", "~1") + "/";
    int index = 0;
    if (values instanceof Iterable<?> elements) {
      for (Object element : elements) {
        if (element instanceof RegoString message) {
          texts.putIfAbsent(message.text(), pointer + index);
        } else if (element instanceof RegoObject object) {
          objects.put(object, pointer + index + "/msg");
        }
        index++;
      }
    }
  }

  /** The findings of {@code decision}. */
  static List<LoggedFinding> of(Decision decision, List<Finding> findings) {
    if (findings.isEmpty()) {
      return List.of();
    }
    LoggedFindings places = new LoggedFindings(decision);
    List<LoggedFinding> all = new ArrayList<>();
    for (Finding finding : findings) {
      all.add(
          new LoggedFinding(
              finding.rule().id(),
              finding.level().text(),
              places.pointer(finding),
              finding.location(),
              finding.fingerprint(),
              finding.waived().map(LoggedFindings::waiver)));
    }
    return all;
  }

  private static LoggedFinding.Waiver waiver(Waived waived) {
    return new LoggedFinding.Waiver(
        waived.owner(), waived.reason(), waived.expires().toString(), waived.source());
  }

  private String pointer(Finding finding) {
    String own = objects.get(finding.details());
    return own == null ? texts.getOrDefault(finding.message(), "") : own;
  }
}
