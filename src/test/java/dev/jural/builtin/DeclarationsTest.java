package dev.jural.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jural.types.RegoType;
import dev.jural.types.RegoTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The table of built-in functions against the declarations of OPA's capabilities, which {@code
 * src/test/resources/declarations.json} keeps.
 */
class DeclarationsTest {
  /** What the compiler makes something else of, so that no call is left. */
  private static final Set<String> OF_THE_COMPILER =
      Set.of(
          "print",
          "internal.template_string",
          "internal.test_case",
          "rego.metadata.chain",
          "rego.metadata.rule");

  private static final BuiltinTable TABLE = Builtins.standard();

  private static JsonNode declarations() throws IOException {
    return new ObjectMapper().readTree(Path.of("src/test/resources/declarations.json").toFile());
  }

  @TestFactory
  Stream<DynamicTest> eachFunctionIsDeclaredAsInOpa() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    declarations()
        .properties()
        .forEach(
            entry -> {
              if (!OF_THE_COMPILER.contains(entry.getKey())) {
                tests.add(
                    DynamicTest.dynamicTest(
                        entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
              }
            });
    return tests.stream();
  }

  private static void check(String name, JsonNode declared) {
    Optional<Builtin> builtin = TABLE.get(name);
    assertTrue(builtin.isPresent(), "declared");
    if (declared.isEmpty()) {
      return;
    }
    List<String> wanted = new ArrayList<>();
    declared.get("args").forEach(arg -> wanted.add(RegoTypes.show(type(arg))));
    assertEquals(
        wanted, builtin.get().args().stream().map(arg -> RegoTypes.show(arg.type())).toList());
    if (!declared.get("result").isNull()) {
      assertEquals(
          RegoTypes.show(type(declared.get("result"))), RegoTypes.show(builtin.get().result()));
    }
    assertEquals(declared.get("relation").asBoolean(), builtin.get().isRelation(), "relation");
    assertEquals(
        declared.get("nondeterministic").asBoolean(),
        builtin.get().isNondeterministic(),
        "nondeterministic");
  }

  private static RegoType type(JsonNode json) {
    return switch (json.path("type").asText()) {
      case "null" -> RegoType.NULL;
      case "boolean" -> RegoType.BOOLEAN;
      case "number" -> RegoType.NUMBER;
      case "string" -> RegoType.STRING;
      case "set" -> RegoType.setOf(json.has("of") ? type(json.get("of")) : RegoType.ANY);
      case "array" -> {
        List<RegoType> elements = new ArrayList<>();
        json.path("static").forEach(element -> elements.add(type(element)));
        yield new RegoType.ArrayType(
            elements,
            json.has("dynamic") ? Optional.of(type(json.get("dynamic"))) : Optional.empty());
      }
      case "object" -> {
        Map<String, RegoType> properties = new HashMap<>();
        json.path("static")
            .forEach(
                property ->
                    properties.put(property.get("key").asText(), type(property.get("value"))));
        JsonNode dynamic = json.path("dynamic");
        yield new RegoType.ObjectType(
            properties,
            dynamic.isMissingNode()
                ? Optional.empty()
                : Optional.of(
                    new RegoType.Dynamic(type(dynamic.get("key")), type(dynamic.get("value")))));
      }
      default -> {
        List<RegoType> members = new ArrayList<>();
        json.path("of").forEach(member -> members.add(type(member)));
        yield RegoType.anyOf(members.toArray(new RegoType[0]));
      }
    };
  }

  @Test
  void nothingIsDeclaredThatOpaDoesNotHave() throws IOException {
    Set<String> ours = new TreeSet<>();
    TABLE.all().forEach(builtin -> ours.add(builtin.name()));
    declarations().fieldNames().forEachRemaining(ours::remove);
    assertEquals(Set.of(), ours);
  }

  @Test
  void everyFunctionHasCases() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Builtin builtin : TABLE.all()) {
      if (!Files.exists(Path.of("src/test/resources/builtins", builtin.name() + ".yaml"))) {
        missing.add(builtin.name());
      }
    }
    assertEquals(Set.of(), missing);
  }
}
