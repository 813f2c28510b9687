package dev.jural.eval;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.LimitException;
import dev.jural.builtin.Undefined;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.trace.ReadListener;
import dev.jural.trace.StepListener;
import dev.jural.trace.TraceListener;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongConsumer;

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
   * @param trace is told of its rules
   * @param reads is told what its results rest on
   * @param steps is told of its rules and expressions as they are evaluated
   * @param meter is told what it cost
   */
  public record Run(
      Optional<RegoValue> input,
      RegoObject data,
      Function<LongConsumer, BuiltinContext> context,
      Allowance allowance,
      Cancellation cancellation,
      Optional<TraceListener> trace,
      Optional<ReadListener> reads,
      Optional<StepListener> steps,
      Optional<Meter> meter) {
    private boolean isInstrumented() {
      return trace.isPresent() || reads.isPresent() || steps.isPresent();
    }
  }

  /** A Meter is told what an evaluation cost: nanoseconds, and units of work. */
  @FunctionalInterface
  public interface Meter {
    /** Takes the figures. */
    void measured(long nanos, long work);
  }

  /**
   * Runs a query.
   *
   * @return all solutions, in evaluation order
   * @throws RegoException with an {@code eval_} code
   */
  public List<QueryProgram.Row> run(QueryProgram query, Run run) {
    QueryProgram program = run.isInstrumented() ? query.instrumented() : query;
    return guarded(program.program(), run, (evaluation, scope) -> program.run(evaluation, scope));
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
        run.isInstrumented() ? program.instrumented() : program,
        run,
        (evaluation, scope) -> {
          Map<String, RegoValue> values = new LinkedHashMap<>();
          paths.forEach(
              (key, path) -> {
                RegoValue value = evaluation.at(path, scope);
                if (value != Undefined.VALUE) {
                  values.put(key, value);
                  if (run.reads().isPresent()) {
                    ((InstrumentedEvaluation) evaluation)
                        .report(key, path, value, scope, run.reads().get());
                  }
                }
              });
          return values;
        });
  }

  private Evaluation evaluation(Program program, Run run, Budget budget) {
    BuiltinContext context = run.context().apply(budget::spend);
    return run.isInstrumented()
        ? new InstrumentedEvaluation(
            program,
            context,
            budget,
            isStrict,
            run.trace(),
            run.steps(),
            new ReadLog(run.input().orElse(Undefined.VALUE)))
        : new Evaluation(program, context, budget, isStrict);
  }

  private static Scope scope(Program program, Run run) {
    return Scope.root(run.input().orElse(Undefined.VALUE), run.data(), program.size());
  }

  /** Whatever a policy does to the memory of its evaluation ends that evaluation alone. */
  private <T> T guarded(Program program, Run run, BiFunction<Evaluation, Scope, T> work) {
    Budget budget = new Budget(run.allowance(), run.cancellation());
    try {
      return work.apply(evaluation(program, run, budget), scope(program, run));
    } catch (LimitException e) {
      throw limit(e.message());
    } catch (StackOverflowError e) {
      throw limit("evaluation is nested too deeply");
    } catch (OutOfMemoryError e) {
      throw limit("evaluation needs more memory than there is");
    } finally {
      run.meter().ifPresent(meter -> meter.measured(budget.elapsed(), budget.spent()));
    }
  }

  private static RegoException limit(String message) {
    return new RegoException(Diagnostic.error(ErrorCode.EVAL_CANCEL, message, Location.NONE));
  }
}
