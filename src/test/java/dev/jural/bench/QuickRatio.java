package dev.jural.bench;

import dev.jural.engine.Input;
import dev.jural.engine.PreparedQuery;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A QuickRatio measures both sides of a workload in one JVM, by the processor time of the thread:
 * on a machine that is busy with other things JMH has too little of it to warm up.
 */
final class QuickRatio {
  private static final long NANOS_OF_A_SIDE = 4_000_000_000L;
  private static final long NANOS_OF_A_BATCH = 20_000_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private Object last = "";

  /** Nanoseconds an evaluation of the policy takes, in the best batch. */
  double byPolicy(Workload workload) {
    PreparedQuery query = workload.engine().prepare(workload.query());
    Input input = workload.value();
    return best(() -> query.evaluate(input));
  }

  /** Nanoseconds the plain Java takes, in the best batch. */
  double byHand(Workload workload) {
    Map<String, Object> input = workload.input();
    Map<String, Object> data = workload.data();
    return best(() -> workload.byHand(input, data));
  }

  private double best(Supplier<Object> work) {
    long end = threads.getCurrentThreadCpuTime() + NANOS_OF_A_SIDE;
    double best = Double.MAX_VALUE;
    int batch = 1;
    while (threads.getCurrentThreadCpuTime() < end) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < batch; i++) {
        last = work.get();
      }
      long spent = threads.getCurrentThreadCpuTime() - start;
      if (spent < NANOS_OF_A_BATCH) {
        batch *= 2;
      } else {
        best = Math.min(best, (double) spent / batch);
      }
    }
    if (last.equals("")) {
      throw new IllegalStateException("nothing was measured");
    }
    return best;
  }
}
