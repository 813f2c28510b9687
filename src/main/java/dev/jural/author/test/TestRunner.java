package dev.jural.author.test;

import dev.jural.author.load.Threads;
import dev.jural.author.test.TestResult.Status;
import dev.jural.engine.Engine;
import dev.jural.engine.EvaluationOptions;
import dev.jural.engine.Input;
import dev.jural.engine.Limits;
import dev.jural.engine.PreparedDocuments;
import dev.jural.engine.PreparedQuery;
import dev.jural.source.Diagnostic;
import dev.jural.source.RegoException;
import dev.jural.trace.StepListener;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A TestRunner runs tests against an engine that holds them. A test passes when its rule is {@code
 * true}; one with cases, when each case is. Immutable; runs tests with several threads.
 */
public final class TestRunner {
  private final Engine engine;
  private final TestOptions options;
  private final Function<TestCase, Optional<StepListener>> listeners;

  /** A runner of the tests that were found in the modules of {@code engine}. */
  public TestRunner(Engine engine, TestOptions options) {
    this(engine, options, test -> Optional.empty());
  }

  /**
   * A runner.
   *
   * @param listeners gives who is told of the steps of a test's evaluation
   */
  public TestRunner(
      Engine engine, TestOptions options, Function<TestCase, Optional<StepListener>> listeners) {
    this.engine = engine;
    this.options = options;
    this.listeners = listeners;
  }

  /** How {@code tests} went, in their order. */
  public List<TestResult> run(List<TestCase> tests) {
    return Threads.map(tests, options.jobs(), this::run);
  }

  /** How one test went. */
  public TestResult run(TestCase test) {
    CaseTree cases = new CaseTree();
    if (test.isTodo()) {
      return new TestResult(test, Status.SKIPPED, 0, "", List.of(), cases, Optional.empty());
    }
    StringBuilder output = new StringBuilder();
    long start = System.nanoTime();
    try {
      Query query = query(test);
      EvaluationOptions how =
          evaluation()
              .withPrints(line -> output.append(line).append('\n'))
              .withNotes(note -> began(cases, note));
      Optional<StepListener> listener = listeners.apply(test);
      start = System.nanoTime();
      Optional<RegoValue> result =
          query.value(listener.isPresent() ? how.withSteps(listener.get()) : how);
      long nanos = System.nanoTime() - start;
      boolean isPassed = isPassed(test, result, cases);
      Optional<Failure> failure =
          isPassed || !options.explain() ? Optional.empty() : explain(test, query, cases, result);
      Status status = isPassed ? Status.PASS : Status.FAIL;
      return new TestResult(test, status, nanos, output.toString(), List.of(), cases, failure);
    } catch (RegoException e) {
      long nanos = System.nanoTime() - start;
      return error(test, nanos, output.toString(), e.diagnostics());
    }
  }

  /** Gives the value of a test. */
  @FunctionalInterface
  private interface Query {
    Optional<RegoValue> value(EvaluationOptions options);
  }

  /** Most tests are documents that need no query, which takes time to parse and to check. */
  private Query query(TestCase test) {
    if (test.isDocument()) {
      PreparedDocuments document = engine.documents(List.of(test.fullName()));
      return options ->
          Optional.ofNullable(document.evaluate(Input.NONE, options).get(test.fullName()));
    }
    PreparedQuery query = engine.prepare(test.query());
    return options -> query.evaluate(Input.NONE, options).value();
  }

  private static TestResult error(
      TestCase test, long nanos, String output, List<Diagnostic> errors) {
    return new TestResult(
        test, Status.ERROR, nanos, output, errors, new CaseTree(), Optional.empty());
  }

  private EvaluationOptions evaluation() {
    return EvaluationOptions.none().withLimits(Limits.DEFAULT.withTime(options.timeout()));
  }

  private static void began(CaseTree cases, RegoValue note) {
    if (note instanceof RegoArray names) {
      cases.began(names);
    }
  }

  private static boolean isPassed(TestCase test, Optional<RegoValue> value, CaseTree cases) {
    if (!test.hasCases()) {
      return value.equals(Optional.of(RegoBoolean.TRUE));
    }
    value.ifPresent(cases::result);
    return !cases.hasFailed() && (value.isPresent() || cases.cases().isEmpty());
  }

  private Optional<Failure> explain(
      TestCase test, Query query, CaseTree cases, Optional<RegoValue> result) {
    Explainer explainer = new Explainer(test, cases, options.trace());
    try {
      var unused =
          query.value(
              evaluation()
                  .withPrints(line -> {})
                  .withTrace(explainer::rule)
                  .withSteps(explainer)
                  .withNotes(explainer::note));
    } catch (RegoException e) {
      // What ended the test the first time was told then; a limit that only this slower run
      // reaches leaves the explanation as far as it got.
    }
    return explainer.failure(result);
  }
}
