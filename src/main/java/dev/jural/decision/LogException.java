package dev.jural.decision;

/** A LogException says that a decision log cannot be opened or written. */
public final class LogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure, said in one line. */
  public LogException(String message) {
    super(message);
  }
}
