package dev.jural.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jural.source.Diagnostic;
import dev.jural.source.RegoException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two values where there can be one: the error, at the place that OPA names. */
class ConflictTest {
  private static final String COMPLETE = "complete rules must not produce multiple outputs";
  private static final String FUNCTION =
      "functions must not produce multiple outputs for same inputs";
  private static final String KEYS = "object keys must be unique";

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '^',
      value = {
        "p := 1~p := 2 # 3:1 # " + COMPLETE,
        "p := x if { some x in [1, 2] } # 2:1 # " + COMPLETE,
        "f(x) := 1~f(x) := 2~p := f(1) # 3:1 # " + FUNCTION,
        "f(x) := y if { some y in [1, 2] }~p := f(1) # 2:1 # " + FUNCTION,
        "p[x] := 1 if x := \"a\"~p[x] := 2 if x := \"a\" # 3:1 # " + KEYS,
        "p.x := 1~p.x := 2 # 3:1 # " + COMPLETE,
        "default p := 0~p := 1 if true~p := 2 if true # 4:1 # " + COMPLETE,
        "p[x] := x if some x in [1, 2]~p[1] := 3 # 3:1 # " + KEYS,
      })
  void conflictsAreReportedAtTheirPlace(String rules, String place, String message) {
    PreparedQuery query =
        Engine.builder()
            .module("c.rego", "package a\n" + rules.replace('~', '\n'))
            .build()
            .prepare("x = data.a");
    RegoException error = assertThrows(RegoException.class, () -> query.evaluate(Input.NONE));
    Diagnostic first = error.diagnostics().get(0);
    assertEquals("eval_conflict_error " + message, first.code().text() + " " + first.message());
    assertEquals(place, first.location().line() + ":" + first.location().column());
  }
}
