package dev.jural.decision.mask;

/** A MaskException says that a mask cannot be applied, in words that hold nothing of the event. */
final class MaskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MaskException(String message) {
    super(message);
  }
}
