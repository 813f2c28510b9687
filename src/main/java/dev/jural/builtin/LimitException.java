package dev.jural.builtin;

/**
 * A LimitException ends a whole query: a limit of time, memory or size was reached, or the caller
 * cancelled it. No construct of the language can catch it, so that a limit never turns {@code not
 * deny} into allow.
 */
public final class LimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A limit, said in one line: {@code numbers.range: result of 1000000000000 elements, limit
   * 10000000}.
   */
  public LimitException(String message) {
    super(message, null, false, false);
  }

  /** The message. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
