package dev.jural.check;

import dev.jural.manifest.Evidence;
import dev.jural.source.Diagnostic;
import java.util.List;

/**
 * CheckResults are all that one run found, in an order that does not depend on threads: findings by
 * place, rule and message; the rest by file and document.
 *
 * @param findings every finding, waived ones included
 * @param rules every rule that was evaluated, by id
 * @param outcomes how each resource fared under each rule
 * @param evidence what the readers saw
 * @param diagnostics what could not be read, parsed or evaluated, and what was passed over
 * @param vacuity what took no part
 * @param filesRead files that were read
 * @param documents documents that were checked
 * @param exitCode what the process ends with
 */
public record CheckResults(
    List<Finding> findings,
    List<RuleDescriptor> rules,
    List<RuleOutcome> outcomes,
    List<Evidence> evidence,
    List<Diagnostic> diagnostics,
    Vacuity vacuity,
    int filesRead,
    int documents,
    ExitCode exitCode) {
  public CheckResults {
    findings = List.copyOf(findings);
    rules = List.copyOf(rules);
    outcomes = List.copyOf(outcomes);
    evidence = List.copyOf(evidence);
    diagnostics = List.copyOf(diagnostics);
  }
}
