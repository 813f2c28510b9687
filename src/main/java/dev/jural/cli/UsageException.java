package dev.jural.cli;

/** A UsageException says why a command line cannot be followed. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;

  /** An exception with one line for the user, without the program's name. */
  UsageException(String text) {
    super(text, null, false, false);
    this.text = text;
  }

  /** What to tell the user; may hold untrusted text. */
  String text() {
    return text;
  }
}
