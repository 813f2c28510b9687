package dev.jural.eval;

/**
 * A Cancellation ends evaluations that were started with it: they end with {@code
 * eval_cancel_error} soon after. For use by any thread.
 */
public final class Cancellation {
  private volatile boolean isCancelled;

  /** Ends the evaluations, now and for ever. */
  public void cancel() {
    isCancelled = true;
  }

  /** Whether {@link #cancel} was called. */
  public boolean isCancelled() {
    return isCancelled;
  }
}
