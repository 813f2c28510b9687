package dev.jural.cli;

import dev.jural.check.CheckResults;
import dev.jural.report.ReportOptions;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** A report file that is an input as well. */
  Optional<String> overwrittenInput(List<String> paths) {
    for (OutputTarget target : targets) {
      for (String path : paths) {
        if (target.file().isPresent() && isSame(target.file().get(), path)) {
          return target.file();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(String file, String input) {
    try {
      return !input.equals("-")
          && Files.exists(Path.of(file))
          && Files.exists(Path.of(input))
          && Files.isSameFile(Path.of(file), Path.of(input));
    } catch (IOException | java.nio.file.InvalidPathException e) {
      return false;
    }
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

  private static Optional<Diagnostic> write(String name, String text) {
    Path file = Path.of(name).toAbsolutePath();
    Path folder = file.getParent() == null ? file : file.getParent();
    Optional<Path> temporary = Optional.empty();
    try {
      Files.createDirectories(folder);
      Path made = Files.createTempFile(folder, ".jural-", ".tmp");
      temporary = Optional.of(made);
      Files.writeString(made, text, StandardCharsets.UTF_8);
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return Optional.empty();
    } catch (IOException e) {
      temporary.ifPresent(ReportFiles::delete);
      return Optional.of(
          Diagnostic.error(
              ErrorCode.OUTPUT, "the report cannot be written", Location.ofFile(name)));
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
