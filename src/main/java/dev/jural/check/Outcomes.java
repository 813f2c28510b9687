package dev.jural.check;

import dev.jural.check.RuleOutcome.Outcome;
import dev.jural.engine.RuleInfo;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Works out how a subject fared under each rule of a package. */
final class Outcomes {
  private Outcomes() {}

  /** The outcomes of one evaluation, waivers left aside. */
  static List<RuleOutcome> of(
      PackageCheck check, Subject subject, List<Finding> findings, RegoValue verdicts) {
    Map<RuleDescriptor, Outcome> outcomes = new LinkedHashMap<>();
    for (Finding finding : findings) {
      outcomes.put(finding.rule(), Outcome.FAILED);
    }
    if (!check.verdictsPath().isEmpty()) {
      passed(check, verdicts).forEach(rule -> outcomes.putIfAbsent(rule, Outcome.PASSED));
      check.declared().values().forEach(rule -> outcomes.putIfAbsent(rule, Outcome.NOT_APPLICABLE));
    } else {
      for (RuleInfo rule : check.rules()) {
        boolean hasFinding = findings.stream().anyMatch(f -> f.rule().path().equals(rule.path()));
        if (!hasFinding) {
          outcomes.putIfAbsent(
              check.descriptor(rule, ""),
              speaksTo(rule, subject.value()) ? Outcome.PASSED : Outcome.NOT_APPLICABLE);
        }
      }
    }
    List<RuleOutcome> all = new ArrayList<>();
    outcomes.forEach(
        (rule, outcome) -> all.add(new RuleOutcome(rule, subject.resource(), outcome)));
    return all;
  }

  /**
   * The outcomes, of which those that only have waived findings are waived. Waivers are applied
   * when all is checked: one may stand in a stack that is read last.
   */
  static List<RuleOutcome> waived(List<RuleOutcome> outcomes, List<Finding> findings) {
    Map<List<Object>, Boolean> isWaived = new HashMap<>();
    for (Finding finding : findings) {
      isWaived.merge(
          List.of(finding.rule(), finding.resource()),
          finding.waived().isPresent(),
          Boolean::logicalAnd);
    }
    if (!isWaived.containsValue(true)) {
      return outcomes;
    }
    List<RuleOutcome> all = new ArrayList<>(outcomes.size());
    for (RuleOutcome each : outcomes) {
      boolean is =
          each.outcome() == Outcome.FAILED
              && isWaived.getOrDefault(List.of(each.rule(), each.resource()), false);
      all.add(is ? new RuleOutcome(each.rule(), each.resource(), Outcome.WAIVED) : each);
    }
    return all;
  }

  private static List<RuleDescriptor> passed(PackageCheck check, RegoValue verdicts) {
    List<RuleDescriptor> passed = new ArrayList<>();
    if (verdicts instanceof RegoSet set) {
      for (RegoValue verdict : set) {
        if (Details.text(verdict, "verdict").equals("pass")) {
          passed.add(check.descriptor(check.rules().get(0), Details.text(verdict, "id")));
        }
      }
    }
    return passed;
  }

  /** Whether the document has one of the parts that the rule looks at. */
  static boolean speaksTo(RuleInfo rule, RegoValue document) {
    return rule.inputPaths().isEmpty()
        || rule.inputPaths().stream().anyMatch(path -> has(document, path));
  }

  /** Whether {@code document} has the part at {@code path}, names joined with dots. */
  static boolean has(RegoValue document, String path) {
    if (path.isEmpty()) {
      return true;
    }
    RegoValue at = document;
    for (String name : path.split("\\.", -1)) {
      if (at instanceof RegoArray) {
        return true;
      }
      RegoValue next =
          at instanceof RegoObject object
              ? object.get(RegoString.of(name)).orElse(RegoSet.EMPTY)
              : RegoSet.EMPTY;
      if (next == RegoSet.EMPTY) {
        return false;
      }
      at = next;
    }
    return true;
  }
}
