package dev.jural.bench;

import dev.jural.engine.Engine;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How the cost of finding one rule grows with the number of rules: rules told apart by what they
 * compare with, and entries found by their key. Run {@link #main}; the result to look at is {@code
 * cpu.norm}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx4g", "-XX:+UseParallelGC"})
public class IndexBenchmark {
  /** How rules are told apart. */
  public enum Form {
    /** {@code found := n if input.key == "kn"}. */
    EQUALITY {
      @Override
      String rule(int number) {
        return "found := %1$d if input.key == \"k%1$d\"\n".formatted(number);
      }
    },
    /** {@code p["kn"] := n}, found by {@code p[input.key]}. */
    KEY {
      @Override
      String rule(int number) {
        String rule = "p[\"k%1$d\"] := %1$d\n".formatted(number);
        return number == 0 ? "found := p[input.key]\n" + rule : rule;
      }
    };

    abstract String rule(int number);
  }

  /** How rules are told apart. */
  @Param public Form form;

  /** How many rules there are. */
  @Param({"100", "100000"})
  public int rules;

  private PreparedQuery query;
  private Input input;

  /** Compiles the policy. */
  @Setup
  public void make() {
    StringBuilder text = new StringBuilder("package bench\n");
    for (int i = 0; i < rules; i++) {
      text.append(form.rule(i));
    }
    query =
        Engine.builder().module("bench.rego", text.toString()).build().prepare("data.bench.found");
    input = Input.from(Map.of("key", "k" + rules / 2));
  }

  /** Finds the rule. */
  @Benchmark
  public QueryResult lookup() {
    return query.evaluate(input);
  }

  /** Runs the benchmark. */
  public static void main(String[] args) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(IndexBenchmark.class.getSimpleName())
                .addProfiler(CpuTimeProfiler.class)
                .build())
        .run();
  }
}
