package dev.jural.cli;

import dev.jural.check.ExitCode;
import dev.jural.check.Suggestion;
import dev.jural.report.SafeText;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the command line together, and words its errors. */
final class Commands {
  private Commands() {}

  static CommandLine create(Terminal terminal) {
    CommandLine line = new CommandLine(new RootCommand());
    line.addSubcommand("check", new CheckCommand(terminal));
    line.addSubcommand("completion", new CompletionCommand(terminal));
    line.addSubcommand("help", new CommandLine.HelpCommand());
    line.setOut(writer(terminal.out()));
    line.setErr(writer(terminal.err()));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setExpandAtFiles(false);
    line.setCaseInsensitiveEnumValuesAllowed(false);
    line.setParameterExceptionHandler((e, args) -> usage(e, terminal));
    line.setExecutionExceptionHandler((e, command, result) -> Main.bug(e, terminal));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static int usage(ParameterException e, Terminal terminal) {
    CommandLine command = e.getCommandLine();
    terminal.err().println("jural: " + SafeText.inert(message(e)));
    terminal.err().println("Try 'jural " + name(command) + "--help'.");
    return ExitCode.USAGE.code();
  }

  private static String name(CommandLine command) {
    return command.getParent() == null ? "" : command.getCommandName() + " ";
  }

  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().get(0);
      String shown = word.length() > 200 ? word.substring(0, 200) + "..." : word;
      return word.startsWith("-")
          ? "unknown option \""
              + shown
              + "\", did you mean \""
              + Suggestion.nearest(word.split("=", 2)[0], options(e.getCommandLine()))
              + "\"?"
          : "unknown command \""
              + shown
              + "\", did you mean \""
              + Suggestion.nearest(word, e.getCommandLine().getSubcommands().keySet())
              + "\"?";
    }
    if (e instanceof MissingParameterException) {
      return lower(String.valueOf(e.getMessage()));
    }
    return lower(String.valueOf(e.getMessage()));
  }

  private static String lower(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private static List<String> options(CommandLine command) {
    List<String> names = new ArrayList<>();
    command.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
    return names;
  }
}
