package dev.jural.cli;

import dev.jural.ast.RegoVersion;
import dev.jural.author.lint.LintConfig;
import dev.jural.author.lint.LintFormat;
import dev.jural.author.lint.LintRun;
import dev.jural.check.ExitCode;
import dev.jural.report.SafeText;
import dev.jural.source.CaretPrinter;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code jural lint}: looks for mistakes and bad style in Rego files. */
final class LintCommand {
  private static final List<String> CONFIGS = List.of(".jural/lint.yaml", ".regal/config.yaml");

  static final Syntax SYNTAX =
      new Syntax(
          "lint",
          List.of("Looks for mistakes and bad style in Rego files. PATH is a file or a folder."),
          "PATH",
          List.of(
              OptionRow.choice(
                  "-f, --format",
                  "FORMAT",
                  List.of("pretty", "compact", "json", "github", "sarif", "junit"),
                  "How findings are shown: pretty (default), compact, json, github, sarif, junit."),
              OptionRow.one(
                  "-c, --config-file",
                  "FILE",
                  "Levels of rules; .jural/lint.yaml or .regal/config.yaml unless it is given."),
              OptionRow.many("--enable", "RULE", "Only look for this rule or category."),
              OptionRow.many("--disable", "RULE", "Do not look for this rule or category."),
              OptionRow.flag("--fix", "Mend what can be mended without a change of meaning."),
              OptionRow.flag("--v0-compatible", "Read Rego as before OPA 1.0."),
              Syntax.HELP),
          List.of(
              "",
              "Examples:",
              "  jural lint policies/                      all rules over a folder",
              "  jural lint --disable style policies/      without a category",
              "  jural lint --fix policies/                mend what can be mended",
              "  jural lint --format sarif policies/       for code scanning",
              "",
              "A comment `# jural ignore:RULE` (or `# regal ignore:RULE`) on a line or the one above lets",
              "a finding through.",
              "",
              "Exit codes: 0 nothing or only warnings, 1 a file could not be read or parsed, 3 errors."));

  private final Terminal terminal;
  private final Arguments arguments;

  LintCommand(Terminal terminal, Arguments arguments) {
    this.terminal = terminal;
    this.arguments = arguments;
  }

  ExitCode run() {
    if (arguments.positionals().isEmpty()) {
      throw new UsageException("missing PATH");
    }
    String format = arguments.choice("--format").toUpperCase(Locale.ROOT);
    RegoVersion version = arguments.has("--v0-compatible") ? RegoVersion.V0 : RegoVersion.V1;
    LintConfig config;
    try {
      config = config();
    } catch (RegoException e) {
      e.diagnostics().forEach(d -> CaretPrinter.print(d).lines().forEach(this::complain));
      return ExitCode.FINDINGS;
    } catch (IOException e) {
      complain("jural: the configuration cannot be read: " + e.getMessage());
      return ExitCode.FINDINGS;
    }
    LintRun.Request request =
        new LintRun.Request(config, version, LintFormat.valueOf(format), arguments.has("--fix"));
    LintRun run = new LintRun(request, terminal.err(), SafeText::inert);
    // Regal's numbers, which the names of our own codes do not fit.
    return switch (run.files(arguments.positionals(), terminal.out())) {
      case CLEAN, WARNINGS -> ExitCode.PASSED;
      case NOT_READ -> ExitCode.FINDINGS;
      case ERRORS -> ExitCode.INPUT;
    };
  }

  private LintConfig config() throws IOException {
    Optional<String> file =
        arguments
            .value("--config-file")
            .or(() -> CONFIGS.stream().filter(name -> Files.exists(Path.of(name))).findFirst());
    LintConfig config =
        file.isEmpty()
            ? LintConfig.STANDARD
            : LintConfig.read(SourceText.of(file.get(), Files.readString(Path.of(file.get()))));
    return config.with(
        Set.copyOf(arguments.values("--enable")), Set.copyOf(arguments.values("--disable")));
  }

  private void complain(String line) {
    terminal.err().print(SafeText.inert(line) + "\n");
  }
}
