package dev.jural.engine;

import java.util.Map;

/**
 * A MetricsListener is told what the work of an engine cost: when it was compiled, when a query was
 * prepared, and after each evaluation, failed ones included. Called by the threads that did the
 * work, so by several at once.
 */
@FunctionalInterface
public interface MetricsListener {
  /**
   * Takes the figures of one piece of work, by OPA's names where it has them: {@code
   * timer_rego_module_parse_ns}, {@code timer_rego_module_compile_ns}, {@code
   * timer_rego_query_compile_ns}, {@code timer_rego_query_eval_ns} in nanoseconds, and {@code
   * counter_eval_work} in the units of {@link Limits#work()}.
   */
  void measured(Map<String, Long> figures);
}
