package dev.jural.conformance;

import dev.jural.engine.Engine;
import dev.jural.engine.Input;
import dev.jural.engine.Limits;
import dev.jural.engine.QueryResult;
import dev.jural.source.Diagnostic;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.value.JsonReader;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one case through the public API and says how it differs from what is wanted. */
final class ConformanceRunner {
  private static final Limits LIMITS =
      Limits.DEFAULT.withTime(Duration.ofSeconds(20)).withWork(500_000_000L);

  private ConformanceRunner() {}

  /** What is wrong with the case; empty when it passes. */
  static Optional<String> problem(ConformanceCase test) {
    QueryResult result;
    try {
      result = evaluate(test);
    } catch (RegoException e) {
      return problemOfError(test, e);
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of("crashed: " + e);
    }
    if (test.wantErrorCode().isPresent() || test.wantError().isPresent()) {
      return Optional.of(
          "want error " + test.wantErrorCode().orElse("") + ", got " + solutions(result));
    }
    RegoArray want = test.wantResult().orElse(RegoArray.EMPTY);
    RegoArray got = solutions(result);
    return sorted(want, test).equals(sorted(got, test))
        ? Optional.empty()
        : Optional.of("want " + JsonWriter.write(want) + ", got " + JsonWriter.write(got));
  }

  private static Optional<String> problemOfError(ConformanceCase test, RegoException e) {
    if (test.wantErrorCode().isEmpty() && test.wantError().isEmpty()) {
      return Optional.of("want a result, got error: " + e.getMessage());
    }
    if (test.wantErrorCode().isPresent() && !test.wantErrorCode().get().equals(e.code().text())) {
      return Optional.of("want code " + test.wantErrorCode().get() + ", got " + e.getMessage());
    }
    if (test.wantError().isPresent() && !asOpaSays(e).contains(test.wantError().get())) {
      return Optional.of("want error '" + test.wantError().get() + "', got " + e.getMessage());
    }
    return Optional.empty();
  }

  /** The message as OPA prints it: errors of evaluation without a column. */
  private static String asOpaSays(RegoException e) {
    Diagnostic first = e.diagnostics().get(0);
    return e.code().text().startsWith("eval_")
        ? first.location().file()
            + ":"
            + first.location().line()
            + ": "
            + e.code().text()
            + ": "
            + first.message()
        : String.valueOf(e.getMessage());
  }

  private static QueryResult evaluate(ConformanceCase test) {
    Engine.Builder builder =
        Engine.builder().data(test.data()).limits(LIMITS).strictBuiltinErrors(test.isStrict());
    List<String> modules = test.modules();
    for (int i = 0; i < modules.size(); i++) {
      builder.module(SourceText.of("test-" + i + ".rego", modules.get(i)));
    }
    Optional<RegoValue> input = test.input();
    if (test.inputTerm().isPresent()) {
      input =
          Optional.of(
              Engine.builder()
                  .build()
                  .prepare("x = " + test.inputTerm().get())
                  .evaluate(Input.NONE)
                  .solutions()
                  .get(0)
                  .bindings()
                  .get("x"));
    }
    return builder.build().prepare(test.query()).evaluate(input.map(Input::of).orElse(Input.NONE));
  }

  /**
   * The bindings of each solution, as JSON has them: sets are arrays in order, all keys are
   * strings.
   */
  private static RegoArray solutions(QueryResult result) {
    List<RegoValue> rows = new ArrayList<>();
    for (QueryResult.Solution solution : result.solutions()) {
      RegoObject bindings = RegoObject.ofStrings(solution.bindings());
      rows.add(JsonReader.readLenient("result", JsonWriter.write(bindings)));
    }
    return RegoArray.of(rows);
  }

  /** The solutions in order; the arrays they bind too where the case says so. */
  private static List<RegoValue> sorted(RegoArray rows, ConformanceCase test) {
    return rows.elements().stream()
        .map(row -> test.sortsBindings() ? sortedArrays((RegoObject) row) : row)
        .sorted()
        .toList();
  }

  private static RegoValue sortedArrays(RegoObject row) {
    RegoObject.Builder sorted = RegoObject.builder();
    for (int i = 0; i < row.size(); i++) {
      RegoValue value = row.valueAt(i);
      sorted.put(
          row.keyAt(i),
          value instanceof RegoArray array
              ? RegoArray.of(array.elements().stream().sorted().toList())
              : value);
    }
    return sorted.build();
  }
}
