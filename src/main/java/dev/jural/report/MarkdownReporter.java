package dev.jural.report;

import dev.jural.check.CheckResults;
import dev.jural.check.Finding;
import dev.jural.source.Diagnostic;

/** Markdown for comments on merge requests: a table of findings, then what could not be read. */
final class MarkdownReporter implements Reporter {
  @Override
  public String write(CheckResults results, ReportOptions options) {
    Summary counts = Summary.of(results);
    StringBuilder out = new StringBuilder("### Jural\n\n");
    out.append(counts.denied()).append(" denied, ").append(counts.warned()).append(" warned, ");
    out.append(counts.waived())
        .append(" waived in ")
        .append(results.documents())
        .append(" documents\n");
    if (!results.findings().isEmpty()) {
      out.append("\n| place | level | rule | message |\n| --- | --- | --- | --- |\n");
      for (Finding finding : results.findings()) {
        String level = finding.waived().isPresent() ? "waived" : finding.level().text();
        out.append("| ").append(text(finding.location().toString()));
        out.append(" | ").append(level);
        out.append(" | ").append(text(finding.rule().id()));
        out.append(" | ").append(text(finding.message())).append(" |\n");
      }
    }
    if (!results.diagnostics().isEmpty()) {
      out.append("\nNot checked or worth a look:\n\n");
      for (Diagnostic diagnostic : results.diagnostics()) {
        out.append("- ").append(text(diagnostic.toString())).append('\n');
      }
    }
    return out.toString();
  }

  /**
   * The text with everything escaped that Markdown or its readers give a meaning: markup, HTML,
   * mentions, links.
   */
  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (char c : SafeText.inert(text).toCharArray()) {
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '@' -> out.append("&#64;");
        case '\\', '`', '*', '_', '{', '}', '[', ']', '(', ')', '#', '|', '!', '~' ->
            out.append('\\').append(c);
        default -> out.append(c);
      }
    }
    return out.toString().replace("://", ":&#47;&#47;");
  }
}
