package dev.jural.check;

import dev.jural.check.RuleOutcome.Outcome;
import dev.jural.engine.RuleInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Notes what took part in a run, to say in the end what did not. Used by one thread. */
final class VacuityCollector {
  private final Set<String> spoken = new HashSet<>();
  private final Set<String> namespaces = new HashSet<>();
  private final Set<String> pathsSeen = new HashSet<>();

  void note(Answer result) {
    for (RuleOutcome outcome : result.outcomes()) {
      if (outcome.outcome() != Outcome.NOT_APPLICABLE) {
        spoken.add(outcome.rule().path() + " " + outcome.rule().id());
        spoken.add(outcome.rule().path());
        namespaces.add(result.packageName());
      }
    }
    pathsSeen.addAll(result.pathsSeen());
  }

  /**
   * What took no part. Of packages over inventories only the package counts: a report of fifty
   * rules says something of every stack, and never everything.
   */
  Vacuity vacuity(List<PackageCheck> checks) {
    Set<String> rules = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    Set<String> paths = new TreeSet<>();
    for (PackageCheck check : checks) {
      if (!namespaces.contains(check.name())) {
        silent.add(check.name());
      }
      if (check.takes() != Subject.Sort.DOCUMENT) {
        continue;
      }
      for (RuleInfo rule : check.rules()) {
        if (!spoken.contains(rule.path())) {
          rules.add(rule.path().substring("data.".length()));
        }
        rule.inputPaths().stream().filter(path -> !pathsSeen.contains(path)).forEach(paths::add);
      }
    }
    return new Vacuity(new ArrayList<>(rules), new ArrayList<>(silent), new ArrayList<>(paths));
  }
}
