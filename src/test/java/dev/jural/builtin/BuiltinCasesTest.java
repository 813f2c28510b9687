package dev.jural.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.jural.engine.Engine;
import dev.jural.engine.Input;
import dev.jural.engine.QueryResult;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Calls of built-in functions and what they give, one file a function under {@code
 * src/test/resources/builtins}: a list of cases, each with {@code call} (a Rego expression),
 * optionally {@code input}, and one of {@code gives} (a Rego expression of the same value), {@code
 * undefined: true}, {@code fails} (code and part of the message, with strict errors) or {@code
 * rejected} (code and part of the message of the compiler).
 */
class BuiltinCasesTest {
  private static final Path CASES = Path.of("src/test/resources/builtins");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @TestFactory
  Stream<DynamicTest> eachCallGivesWhatItsFileSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      int number = 0;
      for (JsonNode test : YAML.readTree(file.toFile())) {
        number++;
        String name = file.getFileName() + "#" + number + " " + test.path("call").asText();
        tests.add(DynamicTest.dynamicTest(name, () -> check(test)));
      }
    }
    return tests.stream();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void check(JsonNode test) {
    String call = test.required("call").asText();
    Input input =
        test.has("input")
            ? Input.of(JsonReader.read("input", test.get("input").toString()))
            : Input.NONE;
    if (test.has("rejected")) {
      assertError(test.get("rejected").asText(), () -> value(call, input, false));
    } else if (test.has("fails")) {
      assertError(test.get("fails").asText(), () -> value(call, input, true));
      assertEquals(Optional.empty(), value(call, input, false), "without strict errors");
    } else if (test.path("undefined").asBoolean()) {
      assertEquals(Optional.empty(), value(call, input, true));
    } else if (test.has("gives")) {
      Optional<RegoValue> wanted = value(test.get("gives").asText(), Input.NONE, true);
      assertTrue(wanted.isPresent(), "the wanted value is defined");
      assertEquals(wanted, value(call, input, true));
    } else {
      fail("a case needs one of gives, undefined, fails, rejected");
    }
  }

  private static void assertError(String wanted, Runnable work) {
    String[] codeAndText = wanted.split(": ", 2);
    RegoException error = assertThrows(RegoException.class, work::run);
    assertEquals(codeAndText[0], error.code().text(), error.getMessage());
    if (codeAndText.length > 1) {
      assertTrue(error.getMessage().contains(codeAndText[1]), error.getMessage());
    }
  }

  private static Optional<RegoValue> value(String expression, Input input, boolean isStrict) {
    SourceText module = SourceText.of("case.rego", "package t\n\nr := " + expression + "\n");
    List<QueryResult.Solution> solutions =
        Engine.builder()
            .module(module)
            .strictBuiltinErrors(isStrict)
            .build()
            .prepare("x = data.t.r")
            .evaluate(input)
            .solutions();
    return solutions.stream().map(s -> s.bindings().get("x")).findFirst();
  }
}
