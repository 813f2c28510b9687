package dev.jural.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jural.engine.Values;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured against each other does the same: see {@link Workload}. */
class WorkloadTest {
  static Stream<Workload> workloads() {
    return Stream.concat(Workload.ALL.stream(), Stream.of(new IndexedRulesWorkload(100)));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void thePolicyAndThePlainJavaGiveTheSame(Workload workload) {
    RegoValue byHand = Values.from(workload.byHand(workload.input(), workload.data()));
    RegoValue byPolicy =
        workload
            .engine()
            .prepare(workload.query())
            .evaluate(workload.value())
            .value()
            .orElseThrow();
    assertEquals(byHand, byPolicy, workload.name());
    assertTrue(hasContent(byPolicy), workload.name() + " finds nothing: " + byPolicy);
  }

  private static boolean hasContent(RegoValue value) {
    return !value.equals(RegoObject.EMPTY) && !value.equals(RegoSet.EMPTY);
  }
}
