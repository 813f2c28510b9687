package dev.jural.report;

import dev.jural.check.CheckResults;
import dev.jural.check.ExitCode;
import dev.jural.check.Finding;
import dev.jural.check.Level;
import dev.jural.check.Resource;
import dev.jural.check.RuleDescriptor;
import dev.jural.check.RuleOutcome;
import dev.jural.check.RuleOutcome.Outcome;
import dev.jural.check.Vacuity;
import dev.jural.check.Waived;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.Origin;
import dev.jural.value.RegoObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Results to report: an ordinary run, and one whose every text is hostile. */
final class SampleResults {
  static final String HOSTILE =
      "a\r\n::error::x\u001b[2J\u001b]8;;http://evil\u0007<script>alert(1)</script>\u202e%s%n%1$s"
          + "::stop-commands::t\u0001\ufffe\u2028|`@all`=HYPERLINK()]]>&#x;";

  private SampleResults() {}

  static CheckResults ordinary() {
    return results("deploy/app.yaml", "Deployment shop/api", "Cilium 1.15.6 is below 1.16", "R11");
  }

  static CheckResults hostile() {
    return results("de,pl:oy%/" + HOSTILE + ".yaml", HOSTILE, HOSTILE, "R\u001b11");
  }

  private static CheckResults results(String file, String name, String message, String id) {
    RuleDescriptor rule =
        new RuleDescriptor(
            id,
            "data.report.minimum.deny",
            message,
            message,
            "",
            new Location("policies/p.rego", 3, 1));
    Resource resource = new Resource(new Origin(file, 0), name, new Location(file, 1, 1));
    Finding finding =
        new Finding(
            rule,
            Level.DENY,
            message,
            resource,
            new Location(file, 12, 9),
            RegoObject.builder().put("remedy", message).build(),
            Optional.empty(),
            "0123456789abcdef");
    Finding warning =
        new Finding(
            rule,
            Level.WARN,
            message,
            resource,
            new Location(file, 14, 1),
            RegoObject.EMPTY,
            Optional.empty(),
            "1123456789abcdef");
    Finding waived =
        finding.withWaiver(
            new Waived(message, message, LocalDate.of(2026, 3, 31), "waivers.yaml:2:5"));
    return new CheckResults(
        List.of(finding, waived, warning),
        List.of(rule),
        List.of(
            new RuleOutcome(rule, resource, Outcome.FAILED),
            new RuleOutcome(rule, resource, Outcome.PASSED),
            new RuleOutcome(rule, resource, Outcome.NOT_APPLICABLE)),
        List.of(),
        List.of(
            Diagnostic.error(ErrorCode.MANIFEST_SYNTAX, message, new Location(file, 2, 1))
                .withHint(message),
            Diagnostic.warning(ErrorCode.MANIFEST_SKIPPED, message, Location.ofFile(file))),
        new Vacuity(List.of(message), List.of(message), List.of(message)),
        1,
        1,
        ExitCode.INPUT);
  }
}
