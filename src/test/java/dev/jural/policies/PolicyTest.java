package dev.jural.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.jural.engine.Engine;
import dev.jural.engine.Input;
import dev.jural.engine.RuleInfo;
import dev.jural.source.SourceText;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The policies' own tests: every {@code test_} rule under policies/ and samples/policies/ is true.
 */
class PolicyTest {
  private static final Path ROOT = Path.of(System.getProperty("jural.basedir", "."));
  private static final Path PACK = ROOT.resolve("policies");
  private static final Path SAMPLE = ROOT.resolve("samples/policies");

  @TestFactory
  List<DynamicTest> testsOfThePackAreTrue() throws IOException {
    return tests(engine(PACK));
  }

  @TestFactory
  List<DynamicTest> testsOfTheSamplePolicyAreTrue() throws IOException {
    return tests(engine(SAMPLE));
  }

  @Test
  void indexListsThePackWithoutItsTests() throws IOException {
    List<String> expected =
        files(PACK, "")
            .map(file -> PACK.relativize(file).toString().replace('\\', '/'))
            .filter(file -> file.startsWith("report/") && !file.endsWith("_test.rego"))
            .toList();
    assertEquals(
        expected,
        Files.readAllLines(PACK.resolve("index.txt")).stream()
            .filter(line -> line.startsWith("report/"))
            .toList());
  }

  private static List<DynamicTest> tests(Engine engine) {
    List<DynamicTest> tests =
        engine.rules().stream()
            .filter(rule -> rule.name().startsWith("test_"))
            .map(
                rule ->
                    dynamicTest(
                        rule.path(), () -> assertEquals(List.of("true"), run(engine, rule))))
            .toList();
    // A folder without tests would pass in silence.
    assertEquals(false, tests.isEmpty());
    return tests;
  }

  private static List<String> run(Engine engine, RuleInfo rule) {
    return engine.prepare("x := " + rule.path()).evaluate(Input.NONE).solutions().stream()
        .map(solution -> String.valueOf(solution.bindings().get("x")))
        .toList();
  }

  private static Engine engine(Path folder) throws IOException {
    Engine.Builder builder = Engine.builder();
    for (Path file : files(folder, ".rego").toList()) {
      builder.module(SourceText.of(ROOT.relativize(file).toString(), Files.readString(file)));
    }
    return builder.data(facts()).build();
  }

  private static RegoObject facts() throws IOException {
    Path file = PACK.resolve("report/facts/data.yaml");
    Object tree = new YAMLMapper().readValue(Files.readString(file), Object.class);
    RegoValue facts = JsonReader.read(file.toString(), new ObjectMapper().writeValueAsString(tree));
    RegoObject report = RegoObject.builder(1).put("facts", facts).build();
    return RegoObject.builder(1).put("report", report).build();
  }

  private static Stream<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(suffix))
          .sorted()
          .toList()
          .stream();
    }
  }
}
