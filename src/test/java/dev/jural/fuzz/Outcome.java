package dev.jural.fuzz;

import dev.jural.engine.Engine;
import dev.jural.engine.EvaluationOptions;
import dev.jural.engine.Input;
import dev.jural.engine.Limits;
import dev.jural.engine.PreparedQuery;
import dev.jural.engine.QueryResult;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.value.JsonReader;
import java.util.Optional;

/**
 * An Outcome is what a text comes to, as text: its errors, or that it compiles, or the value of its
 * package. Whatever is no {@link RegoException} goes through and fails the test.
 */
final class Outcome {
  /** What fuzzed policies are given: each kind of value. */
  static final Input INPUT =
      Input.of(
          JsonReader.read(
              "input",
              "{\"s\": \"text\", \"n\": 3, \"xs\": [1, 2, 3, 2], \"o\": {\"a\": 1, \"b\": [true, null]},"
                  + " \"f\": false, \"users\": [{\"name\": \"a\", \"age\": 20}, {\"name\": \"b\"}]}"));

  /** Work, not time: what is measured is the same on every machine. */
  private static final Limits SMALL = Limits.DEFAULT.withWork(200_000);

  private Outcome() {}

  static String ofCompiling(String text) {
    try {
      engine(text);
      return "compiles";
    } catch (RegoException e) {
      return "refused: " + e.diagnostics();
    }
  }

  /** The query for the package of {@code text}; empty when it does not compile. */
  static Optional<PreparedQuery> prepare(String text, String query) {
    try {
      return Optional.of(engine(text).prepare(query));
    } catch (RegoException e) {
      return Optional.empty();
    }
  }

  private static Engine engine(String text) {
    return Engine.builder().module(SourceText.of("fuzz.rego", text)).limits(SMALL).build();
  }

  static String ofEvaluating(PreparedQuery query, EvaluationOptions options) {
    try {
      QueryResult result = query.evaluate(INPUT, options);
      return result.solutions().toString();
    } catch (RegoException e) {
      return "ended: " + e.diagnostics();
    }
  }
}
