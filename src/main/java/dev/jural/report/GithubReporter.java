package dev.jural.report;

import dev.jural.check.CheckResults;
import dev.jural.check.Finding;
import dev.jural.check.Level;
import dev.jural.source.Diagnostic;
import dev.jural.source.Location;
import dev.jural.source.Severity;

/**
 * GitHub Actions workflow commands; one line a finding, and nothing in it that could be a second
 * command.
 */
final class GithubReporter implements Reporter {
  @Override
  public String write(CheckResults results, ReportOptions options) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : results.diagnostics()) {
      String command =
          diagnostic.severity() == Severity.ERROR
              ? "error"
              : diagnostic.severity() == Severity.WARNING ? "warning" : "notice";
      line(out, command, diagnostic.location(), diagnostic.code().text(), diagnostic.message());
    }
    for (Finding finding : results.findings()) {
      boolean isWaived = finding.waived().isPresent();
      String command = isWaived ? "notice" : finding.level() == Level.DENY ? "error" : "warning";
      line(
          out,
          command,
          finding.location(),
          finding.rule().id(),
          finding.message() + (isWaived ? " (waived)" : ""));
    }
    return out.toString();
  }

  private static void line(
      StringBuilder out, String command, Location location, String title, String message) {
    out.append("::").append(command).append(' ');
    if (!location.file().isEmpty()) {
      out.append("file=").append(property(location.file())).append(',');
      if (location.line() > 0) {
        out.append("line=").append(location.line()).append(',');
        if (location.column() > 0) {
          out.append("col=").append(location.column()).append(',');
        }
      }
    }
    out.append("title=").append(property(title));
    out.append("::").append(data(message)).append('\n');
  }

  private static String data(String text) {
    return SafeText.inert(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
