package dev.jural.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jural.engine.Engine;
import dev.jural.engine.Input;
import dev.jural.engine.PreparedQuery;
import dev.jural.source.SourceText;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads each document of the corpus that was recorded from OPA with {@code yaml.unmarshal}. */
class YamlCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/manifest/yaml/opa.tsv");

  private static final PreparedQuery QUERY =
      Engine.builder()
          .module(SourceText.of("c.rego", "package t\n\nr := yaml.unmarshal(input.text)\n"))
          .build()
          .prepare("x = data.t.r");

  @Test
  void documentsHaveTheValueThatOpaGivesThem() throws IOException {
    List<String> differences = new ArrayList<>();
    int count = 0;
    for (String line : Files.readAllLines(CORPUS)) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\t");
      RegoValue text = JsonReader.read("corpus", parts[0]);
      String got = read(text);
      String wanted =
          switch (parts[1]) {
            case "error" -> "error";
            case "none" -> "null";
            default -> JsonReader.read("corpus", parts[1]).toString();
          };
      count++;
      if (!got.equals(wanted)) {
        differences.add(text + ": want " + wanted + ", got " + got);
      }
    }
    assertEquals(511, count);
    assertEquals(List.of(), differences);
  }

  private static String read(RegoValue text) {
    return QUERY
        .evaluate(Input.of(RegoObject.builder().put("text", text).build()))
        .solutions()
        .stream()
        .map(s -> String.valueOf(s.bindings().get("x")))
        .findFirst()
        .orElse("error");
  }
}
