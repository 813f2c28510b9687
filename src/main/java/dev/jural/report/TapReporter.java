package dev.jural.report;

import dev.jural.check.CheckResults;
import dev.jural.check.Finding;
import dev.jural.check.RuleOutcome;
import dev.jural.check.RuleOutcome.Outcome;
import dev.jural.source.Diagnostic;
import dev.jural.source.Severity;
import java.util.List;

/** Test Anything Protocol, version 14: a test for each rule that spoke to a resource. */
final class TapReporter implements Reporter {
  @Override
  public String write(CheckResults results, ReportOptions options) {
    List<Diagnostic> errors =
        results.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    StringBuilder out = new StringBuilder("TAP version 14\n1..");
    out.append(results.outcomes().size() + errors.size()).append('\n');
    int number = 0;
    for (RuleOutcome outcome : results.outcomes()) {
      boolean isBad = outcome.outcome() == Outcome.FAILED;
      out.append(isBad ? "not ok " : "ok ").append(++number).append(" - ");
      out.append(
          text(
              outcome.rule().id()
                  + " "
                  + outcome.resource().origin()
                  + " "
                  + outcome.resource().name()));
      if (outcome.outcome() == Outcome.NOT_APPLICABLE || outcome.outcome() == Outcome.WAIVED) {
        out.append(" # SKIP ").append(outcome.outcome().text());
      }
      out.append('\n');
      if (isBad) {
        failures(out, outcome, results);
      }
    }
    for (Diagnostic error : errors) {
      out.append("not ok ")
          .append(++number)
          .append(" - ")
          .append(text(error.toString()))
          .append('\n');
    }
    return out.toString();
  }

  private static void failures(StringBuilder out, RuleOutcome outcome, CheckResults results) {
    for (Finding finding : results.findings()) {
      if (finding.rule().id().equals(outcome.rule().id())
          && finding.resource().equals(outcome.resource())) {
        out.append("# ")
            .append(SafeText.inert(finding.location() + ": " + finding.message()))
            .append('\n');
      }
    }
  }

  /** A description in which nothing is a directive or an escape. */
  private static String text(String text) {
    return SafeText.inert(text).replace("\\", "\\\\").replace("#", "\\#");
  }
}
