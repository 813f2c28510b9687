package dev.jural.cli;

import dev.jural.check.ExitCode;
import dev.jural.report.SafeText;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

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
    // Runs on a signal only: the normal end below is a halt. The exit code is the JVM's, 128 +
    // signal.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupted(terminal)));
    int code = run(args, terminal);
    Runtime.getRuntime().halt(code);
  }

  private static void interrupted(Terminal terminal) {
    terminal.err().print("jural: interrupted; what was reported is not complete\n");
    terminal.err().flush();
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
    List<String> words = Arrays.asList(args);
    try {
      return new RootCommand(terminal).run(words).code();
    } catch (UsageException e) {
      boolean hasCommand = !words.isEmpty() && RootCommand.isCommand(words.get(0));
      terminal.err().print("jural: " + SafeText.inert(e.text()) + "\n");
      terminal.err().print("Try 'jural " + (hasCommand ? words.get(0) + " " : "") + "--help'.\n");
      return ExitCode.USAGE.code();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return bug(e, terminal);
    }
  }

  private static int bug(Throwable e, Terminal terminal) {
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
}
