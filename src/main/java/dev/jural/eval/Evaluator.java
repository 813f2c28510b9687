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
  private final boolean isStrict;

  /**
   * An evaluator.
   *
   * @param isStrict whether a failing built-in function ends the query
   */
  public Evaluator(boolean isStrict) {
    this.isStrict = isStrict;
  }

  /**
   * A Run says how one evaluation is done.
   *
   * @param input the input document; none leaves it undefined
   * @param data the base documents
   * @param context makes what built-in functions may know, given what they charge to
   * @param allowance what it may spend
   * @param cancellation ends it early
   */
  public record Run(
      Optional<RegoValue> input,
      RegoObject data,
      Function<LongConsumer, BuiltinContext> context,
      Allowance allowance,
      Cancellation cancellation) {}

  /**
   * Runs a query.
   *
   * @return all solutions, in evaluation order
   * @throws RegoException with an {@code eval_} code
   */
  public List<QueryProgram.Row> run(QueryProgram query, Run run) {
    return guarded(() -> query.run(evaluation(query.program(), run), scope(query.program(), run)));
  }

  /**
   * Evaluates documents.
   *
   * @param paths names from below {@code data}, by the key under which to give the value
   * @return the values of those that are defined
   * @throws RegoException with an {@code eval_} code
   */
  public Map<String, RegoValue> documents(
      Program program, Map<String, List<String>> paths, Run run) {
    return guarded(
        () -> {
          Evaluation evaluation = evaluation(program, run);
          Scope scope = scope(program, run);
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

  private Evaluation evaluation(Program program, Run run) {
    Budget budget = new Budget(run.allowance(), run.cancellation());
    return new Evaluation(program, run.context().apply(budget::spend), budget, isStrict);
  }

  private static Scope scope(Program program, Run run) {
    return Scope.root(run.input().orElse(Undefined.VALUE), run.data(), program.size());
  }

  /** Whatever a policy does to the memory of its evaluation ends that evaluation alone. */
  private static <T> T guarded(Supplier<T> evaluation) {
    try {
      return evaluation.get();
    } catch (LimitException e) {
      throw limit(e.message());
    } catch (StackOverflowError e) {
      throw limit("evaluation is nested too deeply");
    } catch (OutOfMemoryError e) {
      throw limit("evaluation needs more memory than there is");
    }
  }

  private static RegoException limit(String message) {
    return new RegoException(Diagnostic.error(ErrorCode.EVAL_CANCEL, message, Location.NONE));
  }
}
