package dev.jural.report;

import dev.jural.check.CheckResults;
import dev.jural.check.Finding;
import dev.jural.check.Level;
import dev.jural.check.RuleOutcome;
import dev.jural.check.Vacuity;
import dev.jural.check.Waived;
import dev.jural.source.CaretPrinter;
import dev.jural.source.Diagnostic;
import dev.jural.source.Severity;
import dev.jural.source.Span;
import dev.jural.value.RegoString;
import java.util.List;

/** The report for people: findings by file, what could not be checked, and a summary line. */
final class TableReporter implements Reporter {
  @Override
  public String write(CheckResults results, ReportOptions options) {
    StringBuilder out = new StringBuilder();
    Paint paint = new Paint(options.colour());
    results.diagnostics().forEach(diagnostic -> diagnostic(out, diagnostic, paint));
    String file = "";
    for (Finding finding : results.findings()) {
      String next = finding.location().file();
      if (!next.equals(file)) {
        out.append(out.length() == 0 ? "" : "\n")
            .append(paint.bold(SafeText.inert(next)))
            .append('\n');
        file = next;
      }
      finding(out, finding, paint);
    }
    if (options.showOutcomes()) {
      outcomes(out, results.outcomes(), paint);
    }
    if (options.showVacuity() && !results.vacuity().isEmpty()) {
      vacuity(out, results.vacuity());
    }
    if (!options.quiet()) {
      summary(out, results, paint);
    }
    return out.toString();
  }

  private static void diagnostic(StringBuilder out, Diagnostic diagnostic, Paint paint) {
    String label =
        switch (diagnostic.severity()) {
          case ERROR -> paint.red("error");
          case WARNING -> paint.yellow("warning");
          case NOTE -> paint.dim("note");
        };
    out.append(label).append("  ");
    if (diagnostic.severity() == Severity.ERROR && diagnostic.span() != Span.NONE) {
      for (String line : CaretPrinter.print(diagnostic).split("\n", -1)) {
        out.append(SafeText.inert(line)).append('\n');
      }
      return;
    }
    out.append(SafeText.inert(diagnostic.toString())).append('\n');
    if (!diagnostic.hint().isEmpty()) {
      out.append("       hint: ").append(SafeText.inert(diagnostic.hint())).append('\n');
    }
  }

  private static void finding(StringBuilder out, Finding finding, Paint paint) {
    String place = finding.location().line() + ":" + finding.location().column();
    String level =
        finding.waived().isPresent()
            ? paint.dim("waived")
            : finding.level() == Level.DENY ? paint.red("deny  ") : paint.yellow("warn  ");
    out.append("  ").append(SafeText.inert(finding.location().file())).append(':').append(place);
    out.append("  ").append(level).append("  ").append(SafeText.inert(finding.rule().id()));
    out.append("  ").append(SafeText.inert(finding.message())).append('\n');
    finding
        .details()
        .get("remedy")
        .filter(RegoString.class::isInstance)
        .map(remedy -> ((RegoString) remedy).text())
        .filter(remedy -> !remedy.isEmpty() && !finding.message().contains(remedy))
        .ifPresent(
            remedy -> out.append("      remedy: ").append(SafeText.inert(remedy)).append('\n'));
    if (finding.waived().isPresent()) {
      Waived waived = finding.waived().get();
      out.append("      ")
          .append(
              paint.dim(
                  "waived by "
                      + SafeText.inert(waived.owner())
                      + " until "
                      + waived.expires()
                      + ": "
                      + SafeText.inert(waived.reason())))
          .append('\n');
    }
  }

  private static void outcomes(StringBuilder out, List<RuleOutcome> outcomes, Paint paint) {
    String resource = "";
    for (RuleOutcome outcome : outcomes) {
      String next = outcome.resource().origin() + "  " + outcome.resource().name();
      if (!next.equals(resource)) {
        out.append('\n').append(paint.bold(SafeText.inert(next))).append('\n');
        resource = next;
      }
      out.append("  ")
          .append(SafeText.inert(outcome.rule().id()))
          .append("  ")
          .append(outcome.outcome().text())
          .append('\n');
    }
  }

  private static void vacuity(StringBuilder out, Vacuity vacuity) {
    out.append("\nTook no part in this run:\n");
    vacuity
        .namespaces()
        .forEach(name -> out.append("  namespace   ").append(SafeText.inert(name)).append('\n'));
    vacuity
        .rules()
        .forEach(name -> out.append("  rule        ").append(SafeText.inert(name)).append('\n'));
    vacuity
        .inputPaths()
        .forEach(name -> out.append("  input path  ").append(SafeText.inert(name)).append('\n'));
  }

  private static void summary(StringBuilder out, CheckResults results, Paint paint) {
    Summary counts = Summary.of(results);
    String text =
        counts.denied()
            + " denied, "
            + counts.warned()
            + " warned, "
            + counts.waived()
            + " waived"
            + (counts.errors() == 0 ? "" : ", " + plural(counts.errors(), "error"))
            + "; "
            + plural(results.rules().size(), "rule")
            + ", "
            + plural(results.documents(), "document")
            + " in "
            + plural(results.filesRead(), "file");
    boolean isGood = counts.denied() == 0 && counts.errors() == 0;
    out.append(out.length() == 0 ? "" : "\n")
        .append(isGood ? paint.green(text) : paint.red(text))
        .append('\n');
  }

  private static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** Terminal colours, or none. */
  private record Paint(boolean isOn) {
    String red(String text) {
      return wrap("31", text);
    }

    String green(String text) {
      return wrap("32", text);
    }

    String yellow(String text) {
      return wrap("33", text);
    }

    String bold(String text) {
      return wrap("1", text);
    }

    String dim(String text) {
      return wrap("2", text);
    }

    private String wrap(String code, String text) {
      return isOn ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
  }
}
