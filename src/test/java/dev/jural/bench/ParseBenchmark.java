package dev.jural.bench;

import dev.jural.ast.Module;
import dev.jural.parser.RegoParser;
import dev.jural.source.SourceText;
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
 * How fast sources become syntax trees: milliseconds for modules of 1,000, 10,000 and 100,000
 * lines, warm, and for the first parse of a new JVM. Run {@link #main}; see the README for the
 * command.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx4g", "-XX:+UseParallelGC"}) // else the collector is what is measured
public class ParseBenchmark {
  private static final String RULES =
      """
      # A workload needs a team label and limits.
      deny_%1$d contains msg if {
        input.kind in {"Deployment", "StatefulSet"}
        some index, container in input.spec.template.spec.containers
        not container.resources.limits.memory
        msg := sprintf("container %%d of %%s has no limit", [index, input.metadata.name])
      }

      allowed_%1$d[name] := count(ports) if {
        some name, service in data.services
        ports := [port | port := service.ports[_].number; port > 1024 + %1$d]
      } else := 0
      """;

  /** Lines of the module. */
  @Param({"1000", "10000", "100000"})
  public int lines;

  private SourceText source;

  /** Makes the module. */
  @Setup
  public void make() {
    StringBuilder text = new StringBuilder("package bench\n");
    int perRule = RULES.split("\n", -1).length;
    for (int i = 0; i * perRule < lines; i++) {
      text.append(String.format(RULES, i)).append('\n');
    }
    source = SourceText.of("bench.rego", text.toString());
  }

  /** Once the JVM knows the parser. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @Warmup(iterations = 3, time = 3)
  @Measurement(iterations = 3, time = 3)
  public Module warm() {
    return RegoParser.parseModule(source);
  }

  /** The first parse of a new JVM. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(
      value = 5,
      jvmArgs = {"-Xmx4g", "-XX:+UseParallelGC"})
  public Module cold() {
    return RegoParser.parseModule(source);
  }

  /** Runs the benchmark. */
  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(ParseBenchmark.class.getSimpleName()).build()).run();
  }
}
