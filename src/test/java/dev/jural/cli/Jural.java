package dev.jural.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Runs the program in this process: same entry as the launcher's, no globals. */
final class Jural {
  /** The day of the report, so that nothing depends on today. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-04T12:00:00Z"), ZoneOffset.UTC);

  private Jural() {}

  /**
   * What a run gave.
   *
   * @param exit the exit code
   * @param out standard output
   * @param err standard error
   */
  record Result(int exit, String out, String err) {}

  static Result run(String... args) {
    return run(List.of(args), new byte[0], Map.of());
  }

  static Result run(List<String> args, byte[] in, Map<String, String> environment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = run(args, in, environment, out, err);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static int run(
      List<String> args,
      byte[] in,
      Map<String, String> environment,
      OutputStream out,
      OutputStream err) {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(in),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            environment,
            CLOCK,
            false);
    return Main.run(args.toArray(String[]::new), terminal);
  }
}
