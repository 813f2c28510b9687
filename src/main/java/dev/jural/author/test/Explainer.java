package dev.jural.author.test;

import dev.jural.author.test.TestOptions.TraceMode;
import dev.jural.source.Span;
import dev.jural.trace.FailedExpression;
import dev.jural.trace.RuleTrace;
import dev.jural.trace.StepListener;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out why a test failed, while the test runs once more. Used by one thread. */
final class Explainer implements StepListener {
  private static final int MOST_REASONS = 3;

  private final TestCase test;
  private final CaseTree cases;
  private final TraceWriter trace;
  private final List<RuleTrace> undefined = new ArrayList<>();
  private @Nullable RuleTrace own;

  /** The case that is being evaluated, and the expression of it that was reached last. */
  private @Nullable RegoArray names;

  private @Nullable Reached reached;

  private record Reached(Span expression, Map<String, RegoValue> variables) {}

  Explainer(TestCase test, CaseTree cases, TraceMode mode) {
    this.test = test;
    this.cases = cases;
    this.trace = new TraceWriter(test.query() + " = _", mode);
  }

  void rule(RuleTrace rule) {
    if (rule.rule().equals(test.rule().span())) {
      own = rule;
    } else if (!rule.isDefined() && !rule.failures().isEmpty() && undefined.size() < 1000) {
      undefined.add(rule);
    }
  }

  void note(RegoValue note) {
    if (!(note instanceof RegoArray next)) {
      trace.note(note);
      return;
    }
    endCase();
    names = next;
  }

  private void endCase() {
    RegoArray its = names;
    Reached last = reached;
    if (its != null && last != null) {
      Map<String, RegoValue> values =
          Expressions.values(last.expression(), last.variables(), List.of());
      cases.explain(its, failure(last.expression(), values));
    }
    names = null;
    reached = null;
  }

  private Failure failure(Span expression, Map<String, RegoValue> values) {
    return new Failure(
        expression,
        values,
        Expressions.comparison(expression, values),
        reasons(expression),
        List.of());
  }

  /** Rules that the expression names and that were undefined. */
  private List<Failure.Reason> reasons(Span expression) {
    List<Failure.Reason> reasons = new ArrayList<>();
    for (RuleTrace rule : undefined) {
      String name = rule.path().substring(rule.path().lastIndexOf('.') + 1);
      FailedExpression failed = rule.failures().get(0);
      boolean isNew =
          reasons.stream().noneMatch(known -> known.expression().equals(failed.expression()));
      if (isNew && reasons.size() < MOST_REASONS && expression.text().contains(name)) {
        reasons.add(
            new Failure.Reason(rule.path(), failed.expression(), Expressions.values(failed)));
      }
    }
    return reasons;
  }

  /** Why the test failed. */
  Optional<Failure> failure(Optional<RegoValue> value) {
    endCase();
    List<String> lines = trace.lines(value.isPresent());
    RuleTrace its = own;
    if (its == null || its.failures().isEmpty() || test.hasCases()) {
      return Optional.of(new Failure(Span.NONE, Map.of(), Optional.empty(), List.of(), lines));
    }
    FailedExpression failed = its.failures().get(0);
    return Optional.of(failure(failed.expression(), Expressions.values(failed)).withTrace(lines));
  }

  @Override
  public void entered(String document, Span rule, int depth) {
    trace.entered(document, rule, depth);
  }

  @Override
  public void evaluating(Span expression, int depth, Supplier<Map<String, RegoValue>> variables) {
    trace.evaluating(expression, depth, variables);
    if (depth == 0 && names != null && expression != Span.NONE) {
      reached = new Reached(expression, variables.get());
    }
  }

  @Override
  public void left(String document, Span rule, int branch, int depth) {
    trace.left(document, rule, branch, depth);
  }

  @Override
  public void failed(String document, FailedExpression failure, int depth) {
    trace.failed(document, failure, depth);
  }
}
