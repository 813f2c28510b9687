package dev.jural.author.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Maps lists with several threads; results are in the order of the list. */
public final class Threads {
  /** With fewer items, making threads takes longer than they save. */
  private static final int FEWEST = 4;

  private Threads() {}

  /**
   * What {@code function} gives for each item; an exception of it ends the work.
   *
   * @param jobs how many threads
   */
  public static <T, R> List<R> map(List<T> items, int jobs, Function<T, R> function) {
    if (jobs == 1 || items.size() < FEWEST) {
      return items.stream().map(function).toList();
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(jobs, items.size()));
    try {
      List<Callable<R>> tasks = new ArrayList<>(items.size());
      items.forEach(item -> tasks.add(() -> function.apply(item)));
      List<R> results = new ArrayList<>(items.size());
      for (Future<R> future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
  }
}
