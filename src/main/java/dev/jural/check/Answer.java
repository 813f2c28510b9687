package dev.jural.check;

import dev.jural.engine.Decision;
import dev.jural.engine.RuleInfo;
import dev.jural.source.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An Answer is what is kept of what one package said of one subject.
 *
 * @param packageName the package
 * @param findings before waivers
 * @param outcomes how the subject fared under rules that speak to it, and under others where those
 *     are listed
 * @param silent rules that do not speak to it
 * @param pathsSeen parts of the input that rules look at and that the subject has
 * @param problems what went wrong
 * @param decision for the log; none where an earlier run decided
 */
record Answer(
    String packageName,
    List<Finding> findings,
    List<RuleOutcome> outcomes,
    List<RuleDescriptor> silent,
    Set<String> pathsSeen,
    List<Diagnostic> problems,
    Optional<Decision> decision) {

  static Answer of(SubjectResult result, CheckOptions options) {
    PackageCheck check = result.check();
    List<RuleOutcome> outcomes = new ArrayList<>();
    List<RuleDescriptor> silent = new ArrayList<>();
    for (RuleOutcome outcome :
        Outcomes.of(check, result.subject(), result.findings(), result.verdicts())) {
      boolean isSilent = outcome.outcome() == RuleOutcome.Outcome.NOT_APPLICABLE;
      if (!isSilent || options.listNotApplicable()) {
        outcomes.add(outcome);
      }
      // What a package declares is known without.
      if (isSilent && check.verdictsPath().isEmpty()) {
        silent.add(outcome.rule());
      }
    }
    Set<String> seen = new LinkedHashSet<>();
    for (RuleInfo rule : check.rules()) {
      for (String path : rule.inputPaths()) {
        if (!seen.contains(path) && Outcomes.has(result.subject().value(), path)) {
          seen.add(path);
        }
      }
    }
    return new Answer(
        check.name(),
        result.findings(),
        outcomes,
        silent,
        seen,
        result.problems(),
        Optional.of(result.decision()));
  }
}
