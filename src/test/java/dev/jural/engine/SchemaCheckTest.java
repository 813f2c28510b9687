package dev.jural.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.jural.source.Diagnostic;
import dev.jural.source.RegoException;
import dev.jural.value.RegoObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the type checker makes of schemas: the cases of {@code src/test/resources/schemas}, each
 * with a module, schemas by name, and the errors as {@code row: beginning of the message}. Codes
 * and rows are OPA's.
 */
class SchemaCheckTest {
  private static final Path CASES = Path.of("src/test/resources/schemas/schemas.yaml");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @TestFactory
  Stream<DynamicTest> eachModuleHasTheErrorsThatItsSchemasCause() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode test : YAML.readTree(CASES.toFile())) {
      tests.add(DynamicTest.dynamicTest(test.get("name").asText(), () -> check(test)));
    }
    return tests.stream();
  }

  private static void check(JsonNode test) {
    Engine.Builder builder =
        Engine.builder()
            .module("a.rego", test.required("module").asText())
            .schema("schema.unused", RegoObject.EMPTY);
    test.required("schemas")
        .properties()
        .forEach(schema -> builder.schema(schema.getKey(), Values.from(schema.getValue())));
    List<String> wanted = new ArrayList<>();
    test.required("errors").forEach(error -> wanted.add(error.asText()));
    if (wanted.isEmpty()) {
      builder.build();
      return;
    }
    List<Diagnostic> got = assertThrows(RegoException.class, builder::build).diagnostics();
    assertEquals(wanted.size(), got.size(), got.toString());
    for (int i = 0; i < wanted.size(); i++) {
      String line = got.get(i).location().line() + ": " + got.get(i).message().replace("\n\t", " ");
      assertTrue(line.startsWith(wanted.get(i)), () -> wanted + "\n" + line);
    }
  }

  @Test
  void annotationsSayNothingOfTypesWithoutSchemas() {
    Engine.builder()
        .module(
            "a.rego",
            "package a\n# METADATA\n# schemas:\n#   - input: schema.none\nx if input.a == 1\n")
        .build();
  }
}
