package dev.jural.cli;

import dev.jural.check.ExitCode;
import java.util.List;

/** {@code jural completion}: a script that completes commands and options in bash and zsh. */
final class CompletionCommand {
  static final Syntax SYNTAX =
      new Syntax(
          "completion",
          List.of("Prints a completion script for bash and zsh."),
          "",
          List.of(Syntax.HELP),
          List.of("", "Example:", "  source <(jural completion)"));

  private final Terminal terminal;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  ExitCode run() {
    terminal.out().print(CommandSpecs.completion());
    return ExitCode.PASSED;
  }
}
