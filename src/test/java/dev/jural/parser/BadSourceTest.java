package dev.jural.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Sources that are not Rego: each is refused at the place where OPA refuses it. An entry that says
 * {@code opa} beside {@code rejected} is refused at another place, for the reason it gives.
 */
class BadSourceTest {
  private static final Path FILE =
      Path.of(
          System.getProperty("jural.basedir", "."),
          "src/test/resources/compiler/parse-errors.yaml");

  @TestFactory
  List<DynamicTest> badSourcesAreRefusedInPlace() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode one : new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile())) {
      String source = one.get("source").asText();
      String place = one.get("rejected").asText();
      tests.add(
          dynamicTest(
              one.get("group").asText() + ": " + source,
              () -> assertEquals(place, placeOfError(source), source)));
    }
    assertTrue(tests.size() > 400, "the corpus is there");
    return tests;
  }

  /** Line and column of the parse error; empty when there is none. */
  private static String placeOfError(String source) {
    try {
      RegoParser.parseModule(SourceText.of("bad.rego", source));
      return "";
    } catch (RegoException e) {
      Diagnostic first = e.diagnostics().get(0);
      assertEquals(ErrorCode.PARSE, first.code(), first.message());
      assertTrue(!first.message().isBlank() && first.message().lines().count() == 1);
      return first.location().line() + ":" + first.location().column();
    }
  }
}
