package dev.jural.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Golden files beside the inputs they belong to. {@code -Dgolden.update=true} rewrites them; read
 * the difference before it is committed.
 */
public final class Golden {
  private static final Path ROOT = TestCatalogue.BASE.resolve("src/test/resources/manifest");

  private Golden() {}

  /** The inputs in {@code folder}, in the order of their names. */
  public static List<Path> inputs(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.filter(f -> !f.toString().endsWith(".golden")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares {@code actual} with the golden file of {@code input}. */
  public static void check(Path input, String actual) {
    Path golden = input.resolveSibling(input.getFileName() + ".golden");
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(golden, actual);
      }
      assertEquals(Files.readString(golden), actual, input.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The display name of {@code input} in golden files. */
  public static String name(Path input) {
    return String.valueOf(input.getFileName());
  }
}
