package dev.jural.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The tables of all commands as picocli takes them, for what it does well: help and completion. */
final class CommandSpecs {
  private static final int WIDTH = 100;

  private CommandSpecs() {}

  /** How a command is used. */
  static String help(Syntax syntax) {
    CommandLine line = root();
    CommandLine command = line.getSubcommands().getOrDefault(syntax.name(), line);
    return command.getUsageMessage(Ansi.OFF).replace("\r\n", "\n");
  }

  /** The script for bash and zsh. */
  static String completion() {
    return AutoComplete.bash("jural", root());
  }

  private static CommandLine root() {
    CommandSpec root = spec(RootCommand.SYNTAX);
    for (Syntax syntax :
        List.of(
            CheckCommand.SYNTAX,
            InventoryCommand.SYNTAX,
            TestCommand.SYNTAX,
            EvalCommand.SYNTAX,
            FormatCommand.SYNTAX,
            LintCommand.SYNTAX,
            LogCommand.SYNTAX,
            CompletionCommand.SYNTAX,
            HelpCommand.SYNTAX)) {
      root.addSubcommand(syntax.name(), spec(syntax));
    }
    return new CommandLine(root);
  }

  private static CommandSpec spec(Syntax syntax) {
    CommandSpec spec = CommandSpec.create().name(syntax.name());
    spec.usageMessage()
        .description(syntax.description().toArray(String[]::new))
        .footer(syntax.footer().toArray(String[]::new))
        .customSynopsis(synopsis(syntax))
        .sortOptions(false)
        .width(WIDTH);
    for (OptionRow row : syntax.options()) {
      OptionSpec.Builder option =
          OptionSpec.builder(row.names().toArray(String[]::new)).description(row.description());
      if (!row.value().isEmpty()) {
        option.arity("1").paramLabel(row.value()).type(String.class);
        option.completionCandidates(row.choices());
      }
      if (row.isRepeatable()) {
        option.type(String[].class);
      }
      spec.addOption(option.build());
    }
    return spec;
  }

  private static String synopsis(Syntax syntax) {
    boolean isRoot = syntax.name().equals("jural");
    String positional = syntax.positional().isEmpty() ? "" : " " + syntax.positional();
    String repeated = syntax.positional().equals("PATH") ? "..." : "";
    return (isRoot ? "jural" : "jural " + syntax.name() + " [OPTION]...") + positional + repeated;
  }
}
