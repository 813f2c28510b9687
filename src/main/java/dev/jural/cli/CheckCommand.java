package dev.jural.cli;

import dev.jural.check.CheckOptions;
import dev.jural.check.CheckOptions.FailOn;
import dev.jural.check.ExitCode;
import dev.jural.report.OutputFormat;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code jural check}: reads the options and hands them to {@link CheckRun}. */
final class CheckCommand {
  private static final String DEFAULT_LOG = ".jural/decisions";
  private static final int MOST_JOBS = 1024;

  static final Syntax SYNTAX =
      new Syntax(
          "check",
          List.of(
              "Checks manifests against policies.",
              "",
              "PATH is a file, a folder or - for standard input. The built-in policies check the versions",
              "and choices of 38 cloud-native systems; --policy adds policies of your own: rules called",
              "deny, violation or warn, as conftest has them."),
          "PATH",
          options(),
          List.of(
              "",
              "Examples:",
              "  jural check deploy/",
              "  jural check --profile practical --fail-on warn deploy/",
              "  jural check --policy rules/ --format table --format sarif=jural.sarif deploy/",
              "  jural check --waivers waivers.yaml --as-of 2026-01-31 stack.yaml",
              "",
              "Exit codes: 0 passed, 1 findings, 2 usage, 3 input not read, 4 policy not loaded,",
              "            5 evaluation error or limit, 6 output not written, 70 a bug of ours."));

  private final Terminal terminal;
  private final Arguments arguments;

  CheckCommand(Terminal terminal, Arguments arguments) {
    this.terminal = terminal;
    this.arguments = arguments;
  }

  private static List<OptionRow> options() {
    return List.of(
        OptionRow.many("--policy", "PATH", "A policy file or folder; may be repeated."),
        OptionRow.many("--data", "PATH", "A data file or folder for policies; may be repeated."),
        OptionRow.choice(
            "--profile",
            "NAME",
            List.of("report", "practical", "none"),
            "report: the built-in rules as the report has them (default). practical: only warn where"
                + " no release meets a minimum. none: without the built-in rules."),
        OptionRow.many("--namespace", "NAME", "Check only this package; may be repeated."),
        OptionRow.many(
            "-f, --format",
            "FORMAT[=FILE]",
            "table (default), json, sarif, junit, github, gitlab, tap or markdown; may be repeated,"
                + " each to a file of its own."),
        OptionRow.choice(
            "--fail-on",
            "LEVEL",
            List.of("deny", "warn", "none"),
            "Findings that break the run: deny (default), warn or none."),
        OptionRow.flag("--strict", "A version that cannot be judged counts as a failure."),
        OptionRow.one("--waivers", "FILE", "Findings to let through for a while."),
        OptionRow.one(
            "--decision-log",
            "PATH",
            "The folder of the decision log (default "
                + DEFAULT_LOG
                + "); a PATH that ends in .jsonl is one plain file."),
        OptionRow.many(
            "--log-set",
            "KEY=VALUE",
            "How the log is kept: fsync=sync|interval|os, on-full=block|shed|overwrite, key=FILE and"
                + " others (README)."),
        OptionRow.flag("--no-decision-log", "Do not log decisions."),
        OptionRow.one("-j, --jobs", "N", "Threads to use; all processors by default."),
        OptionRow.one(
            "--timeout",
            "TIME",
            "The longest one evaluation may take: 500ms, 30s (default), 2m or 1h."),
        OptionRow.many(
            "--allow-net",
            "HOST",
            "Let policies talk to this host (http.send, net.lookup_ip_addr); may be repeated."),
        OptionRow.flag(
            "--v0-compatible",
            "Policies are written for OPA before 1.0, but for those that import rego.v1."),
        OptionRow.one("--as-of", "DATE", "Check as on this day, such as 2026-01-31."),
        OptionRow.flag("--allow-empty", "A run that checks nothing is no error."),
        OptionRow.flag(
            "-v, --show-passed",
            "List every rule for every resource: passed, failed, waived, not applicable."),
        OptionRow.flag(
            "--show-vacuous", "List rules, namespaces and input paths that took no part."),
        OptionRow.flag("--fail-on-vacuous", "Fail when a rule or namespace took no part."),
        OptionRow.flag("-q, --quiet", "No summary line."),
        OptionRow.choice(
            "--color",
            "WHEN",
            List.of("auto", "always", "never"),
            "auto (default), always or never; NO_COLOR turns auto off."),
        Syntax.HELP);
  }

  /**
   * Checks.
   *
   * @throws UsageException when the options do not make sense
   */
  ExitCode run() {
    if (arguments.positionals().isEmpty()) {
      throw new UsageException(
          "missing PATH: want files or folders to check, or - for standard input");
    }
    if (arguments.has("--decision-log") && arguments.has("--no-decision-log")) {
      throw new UsageException("--decision-log and --no-decision-log exclude each other");
    }
    boolean showsVacuity = arguments.has("--show-vacuous") || arguments.has("--fail-on-vacuous");
    CheckOptions options =
        new CheckOptions(
            arguments.choice("--profile"),
            Set.copyOf(arguments.values("--namespace")),
            failOn(),
            arguments.has("--strict"),
            day(),
            jobs(),
            arguments.has("--allow-empty"),
            arguments.has("--fail-on-vacuous"),
            arguments.has("--show-passed"));
    CheckRun.Request request =
        new CheckRun.Request(
            arguments.positionals(),
            paths("--policy"),
            paths("--data"),
            paths("--waivers").stream().findFirst(),
            log(),
            LogOptions.parse(arguments.values("--log-set")),
            targets(),
            Durations.parse("--timeout", arguments.value("--timeout").orElse("30s")),
            arguments.values("--allow-net"),
            arguments.has("--v0-compatible"),
            hasColour(),
            showsVacuity,
            arguments.has("--quiet"));
    return new CheckRun(terminal, options, request).run();
  }

  /** The values of an option that takes files; what is wrong with inputs, their finder says. */
  private List<String> paths(String name) {
    List<String> paths = arguments.values(name);
    paths.forEach(path -> checkPath(name, path));
    return paths;
  }

  private static void checkPath(String name, String path) {
    if (path.startsWith("//") || path.startsWith("\\\\")) {
      throw new UsageException(name + ": UNC path not allowed: \"" + path + "\"");
    }
    for (int i = 0; i < path.length(); i++) {
      if (Character.isISOControl(path.charAt(i))) {
        throw new UsageException(
            name + ": got \"" + path + "\", want a path without control characters");
      }
    }
    try {
      var unused = Path.of(path);
    } catch (InvalidPathException e) {
      throw new UsageException(name + ": not a path: \"" + path + "\"");
    }
  }

  private Optional<String> log() {
    if (arguments.has("--no-decision-log")) {
      return Optional.empty();
    }
    paths("--decision-log");
    return Optional.of(arguments.value("--decision-log").orElse(DEFAULT_LOG));
  }

  private List<OutputTarget> targets() {
    List<OutputTarget> targets = new ArrayList<>();
    Set<String> places = new HashSet<>();
    for (String value : arguments.values("--format")) {
      OutputTarget target = OutputTarget.parse("--format", value);
      target.file().ifPresent(file -> checkPath("--format", file));
      if (!places.add(target.file().orElse(""))) {
        throw new UsageException(
            target.file().isPresent()
                ? "--format: two formats for the file \"" + target.file().get() + "\""
                : "--format: two formats for standard output; give all but one a file, as in"
                    + " sarif=out.sarif");
      }
      targets.add(target);
    }
    return targets.isEmpty()
        ? List.of(new OutputTarget(OutputFormat.TABLE, Optional.empty()))
        : targets;
  }

  private FailOn failOn() {
    return switch (arguments.choice("--fail-on")) {
      case "warn" -> FailOn.WARN;
      case "none" -> FailOn.NONE;
      default -> FailOn.DENY;
    };
  }

  private LocalDate day() {
    Optional<String> day = arguments.value("--as-of");
    if (day.isEmpty()) {
      return LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC);
    }
    try {
      return LocalDate.parse(day.get());
    } catch (DateTimeException e) {
      throw new UsageException(
          "--as-of: got \"" + day.get() + "\", want a date such as 2026-01-31");
    }
  }

  private int jobs() {
    Optional<String> jobs = arguments.value("--jobs");
    if (jobs.isEmpty()) {
      return Runtime.getRuntime().availableProcessors();
    }
    int count = wholeNumber(jobs.get());
    if (count < 1 || count > MOST_JOBS) {
      throw new UsageException("--jobs: got \"" + jobs.get() + "\", want 1 to " + MOST_JOBS);
    }
    return count;
  }

  /** The number, or -1 when {@code text} is none of at most four digits. */
  private static int wholeNumber(String text) {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i == 4) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private boolean hasColour() {
    return switch (arguments.choice("--color")) {
      case "always" -> true;
      case "never" -> false;
      default ->
          terminal.isInteractive() && terminal.environment().getOrDefault("NO_COLOR", "").isEmpty();
    };
  }
}
