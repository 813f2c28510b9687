package dev.jural.cli;

import dev.jural.check.Baseline;
import dev.jural.check.CheckOptions;
import dev.jural.check.CheckOptions.FailOn;
import dev.jural.check.ExitCode;
import dev.jural.manifest.ManifestFinder;
import dev.jural.report.OutputFormat;
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

  /** For fewer files, a cache that nobody asked for would cost more than it saves. */
  private static final int FEWEST_CACHED = 100;

  static final Syntax SYNTAX =
      new Syntax(
          "check",
          List.of(
              "Checks manifests against policies.",
              "",
              "PATH is a file, a folder, a tar archive or - for standard input. The built-in policies check",
              "the versions and choices of 38 cloud-native systems; --policy adds policies of your own:",
              "rules called deny, violation or warn, as conftest has them."),
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
    List<OptionRow> options =
        new ArrayList<>(
            List.of(
                OptionRow.many("--policy", "PATH", "A policy file or folder; may be repeated."),
                OptionRow.many(
                    "--data", "PATH", "A data file or folder for policies; may be repeated."),
                OptionRow.many(
                    "--catalog",
                    "FILE",
                    "Signs of systems of your own, as in policies/catalog; may be repeated."),
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
                    "--baseline", "FILE", "Tell only of findings that are not in this file."),
                OptionRow.one(
                    "--write-baseline", "FILE", "Write all findings of this run as a baseline."),
                OptionRow.one(
                    "--decision-log",
                    "PATH",
                    "The folder of the decision log (default "
                        + DEFAULT_LOG
                        + "); a PATH that ends in .jsonl is one plain file."),
                OptionRow.many(
                    "--log-set",
                    "KEY=VALUE",
                    "How the log is kept: fsync=sync|interval|os, on-full=block|shed|overwrite,"
                        + " key=FILE and others (README)."),
                OptionRow.flag("--no-decision-log", "Do not log decisions."),
                OptionRow.one(
                    "--cache",
                    "DIR",
                    "Where results of unchanged files are kept (default: jural in the user's"
                        + " folder of caches, for 100 files and more)."),
                OptionRow.flag("--no-cache", "Evaluate every file, whatever earlier runs found."),
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
                Syntax.HELP));
    options.addAll(options.size() - 1, Selecting.OPTIONS);
    return List.copyOf(options);
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
    if (arguments.has("--baseline") && arguments.has("--write-baseline")) {
      throw new UsageException("--baseline and --write-baseline exclude each other");
    }
    boolean showsVacuity = arguments.has("--show-vacuous") || arguments.has("--fail-on-vacuous");
    CheckOptions options =
        new CheckOptions(
            arguments.choice("--profile"),
            Set.copyOf(arguments.values("--namespace")),
            failOn(),
            arguments.has("--strict"),
            day(),
            Jobs.parse(arguments),
            arguments.has("--allow-empty") || Selecting.isChangedOnly(arguments),
            arguments.has("--fail-on-vacuous"),
            arguments.has("--show-passed"),
            needsOutcomes(),
            true,
            Baseline.NONE);
    CheckRun.Request request =
        new CheckRun.Request(
            arguments.positionals(),
            () ->
                Selecting.changed(
                    arguments,
                    ManifestFinder.find(arguments.positionals(), Selecting.of(arguments))),
            paths("--policy"),
            paths("--data"),
            paths("--catalog"),
            paths("--waivers").stream().findFirst(),
            paths("--baseline").stream().findFirst(),
            paths("--write-baseline").stream().findFirst(),
            log(),
            cache(),
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

  private boolean needsOutcomes() {
    return arguments.has("--show-passed")
        || targets().stream().anyMatch(target -> target.format().needsOutcomes());
  }

  private List<String> paths(String name) {
    return Paths.of(arguments, name);
  }

  private Optional<String> log() {
    if (arguments.has("--no-decision-log")) {
      return Optional.empty();
    }
    paths("--decision-log");
    return Optional.of(arguments.value("--decision-log").orElse(DEFAULT_LOG));
  }

  /**
   * Outside of what is checked, so that no repository can bring results of its own: in the user's
   * folder of caches. A log that was named is to hold every decision, so nothing is remembered.
   */
  private Optional<CheckRun.Cache> cache() {
    if (arguments.has("--no-cache") || arguments.has("--decision-log")) {
      return Optional.empty();
    }
    Optional<String> named = paths("--cache").stream().findFirst();
    if (named.isPresent()) {
      return named.map(folder -> new CheckRun.Cache(Path.of(folder), 1));
    }
    String caches = terminal.environment().getOrDefault("XDG_CACHE_HOME", "");
    String home = terminal.environment().getOrDefault("HOME", "");
    if (caches.startsWith("/")) {
      return Optional.of(new CheckRun.Cache(Path.of(caches, "jural"), FEWEST_CACHED));
    }
    return home.startsWith("/")
        ? Optional.of(new CheckRun.Cache(Path.of(home, ".cache", "jural"), FEWEST_CACHED))
        : Optional.empty();
  }

  private List<OutputTarget> targets() {
    List<OutputTarget> targets = new ArrayList<>();
    Set<String> places = new HashSet<>();
    for (String value : arguments.values("--format")) {
      OutputTarget target = OutputTarget.parse("--format", value);
      target.file().ifPresent(file -> Paths.check("--format", file));
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

  private boolean hasColour() {
    return switch (arguments.choice("--color")) {
      case "always" -> true;
      case "never" -> false;
      default ->
          terminal.isInteractive() && terminal.environment().getOrDefault("NO_COLOR", "").isEmpty();
    };
  }
}
