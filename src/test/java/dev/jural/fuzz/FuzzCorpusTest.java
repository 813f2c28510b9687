package dev.jural.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jural.engine.PreparedQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The corpus of the fuzz targets, one source a file under {@code src/test/resources/fuzz}: {@code
 * seeds}, and {@code failures}, which once were defects. Each goes through all targets, in time.
 */
class FuzzCorpusTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("jural.basedir", "."), "src/test/resources/fuzz");
  private static final Duration SOON = Duration.ofSeconds(20);

  @TestFactory
  List<DynamicTest> eachSourceHoldsForEachTarget() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        tests.add(dynamicTest(FOLDER.relativize(file).toString(), () -> check(file)));
      }
    }
    assertTrue(tests.size() > 10, "the corpus is there");
    return tests;
  }

  private static void check(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    assertTimeoutPreemptively(
        SOON,
        () -> {
          SourceFuzzTest.check(text);
          Optional<PreparedQuery> query = Outcome.prepare(text, "x = data.t");
          if (query.isPresent()) {
            EvaluatorFuzzTest.check(text, query.get());
          }
        });
  }
}
