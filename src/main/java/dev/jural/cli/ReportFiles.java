package dev.jural.cli;

import dev.jural.check.CheckResults;
import dev.jural.report.ReportOptions;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes reports to standard output and files; a file appears under its name only when it is whole.
 */
final class ReportFiles {
  private final Terminal terminal;
  private final List<OutputTarget> targets;

  ReportFiles(Terminal terminal, List<OutputTarget> targets) {
    this.terminal = terminal;
    this.targets = targets;
  }

  /** Writes every report and gives what could not be written. */
  List<Diagnostic> write(CheckResults results, ReportOptions options) {
    List<Diagnostic> problems = new ArrayList<>();
    for (OutputTarget target : targets) {
      String text = target.format().reporter().write(results, options);
      if (target.file().isEmpty()) {
        terminal.out().print(text);
        terminal.out().flush();
      } else {
        write(target.file().get(), text).ifPresent(problems::add);
      }
    }
    return problems;
  }

  /** Writes one file and gives what went wrong. */
  static Optional<Diagnostic> write(String name, String text) {
    Path file = Path.of(name).toAbsolutePath();
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        // A pipe or a device: /dev/stdout must not become a file.
        Files.writeString(file, text, StandardOpenOption.WRITE);
      } else {
        replace(file, text);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          Diagnostic.error(
              ErrorCode.OUTPUT, "the report cannot be written", Location.ofFile(name)));
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path folder = file.getParent() == null ? file : file.getParent();
    Files.createDirectories(folder);
    // Not createTempFile, whose files only their owner may read.
    Path made =
        folder.resolve(
            ".jural-" + ProcessHandle.current().pid() + "-" + file.getFileName() + ".tmp");
    try {
      Files.writeString(made, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(made);
    }
  }
}
