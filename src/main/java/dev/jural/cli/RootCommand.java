package dev.jural.cli;

import dev.jural.check.ExitCode;
import java.util.List;

/** The program without a subcommand: the version, and help. */
final class RootCommand {
  static final Syntax SYNTAX =
      new Syntax(
          "jural",
          List.of("Checks stack manifests against policies written in Rego."),
          "COMMAND",
          List.of(Syntax.HELP, OptionRow.flag("-V, --version", "Show the version and end.")),
          List.of(
              "",
              "Examples:",
              "  jural check deploy/                     check every manifest of a folder",
              "  jural check --policy rules/ deploy/     with rules of your own beside the built-in ones",
              "  jural inventory .                       which systems run, in which versions, said where",
              "  helm template . | jural check -         check what a chart renders",
              "  jural log stats                         count what was decided so far",
              "",
              "Exit codes: 0 passed, 1 findings, 2 usage, 3 input not read, 4 policy not loaded,",
              "            5 evaluation error or limit, 6 output not written, 70 a bug of ours."));

  private static final List<String> COMMANDS =
      List.of("check", "inventory", "test", "eval", "fmt", "lint", "log", "completion", "help");

  private final Terminal terminal;

  RootCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The table of the command called {@code name}. */
  static Syntax syntax(String name) {
    return switch (name) {
      case "check" -> CheckCommand.SYNTAX;
      case "inventory" -> InventoryCommand.SYNTAX;
      case "fmt" -> FormatCommand.SYNTAX;
      case "lint" -> LintCommand.SYNTAX;
      case "test" -> TestCommand.SYNTAX;
      case "eval" -> EvalCommand.SYNTAX;
      case "log" -> LogCommand.SYNTAX;
      case "completion" -> CompletionCommand.SYNTAX;
      case "help" -> HelpCommand.SYNTAX;
      default -> throw Arguments.unknown("command", name, COMMANDS);
    };
  }

  /** Whether {@code word} is the name of a command. */
  static boolean isCommand(String word) {
    return COMMANDS.contains(word);
  }

  /**
   * Runs what {@code words} say.
   *
   * @throws UsageException when they cannot be followed
   */
  ExitCode run(List<String> words) {
    if (words.isEmpty()) {
      throw new UsageException("missing command, want one of " + String.join(", ", COMMANDS));
    }
    String first = words.get(0);
    if (first.startsWith("-")) {
      return runOptions(words);
    }
    Syntax syntax = syntax(first);
    Arguments arguments = Arguments.parse(syntax, words.subList(1, words.size()));
    if (arguments.has("--help")) {
      return new HelpCommand(terminal).show(syntax);
    }
    return switch (first) {
      case "check" -> new CheckCommand(terminal, arguments).run();
      case "inventory" -> new InventoryCommand(terminal, arguments).run();
      case "fmt" -> new FormatCommand(terminal, arguments).run();
      case "lint" -> new LintCommand(terminal, arguments).run();
      case "test" -> new TestCommand(terminal, arguments).run();
      case "eval" -> new EvalCommand(terminal, arguments).run();
      case "log" -> new LogCommand(terminal, arguments).run();
      case "completion" -> new CompletionCommand(terminal).run();
      default -> new HelpCommand(terminal).run(arguments.positionals());
    };
  }

  private ExitCode runOptions(List<String> words) {
    Arguments arguments = Arguments.parse(SYNTAX, words);
    if (arguments.has("--help")) {
      return new HelpCommand(terminal).run(arguments.positionals());
    } else if (!arguments.has("--version")) {
      throw new UsageException("missing command, want one of " + String.join(", ", COMMANDS));
    } else if (!arguments.positionals().isEmpty()) {
      throw new UsageException("--version: unexpected argument");
    }
    terminal.out().print("jural " + Version.text() + "\n");
    return ExitCode.PASSED;
  }
}
