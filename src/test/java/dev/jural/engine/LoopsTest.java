package dev.jural.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is moved out of loops, kept while they run or found at once gives what the policy says,
 * evaluation after evaluation. What is expected was taken from OPA.
 */
class LoopsTest {
  private static final RegoObject EXPECTED =
      (RegoObject) Values.fromJson("expected.json", resource("expected.json"));
  private static final Engine ENGINE =
      Engine.builder().module("kept.rego", resource("kept.rego")).build();

  static Stream<String> rules() {
    return Values.to(EXPECTED, Map.class).keySet().stream().map(String.class::cast);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyEvaluationGivesTheSame(String rule) {
    PreparedQuery query = ENGINE.prepare("json.marshal(data.loops." + rule + ")");
    RegoValue first = query.evaluate(input()).value().orElseThrow();
    assertEquals(
        EXPECTED.get(rule).orElseThrow(),
        Values.fromJson(rule, Values.to(first, String.class)),
        rule);
    assertEquals(first, query.evaluate(input()).value().orElseThrow(), rule);
  }

  @Test
  void theTraceOfARuleIsThatOfItsPolicyNotOfItsPlan() {
    PreparedQuery query = ENGINE.prepare("data.loops.calls");
    RegoValue plain = query.evaluate(input()).value().orElseThrow();
    EvaluationOptions traced = EvaluationOptions.none().withTrace(rule -> {});
    assertEquals(plain, query.evaluate(input(), traced).value().orElseThrow());
  }

  @Test
  void whatIsKeptForOneInputIsNotThereForTheNext() {
    PreparedQuery query = ENGINE.prepare("data.loops.calls[0][1]");
    for (String user : new String[] {"eve", "bob"}) {
      Input next = Input.from(Map.of("user", user));
      assertEquals(user + "/home", query.evaluate(next).value(String.class).orElseThrow());
    }
  }

  private static Input input() {
    return Input.json(resource("input.json"));
  }

  private static String resource(String file) {
    try (InputStream in = LoopsTest.class.getResourceAsStream("/loops/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no file loops/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
