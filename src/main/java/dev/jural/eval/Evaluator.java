package dev.jural.eval;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.LimitException;
import dev.jural.builtin.Undefined;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * An Evaluator runs queries: the one door from outside into evaluation. Immutable, shared by
 * threads.
 */
public final class Evaluator {
  private final Duration time;
  private final long work;
  private final boolean isStrict;

  /**
   * An evaluator with limits for each evaluation.
   *
   * @param isStrict whether a failing built-in function ends the query
   */
  public Evaluator(Duration time, long work, boolean isStrict) {
    this.time = time;
    this.work = work;
    this.isStrict = isStrict;
  }

  /**
   * Runs a query.
   *
   * @param context makes what built-in functions may know, given what they charge to
   * @return all solutions, in evaluation order
   * @throws RegoException with an {@code eval_} code
   */
  public List<QueryProgram.Row> run(
      QueryProgram query,
      Optional<RegoValue> input,
      RegoObject data,
      Function<LongConsumer, BuiltinContext> context) {
    Budget budget = new Budget(work, time.toNanos());
    return guarded(
        () ->
            query.run(
                new QueryProgram.Run(input, data, context.apply(budget::spend), budget, isStrict)));
  }

  /**
   * Evaluates documents.
   *
   * @param paths names from below {@code data}, by the key under which to give the value
   * @return the values of those that are defined
   * @throws RegoException with an {@code eval_} code
   */
  public Map<String, RegoValue> documents(
      Program program,
      Map<String, List<String>> paths,
      Optional<RegoValue> input,
      RegoObject data,
      Function<LongConsumer, BuiltinContext> context) {
    Budget budget = new Budget(work, time.toNanos());
    return guarded(
        () -> {
          Evaluation evaluation =
              new Evaluation(program, context.apply(budget::spend), budget, isStrict);
          Scope scope = Scope.root(input.orElse(Undefined.VALUE), data, program.size());
          Map<String, RegoValue> values = new LinkedHashMap<>();
          paths.forEach(
              (key, path) -> {
                RegoValue value = evaluation.at(path, scope);
                if (value != Undefined.VALUE) {
                  values.put(key, value);
                }
              });
          return values;
        });
  }

  private static <T> T guarded(Supplier<T> evaluation) {
    try {
      return evaluation.get();
    } catch (LimitException e) {
      throw new RegoException(Diagnostic.error(ErrorCode.EVAL_CANCEL, e.message(), Location.NONE));
    } catch (StackOverflowError e) {
      throw new RegoException(
          Diagnostic.error(
              ErrorCode.EVAL_CANCEL, "evaluation is nested too deeply", Location.NONE));
    }
  }
}
