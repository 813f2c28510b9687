package dev.jural.cli;

import dev.jural.check.ExitCode;
import dev.jural.report.SafeText;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;

/** The program {@code jural}. */
public final class Main {
  private Main() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    Terminal terminal =
        new Terminal(
            System.in,
            stream(FileDescriptor.out),
            stream(FileDescriptor.err),
            System.getenv(),
            Clock.systemUTC(),
            Boolean.getBoolean("jural.terminal"));
    int code = run(args, terminal);
    Runtime.getRuntime().halt(code);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }

  /**
   * Runs the program without touching the process.
   *
   * @return the exit code
   */
  public static int run(String[] args, Terminal terminal) {
    int code = execute(args, terminal);
    terminal.out().flush();
    terminal.err().flush();
    if (terminal.out().checkError()) {
      // Nobody reads any more: end quietly, but do not claim that the results were delivered.
      return Math.max(code, ExitCode.OUTPUT.code());
    }
    return code;
  }

  private static int execute(String[] args, Terminal terminal) {
    try {
      return Commands.create(terminal).execute(args);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return bug(e, terminal);
    }
  }

  static int bug(Throwable e, Terminal terminal) {
    if (terminal.environment().containsKey("JURAL_DEBUG")) {
      e.printStackTrace(terminal.err());
    }
    terminal
        .err()
        .println(
            "jural: internal error: "
                + SafeText.inert(String.valueOf(e))
                + "; please report it, with the output of JURAL_DEBUG=1");
    return ExitCode.INTERNAL.code();
  }

  static CommandLine.Help.Ansi plain() {
    return CommandLine.Help.Ansi.OFF;
  }
}
