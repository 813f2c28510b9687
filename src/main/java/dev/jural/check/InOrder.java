package dev.jural.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An InOrder runs work over items on several threads and hands on what it gives in the order of the
 * items, so that results do not depend on threads. What comes before its turn is held, but never
 * without end: who is too far ahead waits.
 */
final class InOrder<T, R> {
  /** With fewer items, making threads takes longer than they save. */
  private static final int FEWEST = 5;

  /** How many items a thread may be ahead of the one whose turn it is, for each thread. */
  private static final int AHEAD = 32;

  /** How many results of one item are held before its turn. */
  private static final int MOST_HELD = 2;

  /** Does the work of one item. */
  @FunctionalInterface
  interface Work<T, R> {
    /** Gives results of {@code item} to {@code out}, any number. */
    void run(T item, Consumer<R> out);
  }

  private final List<T> items;
  private final Work<T, R> work;
  private final Consumer<R> sink;
  private final int window;
  private final AtomicInteger next = new AtomicInteger();

  // Below: only under the lock of this object.
  private final Map<Integer, List<R>> held = new HashMap<>();
  private final Map<Integer, Boolean> done = new HashMap<>();
  private int turn;
  private Optional<Throwable> failure = Optional.empty();

  private InOrder(List<T> items, int jobs, Work<T, R> work, Consumer<R> sink) {
    this.items = items;
    this.work = work;
    this.sink = sink;
    this.window = AHEAD * jobs;
  }

  /**
   * Does {@code work} for each of {@code items}.
   *
   * @param jobs threads to use, the caller's included
   * @param sink takes the results, one at a time
   */
  static <T, R> void run(List<T> items, int jobs, Work<T, R> work, Consumer<R> sink) {
    if (jobs == 1 || items.size() < FEWEST) {
      items.forEach(item -> work.run(item, sink));
      return;
    }
    new InOrder<>(items, jobs, work, sink).run(Math.min(jobs, items.size()));
  }

  private void run(int threads) {
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      Thread thread = new Thread(this::work, "jural-worker-" + i);
      thread.setDaemon(true);
      others.add(thread);
      thread.start();
    }
    work();
    try {
      for (Thread thread : others) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    synchronized (this) {
      failure.ifPresent(InOrder::rethrow);
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }

  private void work() {
    try {
      for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
        int index = i;
        if (!mayStart(index)) {
          return;
        }
        work.run(items.get(index), result -> put(index, result));
        finish(index);
      }
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        failure = failure.isPresent() ? failure : Optional.of(e);
        notifyAll();
      }
    }
  }

  /** Waits until {@code index} is near enough to the one whose turn it is. */
  private synchronized boolean mayStart(int index) {
    try {
      while (failure.isEmpty() && index >= turn + window) {
        wait();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return failure.isEmpty();
  }

  private synchronized void put(int index, R result) {
    try {
      while (index != turn && failure.isEmpty() && heldOf(index).size() >= MOST_HELD) {
        wait();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    if (index == turn) {
      drain();
      sink.accept(result);
    } else {
      heldOf(index).add(result);
    }
  }

  private List<R> heldOf(int index) {
    return held.computeIfAbsent(index, i -> new ArrayList<>());
  }

  private void drain() {
    List<R> waiting = held.remove(turn);
    if (waiting != null) {
      waiting.forEach(sink);
    }
  }

  private synchronized void finish(int index) {
    done.put(index, true);
    while (done.remove(turn) != null) {
      drain();
      turn++;
    }
    // What the item now in turn has given so far need not wait for its end.
    drain();
    notifyAll();
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }
}
