package dev.jural.cli;

import dev.jural.ast.RegoVersion;
import dev.jural.author.format.FormatOptions;
import dev.jural.author.format.FormatRun;
import dev.jural.check.ExitCode;
import dev.jural.report.SafeText;
import java.util.List;

/** {@code jural fmt}: gives Rego files the layout of {@code opa fmt}. */
final class FormatCommand {
  static final Syntax SYNTAX =
      new Syntax(
          "fmt",
          List.of(
              "Formats Rego files in the layout of opa fmt. PATH is a file or a folder; without one,",
              "standard input is formatted."),
          "PATH",
          List.of(
              OptionRow.flag("-w, --write", "Write the result to the files."),
              OptionRow.flag("-l, --list", "Only list the files that are not formatted."),
              OptionRow.flag("-d, --diff", "Only show what would change."),
              OptionRow.flag("--fail", "Exit with 2 when a file is not formatted."),
              OptionRow.choice(
                  "--check-result",
                  "BOOL",
                  List.of("true", "false"),
                  "Parse the result and compare it with what it came from: true (default), false."),
              OptionRow.flag("--v0-compatible", "Read Rego as before OPA 1.0, and write it so."),
              OptionRow.flag(
                  "--v1-compatible",
                  "Read Rego v1: the default, and what --rego-v1 reads with it."),
              OptionRow.flag(
                  "--rego-v1",
                  "Write what OPA before and after 1.0 can read, from v0 files; also --v0-v1."),
              OptionRow.flag("--v0-v1", "The same as --rego-v1."),
              OptionRow.flag(
                  "--drop-v0-imports", "Leave out imports of rego.v1 and future.keywords."),
              Syntax.HELP),
          List.of(
              "",
              "Examples:",
              "  jural fmt --write policies/             format every file of a folder",
              "  jural fmt --list --fail policies/       in CI: name the files that are not formatted",
              "  jural fmt --diff policy.rego            show what would change",
              "  jural fmt --write --rego-v1 policies/   move v0 policies to v1",
              "",
              "Exit codes: 0 done, 1 a file could not be read or written, 2 a file could not be parsed,",
              "            or is not formatted (with --fail)."));

  private final Terminal terminal;
  private final Arguments arguments;

  FormatCommand(Terminal terminal, Arguments arguments) {
    this.terminal = terminal;
    this.arguments = arguments;
  }

  ExitCode run() {
    boolean isChecked = arguments.choice("--check-result").equals("true");
    FormatRun.Request request =
        new FormatRun.Request(options(), mode(), arguments.has("--fail"), isChecked);
    FormatRun run = new FormatRun(request, terminal.out(), terminal.err(), SafeText::inert);
    List<String> paths = arguments.positionals();
    FormatRun.Outcome outcome =
        paths.isEmpty() || paths.equals(List.of("-")) ? run.input(terminal.in()) : run.files(paths);
    // The numbers of opa fmt, which the names of our own codes do not fit.
    return switch (outcome) {
      case DONE -> ExitCode.PASSED;
      case NOT_READ -> ExitCode.FINDINGS;
      case NOT_FORMATTED -> ExitCode.USAGE;
    };
  }

  private FormatOptions options() {
    boolean isForBoth = arguments.has("--rego-v1") || arguments.has("--v0-v1");
    boolean isV1 = arguments.has("--v1-compatible");
    boolean isV0 = arguments.has("--v0-compatible");
    if (isV0 && isV1) {
      throw new UsageException("--v0-compatible and --v1-compatible: want one of them");
    }
    boolean readsV0 = isV0 || (isForBoth && !isV1);
    FormatOptions.Target target =
        isForBoth
            ? FormatOptions.Target.V0_AND_V1
            : isV0 ? FormatOptions.Target.V0 : FormatOptions.Target.V1;
    return new FormatOptions(
        readsV0 ? RegoVersion.V0 : RegoVersion.V1, target, arguments.has("--drop-v0-imports"));
  }

  private FormatRun.Mode mode() {
    if (arguments.has("--list")) {
      return FormatRun.Mode.LIST;
    } else if (arguments.has("--diff")) {
      return FormatRun.Mode.DIFF;
    }
    return arguments.has("--write") ? FormatRun.Mode.WRITE : FormatRun.Mode.PRINT;
  }
}
