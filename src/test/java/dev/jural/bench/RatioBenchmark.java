package dev.jural.bench;

import dev.jural.engine.Input;
import dev.jural.engine.PreparedQuery;
import dev.jural.engine.QueryResult;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a policy costs beside plain Java that does the same: nanoseconds for one evaluation, the
 * policy compiled and the input made before. {@link RatioReport} runs it and makes a table.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgs = {"-Xmx1g", "-XX:+UseParallelGC"})
public class RatioBenchmark {
  /** The name of a {@link Workload}. */
  @Param({
    "rbac",
    "indexed-rules-1000",
    "comprehension",
    "text",
    "nested-documents",
    "every",
    "walk",
    "admission"
  })
  public String workload;

  private Workload work;
  private PreparedQuery query;
  private Input value;
  private Map<String, Object> input;
  private Map<String, Object> data;

  /** Makes both sides ready. */
  @Setup
  public void make() {
    work = Workload.ALL.stream().filter(w -> w.name().equals(workload)).findFirst().orElseThrow();
    query = work.engine().prepare(work.query());
    value = work.value();
    input = work.input();
    data = work.data();
  }

  /** The policy. */
  @Benchmark
  public QueryResult policy() {
    return query.evaluate(value);
  }

  /** Plain Java. */
  @Benchmark
  public Object byHand() {
    return work.byHand(input, data);
  }
}
