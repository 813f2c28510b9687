package dev.jural.cli;

import dev.jural.check.ExitCode;
import dev.jural.decision.LogException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code jural log query} and {@code export}: SQL over a log by DuckDB, in a process of its own,
 * because DuckDB is native code. Its JDBC driver (76 MB) is no part of Jural: {@code JURAL_DUCKDB}
 * names its jar; else the one that Maven has downloaded is taken.
 */
final class LogSql {
  /** The version that the tests run with. */
  static final String VERSION = "1.3.2.0";

  private static final String ARTIFACT = "org.duckdb:duckdb_jdbc:" + VERSION;

  private final Terminal terminal;

  LogSql(Terminal terminal) {
    this.terminal = terminal;
  }

  ExitCode run(String action, String operand, Path log) {
    Path driver =
        driver(terminal.environment())
            .orElseThrow(
                () ->
                    new UsageException(
                        "log "
                            + action
                            + ": DuckDB's JDBC driver is not there; get it with mvn dependency:get"
                            + " -Dartifact="
                            + ARTIFACT
                            + ", or name its jar in JURAL_DUCKDB"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            driver + System.getProperty("path.separator") + System.getProperty("java.class.path"),
            LogSqlProcess.class.getName(),
            action,
            log.toAbsolutePath().toString(),
            operand);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.PIPE).start();
      process.getOutputStream().close();
      Thread errors = new Thread(() -> errors(process), "jural-sql-errors");
      errors.start();
      process.getInputStream().transferTo(terminal.out());
      int code = process.waitFor();
      errors.join();
      return code == 0 ? ExitCode.PASSED : code == 2 ? ExitCode.USAGE : ExitCode.OUTPUT;
    } catch (IOException e) {
      throw new LogException("cannot run DuckDB: " + LogException.reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted");
    }
  }

  private void errors(Process process) {
    try {
      String text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      text.lines().forEach(line -> terminal.err().println(dev.jural.report.SafeText.inert(line)));
    } catch (IOException e) {
      terminal.err().println("jural: cannot read what DuckDB says");
    }
  }

  /** The driver's jar. */
  static Optional<Path> driver(java.util.Map<String, String> environment) {
    String named = environment.getOrDefault("JURAL_DUCKDB", "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    Path downloaded =
        Path.of(
            System.getProperty("user.home"), ".m2", "repository", "org", "duckdb", "duckdb_jdbc");
    if (!Files.isDirectory(downloaded)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.walk(downloaded, 2)) {
      List<Path> jars =
          new ArrayList<>(all.filter(file -> file.toString().endsWith(".jar")).sorted().toList());
      return jars.isEmpty() ? Optional.empty() : Optional.of(jars.get(jars.size() - 1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
