package dev.jural.author.format;

import dev.jural.source.CaretPrinter;
import dev.jural.source.Diagnostic;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A FormatRun formats files, as a command line asks for it. */
public final class FormatRun {
  /** A Mode is what becomes of the result. */
  public enum Mode {
    /** Print the formatted text. */
    PRINT,
    /** Print the names of files that are not formatted. */
    LIST,
    /** Print what would change. */
    DIFF,
    /** Write the formatted text to the file. */
    WRITE
  }

  /** An Outcome is how a run ended; the last one that applies. */
  public enum Outcome {
    /** All was done. */
    DONE,
    /** A file could not be read or written. */
    NOT_READ,
    /** A file could not be parsed, or is not formatted although it should. */
    NOT_FORMATTED;

    Outcome or(Outcome other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /**
   * A Request is what is asked for.
   *
   * @param options the versions of the language
   * @param mode what becomes of the result
   * @param isStrict whether a file that is not formatted makes the run fail
   * @param isChecked whether a result is parsed again and compared with what it came from
   */
  public record Request(FormatOptions options, Mode mode, boolean isStrict, boolean isChecked) {}

  private final Request request;
  private final Formatter formatter;
  private final PrintStream out;
  private final PrintStream err;
  private final UnaryOperator<String> inert;
  private Outcome outcome = Outcome.DONE;

  /**
   * A run that prints to these streams.
   *
   * @param inert takes what must not reach a terminal out of a text
   */
  public FormatRun(Request request, PrintStream out, PrintStream err, UnaryOperator<String> inert) {
    this.request = request;
    this.formatter = new Formatter(request.options());
    this.out = out;
    this.err = err;
    this.inert = inert;
  }

  /** Formats the files given, and all {@code .rego} files of the folders given. */
  public Outcome files(List<String> paths) {
    for (String path : paths) {
      try {
        walk(Path.of(path));
      } catch (NoSuchFileException e) {
        failed(path, "no such file or folder", Outcome.NOT_READ);
      } catch (IOException | UncheckedIOException e) {
        failed(path, "cannot be read: " + e.getMessage(), Outcome.NOT_READ);
      }
    }
    return outcome;
  }

  private void walk(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      file(root);
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(FormatRun::isRego).sorted().toList();
    }
    for (Path file : files) {
      file(file.normalize());
    }
  }

  private static boolean isRego(Path path) {
    return path.toString().endsWith(".rego") && Files.isRegularFile(path);
  }

  private void file(Path file) throws IOException {
    String name = file.toString().replace('\\', '/');
    try {
      String text = decode(Files.readAllBytes(file));
      String formatted = format(name, text);
      if (request.mode() == Mode.WRITE && !formatted.equals(text)) {
        Files.writeString(file, formatted);
      } else {
        show(name, text, formatted);
      }
    } catch (CharacterCodingException e) {
      failed(name, "is no text in UTF-8", Outcome.NOT_READ);
    } catch (RegoException e) {
      report(e);
    }
  }

  /** Formats standard input. */
  public Outcome input(InputStream in) {
    try {
      String text = decode(in.readAllBytes());
      show("stdin", text, format("stdin", text));
    } catch (IOException e) {
      failed("stdin", "cannot be read as text in UTF-8", Outcome.NOT_READ);
    } catch (RegoException e) {
      report(e);
    }
    return outcome;
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private String format(String name, String text) {
    SourceText source = SourceText.of(name, text);
    return request.isChecked() ? formatter.formatChecked(source) : formatter.format(source);
  }

  private void show(String name, String text, String formatted) {
    boolean isFormatted = text.equals(formatted);
    if (!isFormatted && request.isStrict()) {
      outcome = outcome.or(Outcome.NOT_FORMATTED);
    }
    switch (request.mode()) {
      case LIST -> out.print(isFormatted ? "" : inert.apply(name) + "\n");
      case DIFF -> out.print(UnifiedDiff.of(inert.apply(name), text, formatted));
      case PRINT, WRITE -> {
        if (request.mode() == Mode.PRINT || name.equals("stdin")) {
          out.print(formatted);
        }
      }
    }
  }

  private void failed(String name, String why, Outcome how) {
    err.print("jural: " + inert.apply(name + ": " + why) + "\n");
    outcome = outcome.or(how);
  }

  private void report(RegoException e) {
    for (Diagnostic diagnostic : e.diagnostics()) {
      CaretPrinter.print(diagnostic).lines().map(inert).forEach(line -> err.print(line + "\n"));
    }
    outcome = outcome.or(Outcome.NOT_FORMATTED);
  }
}
