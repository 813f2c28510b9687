package dev.jural.cli;

import dev.jural.check.ExitCode;
import dev.jural.decision.LogException;
import dev.jural.decision.review.EventQuery;
import dev.jural.decision.review.EventStats;
import dev.jural.decision.review.EventView;
import dev.jural.decision.review.LogReader;
import dev.jural.decision.segment.Verifier;
import dev.jural.report.SafeText;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code jural log}: reads decision logs, ours and OPA's. */
final class LogCommand {
  private static final List<String> ACTIONS =
      List.of("list", "show", "stats", "verify", "replay", "query", "export");
  private static final String DEFAULT_LOG = ".jural/decisions";
  private static final int ID = 8;

  static final Syntax SYNTAX =
      new Syntax(
          "log",
          List.of(
              "Reads decision logs: the folder or file that check writes, and those of OPA.",
              "",
              "ACTION is list, show ID, stats, verify, replay, query SQL or export FILE. LOG is a folder or",
              "file; "
                  + DEFAULT_LOG
                  + " when there is none. query and export need DuckDB's JDBC driver."),
          "ACTION [LOG]",
          List.of(
              OptionRow.one("--since", "TIME", "From this time on: 2026-03, 2026-03-01T12:00:00Z."),
              OptionRow.one("--until", "TIME", "Before this time."),
              OptionRow.one("--path", "PATH", "Of this document, or below: report/minimum."),
              OptionRow.one(
                  "--outcome",
                  "NAME",
                  "deny, warn, pass, allow, undefined, other, error or withheld."),
              OptionRow.one("--rule", "ID", "In which this rule found something."),
              OptionRow.one("--component", "NAME", "In which something about it was found."),
              OptionRow.one("--file", "NAME", "About this manifest."),
              OptionRow.one(
                  "--revision", "REVISION", "By these policies; the beginning is enough."),
              OptionRow.many("--label", "NAME=VALUE", "With this label; may be repeated."),
              OptionRow.one("--limit", "N", "list, replay: the most to show."),
              OptionRow.choice(
                  "-f, --format", "FORMAT", List.of("table", "json"), "table (default) or json."),
              OptionRow.many("--policy", "PATH", "replay: policies to decide by; may be repeated."),
              OptionRow.many("--data", "PATH", "replay: data for them; may be repeated."),
              OptionRow.choice(
                  "--profile",
                  "NAME",
                  List.of("report", "none"),
                  "replay: report has the built-in policies too (default); none has not."),
              OptionRow.one(
                  "--key", "FILE", "verify: the public key that checkpoints are signed by."),
              OptionRow.one(
                  "--checkpoints", "FILE", "verify: checkpoints that were kept elsewhere."),
              Syntax.HELP),
          List.of(
              "",
              "Examples:",
              "  jural log list --outcome deny --since 2026-03",
              "  jural log show 4ca636c1",
              "  jural log verify --key log.pub",
              "  jural log replay --policy new-rules/",
              "  jural log query \"SELECT path, count(*) FROM decisions GROUP BY path\"",
              "",
              "Exit codes: 0 done, 1 verify or replay found something, 2 usage, 4 policy not loaded,",
              "            6 the log cannot be read."));

  private final Terminal terminal;
  private final Arguments arguments;

  LogCommand(Terminal terminal, Arguments arguments) {
    this.terminal = terminal;
    this.arguments = arguments;
  }

  /**
   * Runs the action.
   *
   * @throws UsageException when the options do not make sense
   */
  ExitCode run() {
    List<String> words = arguments.positionals();
    if (words.isEmpty()) {
      throw new UsageException("missing ACTION, want one of " + String.join(", ", ACTIONS));
    }
    String action = words.get(0);
    if (!ACTIONS.contains(action)) {
      throw Arguments.unknown("action", action, ACTIONS);
    }
    boolean hasOperand = List.of("show", "query", "export").contains(action);
    int first = hasOperand ? 2 : 1;
    if (words.size() < first) {
      throw new UsageException("log " + action + ": missing argument, see --help");
    } else if (words.size() > first + 1) {
      throw new UsageException(
          "log " + action + ": unexpected argument \"" + words.get(first + 1) + "\"");
    }
    Path log = Path.of(words.size() > first ? words.get(first) : DEFAULT_LOG);
    try {
      return run(action, hasOperand ? words.get(1) : "", log);
    } catch (LogException e) {
      terminal.err().println("jural: " + SafeText.inert(String.valueOf(e.getMessage())));
      return ExitCode.OUTPUT;
    }
  }

  private ExitCode run(String action, String operand, Path log) {
    if (!Files.exists(log)) {
      throw new LogException("no decision log at " + log);
    }
    return switch (action) {
      case "list" -> list(log);
      case "show" -> show(operand, log);
      case "stats" -> stats(log);
      case "verify" -> verify(log);
      case "replay" -> new LogReplay(terminal, arguments, query()).run(log);
      default -> new LogSql(terminal).run(action, operand, log);
    };
  }

  private EventQuery query() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String label : arguments.values("--label")) {
      int equals = label.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--label: got \"" + label + "\", want NAME=VALUE");
      }
      labels.put(label.substring(0, equals), label.substring(equals + 1));
    }
    return new EventQuery(
        given("--since"),
        given("--until"),
        given("--path"),
        given("--outcome"),
        given("--rule"),
        given("--component"),
        given("--file"),
        given("--revision"),
        labels);
  }

  private String given(String option) {
    return arguments.value(option).orElse("");
  }

  private boolean isJson() {
    return arguments.choice("--format").equals("json");
  }

  private void print(String line) {
    terminal.out().print(SafeText.inert(line) + "\n");
  }

  private void passedOver(long lines) {
    if (lines > 0) {
      terminal.err().println("jural: " + lines + " lines that are no events were passed over");
    }
  }

  // ---- list, show

  private ExitCode list(Path log) {
    EventQuery query = query();
    long limit = limit(arguments, Long.MAX_VALUE);
    long[] shown = {0};
    passedOver(
        LogReader.read(
            log,
            events -> {
              for (RegoObject event : events) {
                EventView view = new EventView(event);
                if (shown[0] < limit && query.test(view)) {
                  shown[0]++;
                  print(isJson() ? JsonWriter.write(event) : line(view));
                }
              }
            }));
    return ExitCode.PASSED;
  }

  /** The value of {@code --limit}. */
  static long limit(Arguments arguments, long otherwise) {
    Optional<String> given = arguments.value("--limit");
    if (given.isEmpty()) {
      return otherwise;
    }
    try {
      long limit = Long.parseLong(given.get());
      if (limit > 0) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException("--limit: got \"" + given.get() + "\", want a whole number from 1 on");
  }

  private static String line(EventView event) {
    String id = event.id();
    String about = event.file().isEmpty() ? event.resource() : event.file();
    return event.timestamp()
        + "  "
        + id.substring(0, Math.min(ID, id.length()))
        + "  "
        + (event.outcome() + "     ").substring(0, Math.max(5, event.outcome().length()))
        + "  "
        + event.path()
        + (about.isEmpty() ? "" : "  " + about)
        + (event.items().isEmpty() ? "" : "  " + event.items().size() + " findings");
  }

  private ExitCode show(String id, Path log) {
    long[] found = {0};
    passedOver(
        LogReader.read(
            log,
            events -> {
              for (RegoObject event : events) {
                EventView view = new EventView(event);
                if (view.id().startsWith(id)) {
                  found[0]++;
                  showOne(view);
                }
              }
            }));
    if (found[0] == 0) {
      throw new LogException("no decision " + id + " in " + log);
    }
    return ExitCode.PASSED;
  }

  private void showOne(EventView view) {
    if (isJson()) {
      print(JsonWriter.write(view.event()));
      return;
    }
    print(view.id());
    print("  when      " + view.timestamp());
    print("  path      " + view.path());
    print("  outcome   " + view.outcome());
    print("  about     " + view.file() + " " + view.resource());
    print("  policies  " + String.join(" ", view.revisions()));
    for (EventView.Item item : view.items()) {
      print(
          "  "
              + (item.isWaived() ? "waived" : item.level())
              + "  "
              + item.rule()
              + "  "
              + item.message()
              + (item.place().isEmpty() ? "" : "  " + item.place()));
    }
    for (String part : List.of("erased", "masked", "mask_error", "error", "input")) {
      view.event()
          .get(part)
          .ifPresent(value -> print("  " + part + "  " + JsonWriter.write(value)));
    }
  }

  // ---- stats, verify

  private ExitCode stats(Path log) {
    EventQuery query = query();
    EventStats stats = new EventStats();
    passedOver(
        LogReader.read(
            log, events -> events.stream().map(EventView::new).filter(query).forEach(stats::add)));
    if (isJson()) {
      RegoObject.Builder all =
          RegoObject.builder()
              .put("events", RegoNumber.of(stats.events()))
              .put("first", stats.first())
              .put("last", stats.last());
      stats.tables().forEach((name, counts) -> all.put(name, counts(counts)));
      print(JsonWriter.write(all.build()));
      return ExitCode.PASSED;
    }
    print(
        stats.events()
            + " decisions"
            + (stats.events() == 0 ? "" : ", " + stats.first() + " to " + stats.last()));
    stats
        .tables()
        .forEach(
            (name, counts) -> {
              if (!counts.isEmpty()) {
                print("");
                print(name);
                counts.forEach((key, count) -> print("  " + count + "  " + key));
              }
            });
    return ExitCode.PASSED;
  }

  private static RegoObject counts(Map<String, Long> counts) {
    RegoObject.Builder object = RegoObject.builder();
    counts.forEach((key, count) -> object.put(key, RegoNumber.of(count)));
    return object.build();
  }

  private ExitCode verify(Path log) {
    if (!Files.isDirectory(log)) {
      throw new LogException("only logs in folders can be verified, and " + log + " is a file");
    }
    Optional<PublicKey> key = arguments.value("--key").map(file -> Keys.verifying(Path.of(file)));
    Verifier.Report report;
    try {
      report = new Verifier(log, key).verify(arguments.value("--checkpoints").map(Path::of));
    } catch (IOException e) {
      throw new LogException("cannot read " + log + ": " + LogException.reason(e));
    }
    report.notes().forEach(note -> print("note: " + note));
    report.problems().forEach(problem -> print("broken: " + problem));
    print(
        (report.problems().isEmpty() ? "whole: " : "not whole: ")
            + report.decisions()
            + " decisions in "
            + report.records()
            + " records, "
            + report.lost()
            + " lost");
    return report.problems().isEmpty() ? ExitCode.PASSED : ExitCode.FINDINGS;
  }
}
