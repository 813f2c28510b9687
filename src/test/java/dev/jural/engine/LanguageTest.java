package dev.jural.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.jural.source.RegoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Modules of package {@code a} and what they give for one input, or the codes and places of their
 * errors ({@code rejected} when they are compiled, {@code fails} with the line when they run):
 * {@code src/test/resources/language/*.yaml}. Files whose names begin with {@code strict} are
 * compiled in strict mode.
 */
class LanguageTest {
  private static final Path FOLDER = Path.of("src/test/resources/language");
  private static final Input INPUT =
      Input.json("{\"a\": true, \"f\": false, \"n\": 3, \"xs\": [1, 2, 3], \"s\": \"str\"}");

  @TestFactory
  Stream<DynamicTest> eachModuleGivesWhatOpaGives() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        boolean isStrict = file.getFileName().toString().startsWith("strict");
        for (JsonNode test : yaml.readTree(file.toFile())) {
          String name = file.getFileName() + ": " + test.get("module").asText().strip();
          tests.add(DynamicTest.dynamicTest(name, () -> check(test, isStrict)));
        }
      }
    }
    return tests.stream();
  }

  private static Engine engine(JsonNode test, boolean isStrict) {
    return Engine.builder()
        .strict(isStrict)
        .module("p.rego", test.get("module").asText().stripTrailing())
        .build();
  }

  private static void check(JsonNode test, boolean isStrict) {
    if (test.has("rejected")) {
      RegoException error = assertThrows(RegoException.class, () -> engine(test, isStrict));
      List<String> got =
          error.diagnostics().stream()
              .map(d -> d.code().text() + " " + d.location().line() + ":" + d.location().column())
              .distinct()
              .toList();
      List<String> wanted = new ArrayList<>();
      test.get("rejected").forEach(place -> wanted.add(place.asText()));
      assertEquals(wanted, got, error.getMessage());
      return;
    }
    if (test.has("fails")) {
      PreparedQuery query = engine(test, isStrict).prepare("data.a");
      RegoException error = assertThrows(RegoException.class, () -> query.evaluate(INPUT));
      assertEquals(
          test.get("fails").asText(),
          error.code().text() + " " + error.diagnostics().get(0).location().line());
      return;
    }
    QueryResult result = engine(test, isStrict).prepare("data.a").evaluate(INPUT);
    assertEquals(
        Values.fromJson("gives", test.get("gives").toString()),
        Values.fromJson("got", Values.toJson(result.value().orElseThrow()).toString()));
  }
}
