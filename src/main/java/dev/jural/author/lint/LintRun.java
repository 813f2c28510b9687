package dev.jural.author.lint;

import dev.jural.ast.RegoVersion;
import dev.jural.source.CaretPrinter;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A LintRun lints files, as a command line asks for it. */
public final class LintRun {
  /**
   * A Request is what is asked for.
   *
   * @param config how much each rule counts
   * @param version what modules are written in unless they say {@code import rego.v1}
   * @param format how findings are shown
   * @param isFixing whether files are mended first
   */
  public record Request(
      LintConfig config, RegoVersion version, LintFormat format, boolean isFixing) {}

  /** An Outcome is how a run ended; the last one that applies. */
  public enum Outcome {
    /** Nothing was found. */
    CLEAN,
    /** A file could not be read or parsed. */
    NOT_READ,
    /** There are only warnings. */
    WARNINGS,
    /** There are errors. */
    ERRORS
  }

  private final Request request;
  private final Linter linter;
  private final PrintStream err;
  private final UnaryOperator<String> inert;
  private final List<Violation> found = new ArrayList<>();
  private int files;
  private boolean hasFailed;

  /**
   * A run that tells of failures on {@code err}.
   *
   * @param inert takes what must not reach a terminal out of a text
   */
  public LintRun(Request request, PrintStream err, UnaryOperator<String> inert) {
    this.request = request;
    this.linter = new Linter(LintRules.all(), request.config(), request.version());
    this.err = err;
    this.inert = inert;
  }

  /** Lints the files given, and all {@code .rego} files of the folders given. */
  public Outcome files(List<String> paths, PrintStream out) {
    for (String path : paths) {
      try {
        for (Path file : list(Path.of(path))) {
          file(file.normalize());
        }
      } catch (IOException e) {
        failed("jural: " + path + ": cannot be read");
      }
    }
    out.print(request.format().write(found, files, inert));
    if (hasFailed) {
      return Outcome.NOT_READ;
    } else if (found.stream().anyMatch(violation -> violation.level() == Level.ERROR)) {
      return Outcome.ERRORS;
    }
    return found.isEmpty() ? Outcome.CLEAN : Outcome.WARNINGS;
  }

  private static List<Path> list(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of(root);
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".rego")).sorted().toList();
    }
  }

  private void file(Path file) throws IOException {
    files++;
    SourceText source = SourceText.of(file.toString().replace('\\', '/'), Files.readString(file));
    try {
      List<Violation> violations = linter.lint(source);
      if (request.isFixing()) {
        String fixed = Fixes.apply(source, violations, request.version());
        if (!fixed.equals(source.text())) {
          Files.writeString(file, fixed);
          violations = linter.lint(SourceText.of(source.name(), fixed));
        }
      }
      found.addAll(violations);
    } catch (RegoException e) {
      e.diagnostics().forEach(diagnostic -> failed(CaretPrinter.print(diagnostic)));
    }
  }

  private void failed(String text) {
    hasFailed = true;
    text.lines().map(inert).forEach(line -> err.print(line + "\n"));
  }
}
