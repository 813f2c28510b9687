package dev.jural.author.test;

import dev.jural.author.test.TestResult.Status;
import dev.jural.author.text.Texts;
import dev.jural.source.Diagnostic;
import dev.jural.source.Location;
import dev.jural.source.Span;
import dev.jural.value.RegoValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A PrettyReport is results for people, in the shape of {@code opa test}: what did not pass (all,
 * when verbose), why, and a count.
 */
public final class PrettyReport {
  private static final String RULE = "-".repeat(80) + "\n";
  private static final int LONGEST_VALUE = 100;

  private final boolean isVerbose;
  private final StringBuilder out = new StringBuilder();

  private PrettyReport(boolean isVerbose) {
    this.isVerbose = isVerbose;
  }

  /** The report. */
  public static String of(List<TestResult> results, boolean isVerbose) {
    PrettyReport report = new PrettyReport(isVerbose);
    report.list(results);
    report.failures(results.stream().filter(r -> r.failure().isPresent()).toList());
    report.counts(results);
    return Texts.inert(report.out.toString());
  }

  private void list(List<TestResult> results) {
    String file = "";
    boolean isFirst = true;
    for (TestResult result : results) {
      if (!isVerbose && result.status() == Status.PASS) {
        continue;
      }
      Location location = result.test().location();
      if (!isFirst && !location.file().equals(file)) {
        out.append('\n');
      }
      isFirst = false;
      file = location.file();
      out.append(Texts.place(location)).append(":\n");
      result(result);
    }
    if (!isFirst) {
      out.append(RULE);
    }
  }

  private void result(TestResult result) {
    headline(result);
    cases(result.cases(), isVerbose, 1, false);
    if (!result.output().isEmpty()) {
      out.append('\n');
      result.output().lines().forEach(line -> out.append("  ").append(line).append('\n'));
      out.append('\n');
    }
    result.errors().forEach(this::error);
  }

  private void headline(TestResult result) {
    out.append(result.test().fullName()).append(": ").append(result.status());
    if (result.status() != Status.SKIPPED) {
      out.append(" (").append(Texts.duration(result.nanos())).append(')');
    }
    out.append('\n');
  }

  private void error(Diagnostic error) {
    String place = Texts.place(error.location());
    out.append("  ").append(place.equals("0:0") ? "" : place + ": ");
    out.append(error.code()).append(": ").append(error.message()).append('\n');
  }

  private void cases(CaseTree tree, boolean withPassed, int depth, boolean withReasons) {
    tree.cases()
        .forEach(
            (name, its) -> {
              if (its.hasFailed() || withPassed) {
                out.append("  ".repeat(depth)).append(name).append(": ");
                out.append(its.hasFailed() ? "FAIL\n" : "PASS\n");
                cases(its, withPassed, depth + 1, withReasons);
                if (withReasons && its.failure().isPresent()) {
                  explanation(its.failure().get(), depth + 1);
                }
              }
            });
  }

  // ---- why

  private void failures(List<TestResult> failed) {
    if (failed.isEmpty()) {
      return;
    }
    out.append("FAILURES\n").append(RULE);
    for (TestResult result : failed) {
      Failure failure = result.failure().orElseThrow();
      headline(result);
      if (result.test().hasCases()) {
        cases(result.cases(), false, 1, true);
      } else {
        explanation(failure, 1);
      }
      if (!failure.trace().isEmpty()) {
        out.append('\n');
        failure.trace().forEach(line -> out.append("  ").append(line).append('\n'));
      }
      out.append('\n');
    }
    out.append(RULE);
  }

  private void explanation(Failure failure, int depth) {
    String indent = "  ".repeat(depth);
    if (failure.expression() == Span.NONE) {
      out.append(indent).append("every expression held, but the value of the rule is not true\n");
      return;
    }
    expression(failure.expression(), failure.values(), indent);
    failure.comparison().ifPresent(compared -> comparison(compared, indent + "    "));
    for (Failure.Reason reason : failure.reasons()) {
      out.append(indent).append("  a rule of ").append(reason.document());
      out.append(" did not hold:\n");
      expression(reason.expression(), reason.values(), indent + "    ");
    }
  }

  private void expression(Span expression, Map<String, RegoValue> values, String indent) {
    out.append('\n').append(indent);
    out.append(Texts.place(expression.location())).append(":\n");
    expression
        .text()
        .lines()
        .forEach(line -> out.append(indent).append("  ").append(line.strip()).append('\n'));
    values.forEach(
        (name, value) -> {
          if (!name.equals(value.toString())) {
            out.append(indent).append("    ").append(oneLine(name)).append(": ");
            out.append(Expressions.shown(value)).append('\n');
          }
        });
  }

  private static String oneLine(String text) {
    return String.join(" ", text.split("\\s+", -1));
  }

  private void comparison(Failure.Comparison compared, String indent) {
    String expected = compared.expected().toString();
    String actual = compared.actual().toString();
    if (expected.length() <= LONGEST_VALUE && actual.length() <= LONGEST_VALUE) {
      out.append(indent).append("expected: ").append(expected).append('\n');
      out.append(indent).append("actual:   ").append(actual).append('\n');
    }
    List<String> lines = ValueDiff.lines(compared.expected(), compared.actual());
    if (!lines.isEmpty()) {
      out.append(indent).append("difference (- expected, + actual):\n");
      lines.forEach(line -> out.append(indent).append("  ").append(line).append('\n'));
    }
  }

  // ---- counts

  /** Each case counts, and each test without cases. */
  private void counts(List<TestResult> results) {
    Map<Status, Long> counts = new EnumMap<>(Status.class);
    for (TestResult result : results) {
      if (result.cases().cases().isEmpty()) {
        counts.merge(result.status(), 1L, Long::sum);
      } else {
        counts.merge(Status.PASS, result.cases().leaves(false), Long::sum);
        counts.merge(Status.FAIL, result.cases().leaves(true), Long::sum);
      }
    }
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    counts.forEach(
        (status, count) -> {
          if (count > 0) {
            out.append(status).append(": ").append(count).append('/').append(all).append('\n');
          }
        });
  }
}
