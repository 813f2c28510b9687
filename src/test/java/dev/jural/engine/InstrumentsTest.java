package dev.jural.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.jural.source.SourceText;
import dev.jural.trace.FailedExpression;
import dev.jural.trace.RuleTrace;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What evaluations tell of themselves, one file a subject under {@code
 * src/test/resources/instruments}: a list of cases, each with {@code module}, {@code input} and
 * {@code document}, and what is told: {@code reads}, a line a result, and {@code trace}, a line a
 * rule.
 */
class InstrumentsTest {
  private static final Path CASES = Path.of("src/test/resources/instruments");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @TestFactory
  Stream<DynamicTest> eachEvaluationTellsWhatItsFileSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.sorted().toList()) {
        for (JsonNode test : YAML.readTree(file.toFile())) {
          String name = file.getFileName() + ": " + test.required("name").asText();
          tests.add(DynamicTest.dynamicTest(name, () -> check(test)));
        }
      }
    }
    return tests.stream();
  }

  private static void check(JsonNode test) {
    SourceText module = SourceText.of("t.rego", "package t\n" + test.required("module").asText());
    String document = "data.t." + test.required("document").asText();
    Input input =
        test.has("input")
            ? Input.of(JsonReader.read("input", test.get("input").toString()))
            : Input.NONE;
    PreparedDocuments prepared =
        Engine.builder().module(module).build().documents(List.of(document));
    List<String> reads = new ArrayList<>();
    List<String> traces = new ArrayList<>();
    EvaluationOptions options =
        EvaluationOptions.none()
            .withReads((path, result, paths) -> reads.add(read(result, paths)))
            .withTrace(trace -> traces.add(line(trace)));
    assertEquals(
        prepared.evaluate(input),
        prepared.evaluate(input, options),
        "instruments change no answer");
    assertEquals(lines(test, "reads", reads), String.join("\n", reads));
    assertEquals(lines(test, "trace", traces), String.join("\n", traces));
  }

  private static String lines(JsonNode test, String field, List<String> told) {
    if (!test.has(field)) {
      return String.join("\n", told);
    }
    List<String> lines = new ArrayList<>();
    test.get(field).forEach(line -> lines.add(line.asText()));
    return String.join("\n", lines);
  }

  private static String read(RegoValue result, List<List<RegoValue>> paths) {
    return result
        + " <- "
        + paths.stream()
            .map(path -> path.stream().map(InstrumentsTest::key).collect(Collectors.joining("/")))
            .collect(Collectors.joining(" "));
  }

  private static String key(RegoValue key) {
    return key.toString().replace("\"", "");
  }

  private static String line(RuleTrace trace) {
    String arguments =
        trace.arguments().isEmpty()
            ? ""
            : trace.arguments().stream()
                .map(RegoValue::toString)
                .collect(Collectors.joining(", ", "(", ")"));
    return "%d %s:%d%s%s%s"
        .formatted(
            trace.depth(),
            trace.path().substring("data.t.".length()),
            trace.rule().location().line(),
            arguments,
            trace.value().map(value -> " = " + value).orElse(" is undefined"),
            trace.failures().stream().map(InstrumentsTest::failure).collect(Collectors.joining()));
  }

  private static String failure(FailedExpression failed) {
    String variables =
        new TreeMap<>(failed.variables())
            .entrySet().stream()
                .map(e -> " " + e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining());
    String parts =
        failed.parts().stream()
            .map(part -> " [" + part.term().text() + " = " + part.value() + "]")
            .collect(Collectors.joining());
    return "; `"
        + failed.expression().text()
        + "` failed"
        + variables
        + parts
        + (failed.attempts() > 1 ? " x" + failed.attempts() : "");
  }
}
