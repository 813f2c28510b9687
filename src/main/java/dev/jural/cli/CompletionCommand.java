package dev.jural.cli;

import dev.jural.check.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jural completion}: a script that completes options in bash and zsh. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints a completion script for bash and zsh.",
    footer = {"", "Example:", "  source <(jural completion)"})
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  private final Terminal terminal;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    terminal.out().print(AutoComplete.bash("jural", root));
    return ExitCode.PASSED.code();
  }
}
