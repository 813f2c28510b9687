package dev.jural.report;

import dev.jural.check.CheckResults;
import dev.jural.check.Finding;
import dev.jural.check.RuleOutcome;
import dev.jural.check.RuleOutcome.Outcome;
import dev.jural.source.Diagnostic;
import dev.jural.source.Severity;

/**
 * JUnit XML in the schema of Maven Surefire: a suite a file, a case for each rule that spoke to a
 * resource. What could not be read is a case with an error.
 */
final class JunitReporter implements Reporter {
  @Override
  public String write(CheckResults results, ReportOptions options) {
    int[] counts = new int[4];
    StringBuilder cases = new StringBuilder();
    for (RuleOutcome outcome : results.outcomes()) {
      counts[0]++;
      cases.append(testCase(outcome, results, counts));
    }
    for (Diagnostic diagnostic : results.diagnostics()) {
      if (diagnostic.severity() == Severity.ERROR) {
        counts[0]++;
        counts[2]++;
        cases.append(error(diagnostic));
      }
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"jural\" time=\"0\""
        + (" tests=\"" + counts[0] + "\" failures=\"" + counts[1] + "\"")
        + (" errors=\"" + counts[2] + "\" skipped=\"" + counts[3] + "\">\n")
        + cases
        + "</testsuite>\n";
  }

  private static String testCase(RuleOutcome outcome, CheckResults results, int[] count) {
    StringBuilder out = new StringBuilder("    <testcase name=\"");
    out.append(xml(SafeText.inert(outcome.rule().id() + " " + outcome.resource().name())));
    out.append("\" classname=\"")
        .append(xml(SafeText.inert(outcome.resource().origin().file())))
        .append("\" time=\"0\"");
    if (outcome.outcome() == Outcome.PASSED) {
      return out.append("/>\n").toString();
    }
    out.append(">\n");
    if (outcome.outcome() == Outcome.FAILED) {
      count[1]++;
      StringBuilder text = new StringBuilder();
      for (Finding finding : results.findings()) {
        if (isOf(finding, outcome)) {
          text.append(SafeText.inert(finding.location().toString())).append(": ");
          text.append(SafeText.inert(finding.message())).append('\n');
        }
      }
      String first = text.length() == 0 ? "" : text.substring(0, text.indexOf("\n"));
      out.append("      <failure type=\"finding\" message=\"").append(xml(first)).append("\">");
      out.append(xml(text.toString())).append("</failure>\n");
    } else {
      count[3]++;
      out.append("      <skipped message=\"").append(outcome.outcome().text()).append("\"/>\n");
    }
    return out.append("    </testcase>\n").toString();
  }

  private static boolean isOf(Finding finding, RuleOutcome outcome) {
    return finding.rule().id().equals(outcome.rule().id())
        && finding.resource().equals(outcome.resource())
        && finding.waived().isEmpty();
  }

  private static String error(Diagnostic diagnostic) {
    String text = xml(SafeText.inert(diagnostic.toString()));
    return "    <testcase name=\""
        + xml(diagnostic.code().text())
        + "\" classname=\"jural\" time=\"0\">\n"
        + "      <error type=\""
        + diagnostic.code().text()
        + "\" message=\""
        + text
        + "\">"
        + text
        + "</error>\n"
        + "    </testcase>\n";
  }

  /** The text with XML's own characters escaped, and those that XML forbids as U+FFFD. */
  static String xml(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
                default -> {
                  boolean isAllowed =
                      c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
                  out.appendCodePoint(isAllowed ? c : 0xFFFD);
                }
              }
            });
    return out.toString();
  }
}
