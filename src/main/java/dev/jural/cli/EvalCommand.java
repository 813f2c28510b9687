package dev.jural.cli;

import dev.jural.author.coverage.Coverage;
import dev.jural.author.coverage.CoverageCollector;
import dev.jural.author.coverage.CoverageReport;
import dev.jural.author.eval.Output;
import dev.jural.author.eval.Profile;
import dev.jural.author.eval.Row;
import dev.jural.author.eval.Steps;
import dev.jural.author.load.Loaded;
import dev.jural.author.test.TestOptions.TraceMode;
import dev.jural.author.test.TraceWriter;
import dev.jural.author.text.Json;
import dev.jural.author.text.Table;
import dev.jural.author.text.Texts;
import dev.jural.check.ExitCode;
import dev.jural.engine.Engine;
import dev.jural.engine.EvaluationOptions;
import dev.jural.engine.Limits;
import dev.jural.engine.PreparedQuery;
import dev.jural.engine.QueryResult;
import dev.jural.source.Diagnostic;
import dev.jural.source.RegoException;
import dev.jural.trace.StepListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** {@code jural eval}: evaluates a query, as {@code opa eval} does. */
final class EvalCommand {
  static final Syntax SYNTAX =
      new Syntax(
          "eval",
          List.of(
              "Evaluates a query and prints its result.",
              "",
              "Folders given by --data are read as OPA reads them: all .rego, .json and .yaml files."),
          "QUERY",
          options(),
          List.of(
              "",
              "Examples:",
              "  jural eval 'x := 1; y := 2; x < y'",
              "  jural eval -d policies/ -i input.json data.authz.allow",
              "  jural eval -d policies/ -i input.json --explain fails -f pretty data.authz.allow",
              "  jural eval -b bundle.tar.gz -f raw 'data.authz.reasons[_]'",
              "",
              "Exit codes, as OPA's: 0 evaluated, 1 undefined and --fail, or defined and --fail-defined,",
              "                      2 an error."));

  private final Terminal terminal;
  private final Arguments arguments;

  /** Figures add up when policies are compiled in several steps. */
  private final Map<String, Long> metrics = new ConcurrentSkipListMap<>();

  EvalCommand(Terminal terminal, Arguments arguments) {
    this.terminal = terminal;
    this.arguments = arguments;
  }

  private static List<OptionRow> options() {
    List<OptionRow> rows = new ArrayList<>(QueryArguments.ROWS);
    rows.addAll(
        List.of(
            OptionRow.choice(
                "-f, --format",
                "FORMAT",
                List.of("json", "values", "bindings", "pretty", "raw", "discard"),
                "json (default), values, bindings, pretty, raw or discard."),
            OptionRow.flag("--fail", "An undefined result is a failure."),
            OptionRow.flag("--fail-defined", "A defined result is a failure."),
            OptionRow.choice(
                "--explain",
                "WHAT",
                List.of("off", "full", "notes", "fails", "debug"),
                "Trace the evaluation: off (default), full, notes, fails or debug."),
            OptionRow.flag("--metrics", "Report how long each stage took."),
            OptionRow.flag("--instrument", "Report metrics with units of work."),
            OptionRow.flag("--profile", "Report how often and how long expressions ran."),
            OptionRow.one("--profile-limit", "N", "How many expressions (default 10)."),
            OptionRow.many(
                "--profile-sort", "BY", "total_time_ns (default), num_eval, file or line."),
            OptionRow.flag("--coverage", "Report which expressions were evaluated."),
            Syntax.HELP));
    return List.copyOf(rows);
  }

  /** What is told of the evaluation beside its result. */
  private record Extras(
      Optional<TraceWriter> trace,
      Optional<Profile> profile,
      Optional<CoverageCollector> coverage) {}

  /**
   * Evaluates.
   *
   * @throws UsageException when the options do not make sense
   */
  ExitCode run() {
    QueryArguments query = new QueryArguments(terminal, arguments);
    String text = query.text();
    String format = arguments.choice("--format");
    Extras extras = extras(text);
    try {
      Loaded loaded = query.load();
      Engine engine =
          query.engine(loaded).metrics(figures -> figures.forEach(this::measured)).build();
      query.checkConflicts(loaded);
      PreparedQuery prepared = query.prepare(engine, text);
      QueryResult result = prepared.evaluate(query.input(), evaluation(extras));
      report(format, Row.of(prepared, result), loaded, extras);
      boolean isFailure =
          result.isUndefined() ? arguments.has("--fail") : arguments.has("--fail-defined");
      return isFailure ? ExitCode.FINDINGS : ExitCode.PASSED;
    } catch (RegoException e) {
      return failed(format, e.diagnostics());
    }
  }

  private void measured(String name, long value) {
    metrics.merge(name, value, Long::sum);
  }

  private ExitCode failed(String format, List<Diagnostic> errors) {
    if (format.equals("json")) {
      List<Json> all = errors.stream().map(Texts::error).toList();
      terminal.out().print(Json.text(new Json().put("errors", all)) + "\n");
    } else {
      terminal.err().print(Errors.text(errors));
    }
    return ExitCode.USAGE;
  }

  private Extras extras(String text) {
    TraceMode mode =
        switch (arguments.choice("--explain")) {
          case "full", "debug" -> TraceMode.FULL;
          case "notes" -> TraceMode.NOTES;
          case "fails" -> TraceMode.FAILS;
          default -> TraceMode.OFF;
        };
    Set<String> orders = Set.of("total_time_ns", "num_eval", "file", "line");
    for (String order : arguments.values("--profile-sort")) {
      if (!orders.contains(order)) {
        throw Arguments.notOneOf("--profile-sort", order, orders.stream().sorted().toList());
      }
    }
    return new Extras(
        mode == TraceMode.OFF ? Optional.empty() : Optional.of(new TraceWriter(text, mode)),
        arguments.has("--profile") ? Optional.of(new Profile()) : Optional.empty(),
        arguments.has("--coverage") ? Optional.of(new CoverageCollector()) : Optional.empty());
  }

  private EvaluationOptions evaluation(Extras extras) {
    List<StepListener> listeners = new ArrayList<>();
    extras.trace().ifPresent(listeners::add);
    extras.profile().ifPresent(listeners::add);
    extras.coverage().ifPresent(listeners::add);
    EvaluationOptions options = EvaluationOptions.none();
    if (!listeners.isEmpty()) {
      options = options.withSteps(new Steps(listeners));
    }
    if (extras.trace().isPresent()) {
      options = options.withNotes(extras.trace().get()::note);
    }
    if (arguments.has("--timeout")) {
      options =
          options.withLimits(
              Limits.DEFAULT.withTime(
                  Durations.parse("--timeout", arguments.value("--timeout").orElseThrow())));
    }
    return options;
  }

  private boolean hasMetrics() {
    return arguments.has("--metrics")
        || arguments.has("--instrument")
        || arguments.has("--profile");
  }

  private Map<String, Long> metrics() {
    if (!arguments.has("--instrument")) {
      metrics.keySet().removeIf(name -> name.startsWith("counter_"));
    }
    return metrics;
  }

  // ---- output

  private void report(String format, List<Row> rows, Loaded loaded, Extras extras) {
    boolean isPretty = format.equals("pretty");
    if (isPretty && extras.trace().isPresent()) {
      extras.trace().get().lines(!rows.isEmpty()).forEach(line -> print(Texts.inert(line) + "\n"));
    }
    switch (format) {
      case "json" -> print(Json.text(withExtras(Output.json(rows), rows, loaded, extras)) + "\n");
      case "discard" -> {
        Json json = new Json().putIf(!rows.isEmpty(), "result", "discarded");
        print(Json.text(withExtras(json, rows, loaded, extras)) + "\n");
      }
      case "values" -> print(Output.values(rows));
      case "bindings" -> print(Output.bindings(rows));
      case "raw" -> print(Output.raw(rows));
      default -> {
        print(Output.pretty(rows));
        tables(loaded, extras);
      }
    }
  }

  private void print(String text) {
    terminal.out().print(text);
  }

  private Json withExtras(Json json, List<Row> rows, Loaded loaded, Extras extras) {
    extras.trace().ifPresent(trace -> json.put("explanation", trace.lines(!rows.isEmpty())));
    json.putIf(hasMetrics(), "metrics", metrics());
    extras
        .profile()
        .ifPresent(profile -> json.put("profile", profile.json(profileOrder(), profileLimit())));
    extras
        .coverage()
        .ifPresent(
            collector ->
                json.put(
                    "coverage", CoverageReport.json(Coverage.of(loaded.modules(), collector))));
    return json;
  }

  private void tables(Loaded loaded, Extras extras) {
    if (hasMetrics()) {
      print(Output.metrics(metrics()));
    }
    extras.profile().ifPresent(profile -> print(profile.table(profileOrder(), profileLimit())));
    extras
        .coverage()
        .ifPresent(
            collector -> {
              double percent = Coverage.of(loaded.modules(), collector).percent();
              String shown = String.format(Locale.ROOT, "%.2f", percent);
              print(Table.of(List.of(List.of("Overall Coverage", shown))));
            });
  }

  private List<String> profileOrder() {
    return arguments.values("--profile-sort");
  }

  private int profileLimit() {
    return Numbers.count(arguments, "--profile-limit", 10);
  }
}
