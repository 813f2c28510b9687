package dev.jural.eval;

import java.lang.management.ManagementFactory;

/**
 * An AllocationMeter tells how many bytes a thread has allocated. Made only once an evaluation runs
 * for a while: loading what measures costs more than a short evaluation.
 */
final class AllocationMeter {
  private final com.sun.management.ThreadMXBean threads;
  private final long start;

  private AllocationMeter(com.sun.management.ThreadMXBean threads) {
    this.threads = threads;
    this.start = threads.getCurrentThreadAllocatedBytes();
  }

  /**
   * A meter of the current thread that starts at zero.
   *
   * @throws UnsupportedOperationException when the JVM does not count
   */
  static AllocationMeter start() {
    if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        && threads.isThreadAllocatedMemorySupported()) {
      return new AllocationMeter(threads);
    }
    throw new UnsupportedOperationException("this JVM does not count allocations");
  }

  /** Bytes allocated since the start. */
  long bytes() {
    return threads.getCurrentThreadAllocatedBytes() - start;
  }
}
