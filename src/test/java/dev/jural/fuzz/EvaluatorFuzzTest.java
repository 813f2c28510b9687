package dev.jural.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jural.engine.EvaluationOptions;
import dev.jural.engine.PreparedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * A policy has one answer: when it is asked twice, compiled twice, from many threads, and with
 * trace and reads on. Work and not time is limited, so that an endless policy ends the same way.
 */
class EvaluatorFuzzTest {
  private static final int THREADS = 4;
  private static int answers;

  @Property(tries = 700, seed = "20251104")
  void policiesHaveOneAnswer(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int size)
      throws Exception {
    String text = PolicyMaker.make(Seeds.of(seed), size);
    Optional<PreparedQuery> query = Outcome.prepare(text, "x = data.t");
    if (query.isPresent()) {
      answers++;
      check(text, query.get());
    }
  }

  /** Policies that do not compile would prove nothing. */
  @AfterContainer
  static void manyOfThePoliciesCompile() {
    assertTrue(answers > 400, answers + " policies compile");
  }

  static void check(String text, PreparedQuery query) throws Exception {
    EvaluationOptions plain = EvaluationOptions.none();
    String answer = Outcome.ofEvaluating(query, plain);
    assertEquals(answer, Outcome.ofEvaluating(query, plain), text);
    PreparedQuery again = Outcome.prepare(text, "x = data.t").orElseThrow();
    assertEquals(answer, Outcome.ofEvaluating(again, plain), text);
    EvaluationOptions traced =
        plain.withTrace(rule -> {}).withReads((document, result, paths) -> {});
    String withTrace = Outcome.ofEvaluating(query, traced);
    // Tracing is work too, so only answers that no limit ended can be compared.
    if (!answer.contains("units of work") && !withTrace.contains("units of work")) {
      assertEquals(answer, withTrace, text);
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<String>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        tasks.add(() -> Outcome.ofEvaluating(query, plain));
      }
      for (Future<String> other : threads.invokeAll(tasks)) {
        assertEquals(answer, other.get(), text);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
