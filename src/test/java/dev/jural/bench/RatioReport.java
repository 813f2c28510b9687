package dev.jural.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link RatioBenchmark} and prints what each policy costs beside plain Java: processor time,
 * the median of all iterations.
 */
public final class RatioReport {
  private RatioReport() {}

  /** Runs the workloads that {@code args} name, or all. */
  public static void main(String[] args) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(RatioBenchmark.class.getSimpleName())
            .addProfiler(CpuTimeProfiler.class);
    if (args.length > 0) {
      options.param("workload", args);
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    Map<String, Double> byPolicy = new TreeMap<>();
    Map<String, Double> byHand = new TreeMap<>();
    for (RunResult result : results) {
      boolean isPolicy = result.getPrimaryResult().getLabel().equals("policy");
      (isPolicy ? byPolicy : byHand).put(result.getParams().getParam("workload"), cpuNanos(result));
    }
    System.out.println(table(byPolicy, byHand));
  }

  private static double cpuNanos(RunResult result) {
    return result
        .getSecondaryResults()
        .get(CpuTimeProfiler.LABEL)
        .getStatistics()
        .getPercentile(50);
  }

  private static String table(Map<String, Double> byPolicy, Map<String, Double> byHand) {
    StringBuilder out = new StringBuilder();
    line(out, "workload", "policy ns", "by hand ns", "ratio");
    double logs = 0;
    for (Map.Entry<String, Double> entry : byPolicy.entrySet()) {
      double plain = byHand.getOrDefault(entry.getKey(), Double.NaN);
      double ratio = entry.getValue() / plain;
      logs += Math.log(ratio);
      line(out, entry.getKey(), whole(entry.getValue()), whole(plain), two(ratio));
    }
    line(out, "geometric mean", "", "", two(Math.exp(logs / byPolicy.size())));
    return out.toString();
  }

  private static void line(StringBuilder out, String a, String b, String c, String d) {
    out.append(String.format(Locale.ROOT, "%-20s %12s %12s %8s%n", a, b, c, d));
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
