package dev.jural.eval;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.LimitException;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** An Evaluator runs queries: the one door from outside into evaluation. Immutable, shared by threads. */
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
    try {
      return query.run(
          new QueryProgram.Run(input, data, context.apply(budget::spend), budget, isStrict));
    } catch (LimitException e) {
      throw new RegoException(
          Diagnostic.error(ErrorCode.EVAL_CANCEL, e.message(), Location.NONE));
    } catch (StackOverflowError e) {
      throw new RegoException(
          Diagnostic.error(
              ErrorCode.EVAL_CANCEL, "evaluation is nested too deeply", Location.NONE));
    }
  }
}
