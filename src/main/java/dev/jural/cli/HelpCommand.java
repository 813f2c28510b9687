package dev.jural.cli;

import dev.jural.check.ExitCode;
import java.util.List;

/** {@code jural help}: how the program or a command is used. */
final class HelpCommand {
  static final Syntax SYNTAX =
      new Syntax(
          "help",
          List.of("Shows how the program or a command is used."),
          "COMMAND",
          List.of(Syntax.HELP),
          List.of("", "Example:", "  jural help check"));

  private final Terminal terminal;

  HelpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Shows help about the command that {@code words} name, or about the program.
   *
   * @throws UsageException when there is no such command
   */
  ExitCode run(List<String> words) {
    if (words.size() > 1) {
      throw new UsageException("unexpected argument \"" + words.get(1) + "\"");
    }
    return show(words.isEmpty() ? RootCommand.SYNTAX : RootCommand.syntax(words.get(0)));
  }

  /** Shows help about one command. */
  ExitCode show(Syntax syntax) {
    terminal.out().print(CommandSpecs.help(syntax));
    return ExitCode.PASSED;
  }
}
