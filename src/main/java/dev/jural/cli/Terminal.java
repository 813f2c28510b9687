package dev.jural.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/**
 * A Terminal is all that a command sees of the process it runs in.
 *
 * @param in standard input
 * @param out standard output, in UTF-8
 * @param err standard error, in UTF-8
 * @param environment the environment variables
 * @param clock the time
 * @param isInteractive whether standard output is a terminal
 */
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Clock clock,
    boolean isInteractive) {
  public Terminal {
    environment = Map.copyOf(environment);
  }
}
