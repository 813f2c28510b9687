package dev.jural.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.jural.source.RegoException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Modules written for OPA before 1.0, {@code src/test/resources/v0/v0.yaml}: what {@code data.t.p}
 * gives for one input, or the code of the error.
 */
class V0Test {
  private static final Input INPUT = Input.json("{\"x\": 1, \"l\": [1, 2]}");

  @TestFactory
  Stream<DynamicTest> eachModuleGivesWhatOpaGives() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    for (JsonNode test : yaml.readTree(Path.of("src/test/resources/v0/v0.yaml").toFile())) {
      tests.add(DynamicTest.dynamicTest(test.get("module").asText(), () -> check(test)));
    }
    return tests.stream();
  }

  private static Engine engine(String module) {
    return Engine.builder().v0Compatible(true).module("a.rego", "package t\n" + module).build();
  }

  private static void check(JsonNode test) {
    String module = test.get("module").asText();
    if (test.has("rejected")) {
      RegoException error = assertThrows(RegoException.class, () -> engine(module));
      assertEquals(test.get("rejected").asText(), error.code().text(), error.getMessage());
      return;
    }
    List<JsonNode> got =
        engine(module).prepare("x = data.t.p").evaluate(INPUT).solutions().stream()
            .map(solution -> Values.toJson(solution.binding("x")))
            .toList();
    List<JsonNode> wanted = new ArrayList<>();
    test.get("gives").forEach(wanted::add);
    assertEquals(wanted.toString(), got.toString());
  }

  @Test
  void modulesOfBothVersionsStandSideBySide() {
    Engine engine =
        Engine.builder()
            .v0Compatible(true)
            .module("old.rego", "package old\np[x] { x := data.new.q }")
            .module("new.rego", "package new\nimport rego.v1\nq := 1 if true")
            .build();
    assertEquals(
        "[1]",
        Values.toJson(engine.prepare("data.old.p").evaluate(INPUT).value().orElseThrow())
            .toString());
  }
}
