package dev.jural.engine;

import dev.jural.eval.Allowance;
import dev.jural.eval.Evaluator;
import dev.jural.value.RegoObject;
import java.util.Map;
import java.util.Optional;

/**
 * A Runtime is how evaluations of an engine are done, whatever their policies.
 *
 * @param evaluator runs them
 * @param world what they may know of the world outside
 * @param limits what each may spend unless it is told otherwise
 * @param metrics is told what they cost
 */
record Runtime(Evaluator evaluator, World world, Limits limits, Optional<MetricsListener> metrics) {

  /** One evaluation. */
  Evaluator.Run run(Input input, RegoObject data, EvaluationOptions options) {
    Limits its = options.limits().orElse(limits);
    return new Evaluator.Run(
        input.value(),
        data,
        charge -> new QueryContext(world, charge, options.nondeterministic()),
        new Allowance(its.time(), its.work(), its.allocation(), its.depth(), its.size()),
        options.cancellation(),
        options.trace(),
        options.reads(),
        metrics.map(
            listener ->
                (nanos, work) ->
                    listener.measured(
                        Map.of("timer_rego_query_eval_ns", nanos, "counter_eval_work", work))));
  }

  /** Does some work and tells how long it took. */
  <T> T timed(String timer, java.util.function.Supplier<T> work) {
    if (metrics.isEmpty()) {
      return work.get();
    }
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      metrics.get().measured(Map.of(timer, System.nanoTime() - start));
    }
  }
}
