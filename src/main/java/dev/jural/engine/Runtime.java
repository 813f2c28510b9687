package dev.jural.engine;

import dev.jural.eval.Allowance;
import dev.jural.eval.Evaluator;
import dev.jural.value.RegoObject;

/**
 * A Runtime is how evaluations of an engine are done, whatever their policies.
 *
 * @param evaluator runs them
 * @param world what they may know of the world outside
 * @param limits what each may spend unless it is told otherwise
 */
record Runtime(Evaluator evaluator, World world, Limits limits) {

  /** One evaluation. */
  Evaluator.Run run(Input input, RegoObject data, EvaluationOptions options) {
    Limits its = options.limits().orElse(limits);
    return new Evaluator.Run(
        input.value(),
        data,
        charge -> new QueryContext(world, charge),
        new Allowance(its.time(), its.work(), its.allocation(), its.depth(), its.size()),
        options.cancellation());
  }
}
