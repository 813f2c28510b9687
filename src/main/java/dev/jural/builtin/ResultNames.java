package dev.jural.builtin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The names that OPA's {@code capabilities.json} gives the results of built-in functions. They are
 * in messages about types only, so the list is read when there is such a message and not kept.
 */
public final class ResultNames {
  private ResultNames() {}

  /** What the result of {@code builtin} is called; nothing when it has no name. */
  public static Optional<String> of(String builtin) {
    try (InputStream in = ResultNames.class.getResourceAsStream("result-names.txt")) {
      if (in == null) {
        throw new IllegalStateException("result-names.txt is not in the jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines
          .lines()
          .map(line -> line.split(" ", 2))
          .filter(parts -> parts[0].equals(builtin))
          .map(parts -> parts[1])
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
