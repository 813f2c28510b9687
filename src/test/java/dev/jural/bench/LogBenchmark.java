package dev.jural.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.jural.cli.Main;
import dev.jural.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the decision log costs a run of the checker: the same documents with it in interval mode and
 * without it, in turns, in one JVM. Prints medians of the processor time of the process, which
 * other programs of the machine disturb less than the clock, and of the clock.
 */
final class LogBenchmark {
  private static final int DOCUMENTS = 3000;
  private static final int ROUNDS = 11;

  private LogBenchmark() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("jural-log-bench");
    try {
      Path file = Files.writeString(folder.resolve("in.yaml"), documents());
      Path policy = Files.writeString(folder.resolve("policy.rego"), policy());
      List<double[]> without = new ArrayList<>();
      List<double[]> with = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        without.add(run(file, policy, "--no-decision-log"));
        with.add(
            run(
                file,
                policy,
                "--log-set=fsync=interval",
                "--decision-log=" + folder.resolve("log")));
      }
      print("without the log", without);
      print("with it", with);
      System.out.printf(
          "ratio: processor time %.3f, clock %.3f%n",
          median(with, 0) / median(without, 0), median(with, 1) / median(without, 1));
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void print(String what, List<double[]> times) {
    System.out.printf(
        "%s: processor time %.0f ms, clock %.0f ms (median of the last %d)%n",
        what, median(times, 0) / 1e6, median(times, 1) / 1e6, ROUNDS - 3);
  }

  private static double median(List<double[]> times, int column) {
    double[] sorted = times.stream().skip(3).mapToDouble(time -> time[column]).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double[] run(Path file, Path policy, String... log) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            nowhere,
            nowhere,
            Map.of(),
            Clock.systemUTC(),
            false);
    List<String> words = new ArrayList<>(List.of("check", "--policy", policy.toString()));
    words.addAll(List.of(log));
    words.add(file.toString());
    long cpu = system.getProcessCpuTime();
    long clock = System.nanoTime();
    int code = Main.run(words.toArray(String[]::new), terminal);
    double[] times = {system.getProcessCpuTime() - cpu, System.nanoTime() - clock};
    if (code != 1) {
      throw new IllegalStateException("exit code " + code);
    }
    return times;
  }

  private static String policy() {
    return """
        package bench

        deny contains sprintf("%s %s has no team", [input.kind, input.metadata.name]) if {
          not input.metadata.labels.team
        }

        warn contains sprintf("%s runs an image without a digest: %s", [input.metadata.name, c.image]) if {
          some c in input.spec.template.spec.containers
          not contains(c.image, "@sha256:")
        }
        """;
  }

  private static String documents() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < DOCUMENTS; i++) {
      all.append(
          """
          ---
          apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: app-%d
            labels: {app: app-%d, tier: backend}
          spec:
            replicas: 3
            selector: {matchLabels: {app: app-%d}}
            template:
              metadata: {labels: {app: app-%d}}
              spec:
                serviceAccountName: app
                containers:
                  - name: app
                    image: "registry.example.com/shop/app:1.%d.0"
                    ports: [{containerPort: 8080, name: http}]
                    env: [{name: LOG_LEVEL, value: info}, {name: MODE, value: production}]
                    resources: {requests: {cpu: 100m, memory: 128Mi}, limits: {cpu: "1", memory: 512Mi}}
                    readinessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 10}
                  - name: proxy
                    image: "envoyproxy/envoy:v1.31.2"
          """
              .formatted(i, i, i, i, i));
    }
    return all.toString();
  }
}
