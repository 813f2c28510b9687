package dev.jural.report;

import dev.jural.check.CheckResults;
import dev.jural.check.Finding;
import dev.jural.check.Level;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;

/**
 * GitLab's code quality report. Waived findings are left out, because the format cannot say that
 * they are.
 */
final class GitlabReporter implements Reporter {
  @Override
  public String write(CheckResults results, ReportOptions options) {
    List<RegoValue> issues = new ArrayList<>();
    for (Finding finding : results.findings()) {
      if (finding.waived().isEmpty()) {
        issues.add(issue(finding));
      }
    }
    return PrettyJson.write(RegoArray.of(issues));
  }

  private static RegoObject issue(Finding finding) {
    RegoObject lines =
        RegoObject.builder()
            .put("begin", RegoNumber.of(Math.max(1, finding.location().line())))
            .build();
    RegoObject location =
        RegoObject.builder().put("path", finding.location().file()).put("lines", lines).build();
    return RegoObject.builder()
        .put("description", SafeText.inert(finding.message()))
        .put("check_name", finding.rule().id())
        .put("fingerprint", finding.fingerprint())
        .put("severity", finding.level() == Level.DENY ? "major" : "minor")
        .put("location", location)
        .build();
  }
}
