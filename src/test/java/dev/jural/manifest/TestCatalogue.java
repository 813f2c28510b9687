package dev.jural.manifest;

import dev.jural.manifest.catalogue.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The catalogue of the source tree, so that tests see it as it is written. */
public final class TestCatalogue {
  /** The project's folder. */
  public static final Path BASE = Path.of(System.getProperty("jural.basedir", "."));

  private TestCatalogue() {}

  /** The catalogue. */
  public static Catalogue read() {
    return Catalogue.of(List.of(), TestCatalogue::text);
  }

  /** The text of a file of the project. */
  public static String text(String file) {
    try {
      return Files.readString(BASE.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
