package dev.jural.cli;

import dev.jural.check.CheckOptions;
import dev.jural.check.CheckOptions.FailOn;
import dev.jural.check.ExitCode;
import dev.jural.report.OutputFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jural check}: reads the options and hands them to {@link CheckRun}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Checks manifests against policies.",
      "",
      "PATH is a file, a folder or - for standard input. The built-in policies check the versions",
      "and choices of 38 cloud-native systems; --policy adds policies of your own: rules called",
      "deny, violation or warn, as conftest has them."
    },
    footer = {
      "",
      "Examples:",
      "  jural check deploy/",
      "  jural check --profile practical --fail-on warn deploy/",
      "  jural check --policy rules/ --format table --format sarif=jural.sarif deploy/",
      "  jural check --waivers waivers.yaml --as-of 2026-01-31 stack.yaml"
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  private final Terminal terminal;

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders to check.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "PATH",
      description = "A policy file or folder; may be repeated.")
  private List<String> policies = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = "A data file or folder for policies; may be repeated.")
  private List<String> data = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "report",
      description =
          "report: the built-in rules as the report has them (default). practical: only warn where no release meets a minimum. none: without the built-in rules.")
  private String profile = "report";

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      description = "Check only this package; may be repeated.")
  private List<String> namespaces = new ArrayList<>();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT[=FILE]",
      converter = OutputTarget.Converter.class,
      description =
          "table (default), json, sarif, junit, github, gitlab, tap or markdown; may be repeated, each to a file of its own.")
  private List<OutputTarget> formats = new ArrayList<>();

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      defaultValue = "deny",
      description = "deny (default), warn or none.")
  private String failOn = "deny";

  @Option(names = "--strict", description = "A version that cannot be judged counts as a failure.")
  private boolean strict;

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "Findings to let through for a while.")
  private Optional<String> waivers = Optional.empty();

  @Option(
      names = "--decision-log",
      paramLabel = "FILE",
      defaultValue = ".jural/decisions.jsonl",
      description = "Where decisions are logged (default .jural/decisions.jsonl).")
  private String decisionLog = ".jural/decisions.jsonl";

  @Option(names = "--no-decision-log", description = "Do not log decisions.")
  private boolean noDecisionLog;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Threads to use; all processors by default.")
  private Optional<Integer> jobs = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = Durations.class,
      description = "The longest one evaluation may take (default 30s).")
  private Duration timeout = Duration.ofSeconds(30);

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Check as on this day, such as 2026-01-31.")
  private Optional<String> asOf = Optional.empty();

  @Option(names = "--allow-empty", description = "A run that checks nothing is no error.")
  private boolean allowEmpty;

  @Option(
      names = "--show-passed",
      description = "List every rule for every resource: passed, failed, waived, not applicable.")
  private boolean showPassed;

  @Option(
      names = "--show-vacuous",
      description = "List rules, namespaces and input paths that took no part.")
  private boolean showVacuous;

  @Option(names = "--fail-on-vacuous", description = "Fail when a rule or namespace took no part.")
  private boolean failOnVacuous;

  @Option(
      names = {"-q", "--quiet"},
      description = "No summary line.")
  private boolean quiet;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto (default), always or never; NO_COLOR turns auto off.")
  private String color = "auto";

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    if (paths.isEmpty()) {
      throw usage("missing PATH: want files or folders to check, or - for standard input");
    }
    if (!List.of("report", "practical", "none").contains(profile)) {
      throw usage("--profile: got \"" + profile + "\", want one of report, practical, none");
    }
    if (!List.of("auto", "always", "never").contains(color)) {
      throw usage("--color: got \"" + color + "\", want one of auto, always, never");
    }
    if (formats.isEmpty()) {
      formats.add(new OutputTarget(OutputFormat.TABLE, Optional.empty()));
    }
    if (formats.stream().filter(target -> target.file().isEmpty()).count() > 1) {
      throw usage(
          "--format: two formats for standard output; give all but one a file, as in sarif=out.sarif");
    }
    CheckOptions options =
        new CheckOptions(
            profile,
            new LinkedHashSet<>(namespaces),
            failOn(),
            strict,
            day(),
            jobs(),
            allowEmpty,
            failOnVacuous,
            showPassed);
    CheckRun.Request request =
        new CheckRun.Request(
            paths,
            policies,
            data,
            waivers,
            noDecisionLog ? Optional.empty() : Optional.of(decisionLog),
            formats,
            timeout,
            hasColour(),
            showVacuous || failOnVacuous,
            quiet);
    ExitCode code = new CheckRun(terminal, options, request).run();
    return code.code();
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private FailOn failOn() {
    for (FailOn value : FailOn.values()) {
      if (value.toString().equals(failOn)) {
        return value;
      }
    }
    throw usage("--fail-on: got \"" + failOn + "\", want one of deny, warn, none");
  }

  private LocalDate day() {
    if (asOf.isEmpty()) {
      return LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC);
    }
    try {
      return LocalDate.parse(asOf.get());
    } catch (DateTimeException e) {
      throw usage("--as-of: got \"" + asOf.get() + "\", want a date such as 2026-01-31");
    }
  }

  private int jobs() {
    int count = jobs.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    if (count < 1 || count > 1024) {
      throw usage(String.format(Locale.ROOT, "--jobs: got %d, want 1 to 1024", count));
    }
    return count;
  }

  private boolean hasColour() {
    return switch (color) {
      case "always" -> true;
      case "never" -> false;
      default -> terminal.isInteractive() && !terminal.environment().containsKey("NO_COLOR");
    };
  }
}
