package dev.jural.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jural.eval.Cancellation;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits end a query with an error; they never make anything undefined. */
class LimitsTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final String ENDLESS = "count([1 | x[a] + x[b] + x[c] + x[d] == -1]) == 1";

  private static PreparedQuery prepare(String rules, Limits limits) {
    return Engine.builder()
        .module(SourceText.of("t.rego", "package t\n\n" + rules + "\n"))
        .limits(limits)
        .build()
        .prepare("x = data.t.p");
  }

  private static String limitReached(String rules, Limits limits) {
    PreparedQuery query = prepare(rules, limits);
    RegoException error = assertThrows(RegoException.class, () -> query.evaluate(Input.NONE));
    assertEquals(ErrorCode.EVAL_CANCEL, error.code(), error.getMessage());
    return String.valueOf(error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p if not " + ENDLESS,
        "default p := true\np := false if " + ENDLESS,
        "p := [1 | " + ENDLESS + "]",
        "p if every _ in [1] { not " + ENDLESS + " }",
        "p if not f(1)\nf(y) if " + ENDLESS,
        "p := $\"{[1 | " + ENDLESS + "]}\"",
        "p if not q with input as 1\nq if " + ENDLESS,
        "p := 1 if " + ENDLESS + "\nelse := 2",
      })
  void timeRunsOutWhateverIsAroundIt(String rules) {
    String message =
        limitReached(rules + "\nx := numbers.range(1, 1000)\n", Limits.DEFAULT.withTime(SHORT));
    assertTrue(message.contains("longer than its limit of 200 ms"), message);
  }

  @Test
  void workRunsOut() {
    String message =
        limitReached(
            "p if { x := numbers.range(1, 1000); x[_] + x[_] == -1 }",
            Limits.DEFAULT.withWork(100_000));
    assertTrue(message.contains("limit of 100000 units of work"), message);
  }

  @Test
  void workWithinTheLimitIsDone() {
    PreparedQuery query =
        prepare(
            "p if { x := numbers.range(1, 100); x[_] == 100 }", Limits.DEFAULT.withWork(10_000));
    assertEquals(1, query.evaluate(Input.NONE).solutions().size());
  }

  @Test
  void allocationRunsOut() {
    String rules =
        "p := {s | x := numbers.range(0, 99999); i := x[_]; s := sprintf(\"%d-%d\", [i, i])}";
    String message = limitReached(rules, Limits.DEFAULT.withAllocation(1));
    assertTrue(message.contains("limit of 1 bytes"), message);
  }

  @Test
  void aValueThatIsSharedCountsWhereverItStands() {
    StringBuilder rules = new StringBuilder("a0 := [1]\nb0 := [1]\np if a60 == b60\n");
    for (int i = 1; i <= 60; i++) {
      rules.append(
          "a%d := [a%d, a%d]\nb%d := [b%d, b%d]\n".formatted(i, i - 1, i - 1, i, i - 1, i - 1));
    }
    String message = limitReached(rules.toString(), Limits.DEFAULT);
    assertTrue(message.contains("limit of 50000000 elements"), message);
  }

  @Test
  void memoryRunsOutForTheQueryAlone() {
    String rules =
        "a := concat(\"\", [\"a\" | numbers.range(1, 100000)[_]])\np := count(replace(a, \"a\", a))";
    limitReached(rules, Limits.DEFAULT.withSize(1000));
  }

  private static String chain(int length) {
    StringBuilder rules = new StringBuilder("p := r0\n");
    for (int i = 0; i < length; i++) {
      rules.append("r%d := [y | y := r%d][0]\n".formatted(i, i + 1));
    }
    return rules.append("r%d := 1\n".formatted(length)).toString();
  }

  @Test
  void chainsOfRulesMayBeAsDeepAsTheLimit() {
    int levels = 5_000;
    Limits limits = Limits.DEFAULT.withDepth(levels);
    assertEquals(1, prepare(chain(levels - 2), limits).evaluate(Input.NONE).solutions().size());
    String message = limitReached(chain(levels - 1), limits);
    assertTrue(message.contains("limit of 5000 documents and calls"), message);
  }

  @Test
  void anotherThreadCancels() throws Exception {
    PreparedQuery query =
        prepare("x := numbers.range(1, 1000)\np if not " + ENDLESS, Limits.DEFAULT);
    Cancellation cancellation = new Cancellation();
    CountDownLatch started = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Optional<String>> outcome =
          threads.submit(
              () -> {
                started.countDown();
                try {
                  query.evaluate(
                      Input.NONE, EvaluationOptions.none().withCancellation(cancellation));
                  return Optional.empty();
                } catch (RegoException e) {
                  return Optional.of(e.code() + ": " + e.diagnostics().get(0).message());
                }
              });
      started.await();
      cancellation.cancel();
      assertEquals(Optional.of("eval_cancel_error: evaluation was cancelled"), outcome.get());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void limitsOfOneEvaluationStandInForThoseOfTheEngine() {
    PreparedQuery query = prepare("p := count(numbers.range(1, 100000))", Limits.DEFAULT);
    EvaluationOptions options = EvaluationOptions.none().withLimits(Limits.DEFAULT.withSize(10));
    assertThrows(RegoException.class, () -> query.evaluate(Input.NONE, options));
    assertEquals(1, query.evaluate(Input.NONE).solutions().size());
  }
}
