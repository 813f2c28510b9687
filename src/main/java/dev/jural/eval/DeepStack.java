package dev.jural.eval;

import dev.jural.value.RegoValue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Goes on with an evaluation on a thread with a large stack: policies may chain thousands of rules,
 * and the stack of the caller's thread is not ours to know. Memory is used only as far as it gets
 * deep.
 */
final class DeepStack {
  private static final long BYTES = 1L << 29;

  private DeepStack() {}

  /** Runs {@code work} on such a thread, and waits; a cancellation by interrupt is passed on. */
  static RegoValue run(Supplier<RegoValue> work) {
    CompletableFuture<RegoValue> result = new CompletableFuture<>();
    Callable<RegoValue> call = work::get;
    Thread thread =
        new Thread(
            Thread.currentThread().getThreadGroup(),
            () -> {
              try {
                result.complete(call.call());
              } catch (Throwable failure) {
                result.completeExceptionally(failure);
              }
            },
            "jural-deep",
            BYTES);
    thread.setDaemon(true);
    thread.start();
    boolean wasInterrupted = false;
    try {
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException e) {
          wasInterrupted = true;
          thread.interrupt();
        } catch (ExecutionException e) {
          throw rethrow(e.getCause());
        }
      }
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrow(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) cause;
  }
}
