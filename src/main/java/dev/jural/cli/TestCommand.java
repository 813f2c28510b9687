package dev.jural.cli;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.jural.author.coverage.Coverage;
import dev.jural.author.coverage.CoverageCollector;
import dev.jural.author.coverage.CoverageReport;
import dev.jural.author.load.Loaded;
import dev.jural.author.load.PolicyFiles;
import dev.jural.author.test.JsonReport;
import dev.jural.author.test.JunitReport;
import dev.jural.author.test.PrettyReport;
import dev.jural.author.test.TestCase;
import dev.jural.author.test.TestOptions;
import dev.jural.author.test.TestOptions.TraceMode;
import dev.jural.author.test.TestResult;
import dev.jural.author.test.TestRunner;
import dev.jural.author.test.TestSuite;
import dev.jural.author.text.Json;
import dev.jural.check.ExitCode;
import dev.jural.source.RegoException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code jural test}: runs the tests of policies, as {@code opa test} does. */
final class TestCommand {
  static final Syntax SYNTAX =
      new Syntax(
          "test",
          List.of(
              "Runs the tests of policies: rules called test_..., as OPA has them.",
              "",
              "PATH is a file or a folder, of which all .rego, .json and .yaml files are read. A test",
              "that fails is shown with the expression that failed and its values."),
          "PATH",
          options(),
          List.of(
              "",
              "Examples:",
              "  jural test policies/",
              "  jural test -v -r 'authz.*admin' policies/",
              "  jural test --coverage --threshold 90 policies/",
              "  jural test --format junit policies/ > junit.xml",
              "",
              "Exit codes, as OPA's: 0 all passed, 1 policies could not be loaded, or there was no test",
              "                      and --fail-on-empty, 2 a test failed or was skipped, or the coverage is",
              "                      below --threshold, or usage."));

  private final Terminal terminal;
  private final Arguments arguments;

  TestCommand(Terminal terminal, Arguments arguments) {
    this.terminal = terminal;
    this.arguments = arguments;
  }

  private static List<OptionRow> options() {
    List<OptionRow> rows = new java.util.ArrayList<>();
    rows.addAll(
        List.of(
            OptionRow.one(
                "-r, --run", "REGEX", "Run only the tests whose full name it matches (RE2)."),
            OptionRow.flag("-v, --verbose", "List all tests, and trace those that fail."),
            OptionRow.flag("--var-values", "Show values of failing tests (always on)."),
            OptionRow.choice(
                "-f, --format",
                "FORMAT",
                List.of("pretty", "json", "junit", "lcov", "cobertura"),
                "pretty (default), json, junit; lcov and cobertura with --coverage."),
            OptionRow.flag(
                "-c, --coverage", "Report which expressions the tests evaluate, as JSON."),
            OptionRow.one("--threshold", "PERCENT", "The least coverage that is no failure."),
            OptionRow.choice(
                "--explain",
                "WHAT",
                List.of("fails", "full", "notes", "debug"),
                "What traces of failing tests tell: fails (default), full, notes or debug."),
            OptionRow.one("--timeout", "TIME", "The longest one test may take: 5s (default), 1m."),
            OptionRow.one("--count", "N", "Run all tests so many times."),
            OptionRow.one("-p, --parallel", "N", "Threads to use; all processors by default."),
            OptionRow.flag("--fail-on-empty", "Fail when there was no test to run."),
            OptionRow.flag("-z, --exit-zero-on-skipped", "Skipped tests are no failure."),
            OptionRow.choice(
                "--sort", "ORDER", List.of("none", "duration"), "none (default) or duration.")));
    rows.addAll(LoadArguments.ROWS);
    rows.add(Syntax.HELP);
    return List.copyOf(rows);
  }

  /**
   * Runs the tests.
   *
   * @throws UsageException when the options do not make sense
   */
  ExitCode run() {
    if (arguments.positionals().isEmpty()) {
      throw new UsageException("missing PATH: want files or folders with policies and tests");
    }
    Predicate<TestCase> filter = filter();
    TestOptions options = testOptions();
    checkFormat();
    LoadArguments loading = new LoadArguments(arguments);
    TestSuite suite;
    try {
      Loaded loaded =
          PolicyFiles.load(
              arguments.positionals(),
              loading.options(options.jobs()).bundle(arguments.has("--bundle")));
      suite = TestSuite.of(loaded, loading::settings).only(filter);
    } catch (RegoException e) {
      terminal.err().print(Errors.text(e.diagnostics()));
      return ExitCode.FINDINGS;
    }
    if (suite.tests().isEmpty() && arguments.has("--fail-on-empty")) {
      terminal.err().print("no tests were run\n");
      return ExitCode.FINDINGS;
    }
    return isCovering() ? cover(suite, options) : run(suite, options);
  }

  private boolean isCovering() {
    return arguments.has("--coverage") || arguments.has("--threshold");
  }

  /** Runs the tests and reports what they cover; when one fails, that in its place. */
  private ExitCode cover(TestSuite suite, TestOptions options) {
    CoverageCollector collector = new CoverageCollector();
    List<TestResult> results =
        new TestRunner(suite.engine(), options, test -> Optional.of(collector)).run(suite.tests());
    if (results.stream().anyMatch(this::isFailure)) {
      // OPA ends with 1 here, and with 2 when it does not look at coverage.
      terminal.out().print(PrettyReport.of(results, isVerbose()));
      return ExitCode.FINDINGS;
    }
    Coverage coverage = Coverage.of(suite.modules(), collector);
    double threshold = Numbers.percent(arguments, "--threshold", 0);
    if (coverage.percent() < threshold) {
      terminal
          .err()
          .print(
              String.format(
                  Locale.ROOT,
                  "Code coverage threshold not met: got %.2f instead of %.2f\n",
                  coverage.percent(),
                  threshold));
      return ExitCode.USAGE;
    }
    if (arguments.has("--coverage")) {
      terminal.out().print(text(coverage));
    }
    return ExitCode.PASSED;
  }

  private String text(Coverage coverage) {
    return switch (arguments.choice("--format")) {
      case "lcov" -> CoverageReport.lcov(coverage);
      case "cobertura" -> CoverageReport.cobertura(coverage);
      default -> Json.text(CoverageReport.json(coverage)) + "\n";
    };
  }

  private ExitCode run(TestSuite suite, TestOptions options) {
    int count = Numbers.count(arguments, "--count", 1);
    ExitCode code = ExitCode.PASSED;
    for (int i = 0; i < count; i++) {
      List<TestResult> results = new TestRunner(suite.engine(), options).run(suite.tests());
      report(results);
      if (results.stream().anyMatch(this::isFailure)) {
        code = ExitCode.USAGE;
      }
    }
    return code;
  }

  private void checkFormat() {
    String format = arguments.choice("--format");
    if ((format.equals("lcov") || format.equals("cobertura")) && !arguments.has("--coverage")) {
      throw new UsageException("--format: " + format + " is a format of --coverage");
    }
  }

  private boolean isFailure(TestResult result) {
    return switch (result.status()) {
      case PASS -> false;
      case FAIL, ERROR -> true;
      case SKIPPED -> !arguments.has("--exit-zero-on-skipped");
    };
  }

  private void report(List<TestResult> results) {
    List<TestResult> ordered = results;
    if (arguments.choice("--sort").equals("duration")) {
      ordered = results.stream().sorted((a, b) -> Long.compare(b.nanos(), a.nanos())).toList();
    }
    String text =
        switch (arguments.choice("--format")) {
          case "json" -> JsonReport.of(ordered);
          case "junit" -> JunitReport.of(ordered);
          default -> PrettyReport.of(ordered, isVerbose());
        };
    terminal.out().print(text);
  }

  private boolean isVerbose() {
    return arguments.has("--verbose") || arguments.has("--explain");
  }

  private Predicate<TestCase> filter() {
    if (!arguments.has("--run")) {
      return test -> true;
    }
    try {
      Pattern pattern = Pattern.compile(arguments.value("--run").orElseThrow());
      return test -> pattern.matcher(test.fullName()).find();
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "--run: " + e.getDescription().toLowerCase(Locale.ROOT) + ", want a regular expression");
    }
  }

  private TestOptions testOptions() {
    Duration timeout =
        arguments
            .value("--timeout")
            .map(value -> Durations.parse("--timeout", value))
            .orElse(Duration.ofSeconds(5));
    TraceMode trace =
        switch (arguments.choice("--explain")) {
          case "full", "debug" -> TraceMode.FULL;
          case "notes" -> TraceMode.NOTES;
          default -> TraceMode.FAILS;
        };
    int jobs = Numbers.count(arguments, "--parallel", 0);
    return new TestOptions(
        timeout,
        jobs == 0 ? Runtime.getRuntime().availableProcessors() : jobs,
        !arguments.choice("--format").equals("json"),
        isVerbose() ? trace : TraceMode.OFF);
  }
}
