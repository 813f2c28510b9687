package dev.jural.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jural.engine.Engine;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Sources made to exhaust a parser: each ends soon, in a parse error and not in a crash. */
class DeepAndLongTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TestFactory
  List<DynamicTest> deepSourcesEndInAnError() {
    int n = 10_000;
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("parentheses", "p := " + "(".repeat(n) + "1" + ")".repeat(n));
    sources.put("open parentheses", "p := " + "(".repeat(n));
    sources.put("arrays", "p := " + "[".repeat(n) + "]".repeat(n));
    sources.put("objects", "p := " + "{\"a\":".repeat(n) + "1" + "}".repeat(n));
    sources.put("comprehensions", "p := " + "[1 | ".repeat(n) + "true" + "]".repeat(n));
    sources.put("every", "p if { " + "every x in [1] { ".repeat(n) + "true" + "}".repeat(n) + " }");
    sources.put("sums", "p := 1" + " + 1".repeat(50_000));
    sources.put("else", "p := 1 if { false }" + " else := 2 if { false }".repeat(n));
    sources.put("open objects", "p := " + "{\"a\":".repeat(n));
    sources.put("open arrays", "p := " + "[".repeat(n));
    sources.put("not", "p if { " + "not ".repeat(n) + "x }");
    sources.put("minus", "p := " + "-".repeat(n) + "1");
    sources.put("templates", "p := " + "$\"{".repeat(n) + "1" + "}\"".repeat(n));
    sources.put("some", "p if { " + "some x in [y | ".repeat(n) + "true" + "]".repeat(n) + " }");
    sources.put("unions", "p if { x" + " | x".repeat(50_000) + " }");
    sources.put("calls", "p := " + "count(".repeat(n) + "1" + ")".repeat(n));
    return sources.entrySet().stream()
        .map(e -> dynamicTest(e.getKey(), () -> endsInParseError(e.getValue())))
        .toList();
  }

  private static void endsInParseError(String text) {
    RegoException error =
        Assertions.assertTimeoutPreemptively(
            SOON,
            () ->
                Assertions.assertThrows(
                    RegoException.class,
                    () ->
                        RegoParser.parseModule(SourceText.of("deep.rego", "package a\n" + text))));
    assertEquals(ErrorCode.PARSE, error.code());
  }

  @Test
  void longFlatSourcesCompile() {
    StringBuilder text = new StringBuilder("package a\n");
    for (int i = 0; i < 5_000; i++) {
      text.append("p contains ").append(i).append(" if { input.x == ").append(i).append(" }\n");
    }
    text.append("q := [").append("1, ".repeat(20_000)).append("1]\n");
    text.append("r := input").append(".a".repeat(5_000)).append('\n');
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> Engine.builder().module(SourceText.of("long.rego", text.toString())).build());
  }

  @Test
  void depthUpToTheLimitCompiles() {
    int n = RegoParser.MAX_DEPTH - 1;
    String text = "package a\np := " + "[".repeat(n) + "]".repeat(n) + "\n";
    Engine.builder().module(SourceText.of("deep.rego", text)).build();
  }
}
