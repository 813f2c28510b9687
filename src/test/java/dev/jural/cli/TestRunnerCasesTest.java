package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code jural test --format json} says of small suites, one a file; what is expected was held
 * against {@code opa test} of 1.20 when it was written. {@code .v0.rego} is of the language before
 * 1.0.
 */
class TestRunnerCasesTest {
  private static final Path CASES = Path.of("src", "test", "resources", "author", "runner");

  @TestFactory
  List<DynamicTest> suites() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".rego")).sorted().toList()) {
        tests.add(dynamicTest(file.getFileName().toString(), () -> check(file)));
      }
    }
    assertTrue(tests.size() >= 60);
    return tests;
  }

  private static void check(Path file) throws IOException {
    List<String> words = new ArrayList<>(List.of("test", file.toString(), "--format", "json"));
    if (file.toString().endsWith(".v0.rego")) {
      words.add("--v0-compatible");
    }
    Jural.Result result = Jural.run(words, new byte[0], Map.of());
    String actual =
        (result.out() + "exit " + result.exit() + "\n" + result.err())
            .replaceAll("(\"duration\": )[0-9]+", "$10")
            .replace(file.toString(), file.getFileName().toString());
    Path golden = Path.of(file.toString().replaceAll("rego$", "golden"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, actual);
    }
    assertEquals(Files.readString(golden), actual);
  }
}
