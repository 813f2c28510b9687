package dev.jural.decision;

/** A LogException says that a decision log cannot be opened or written. */
public final class LogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure, said in one line. */
  public LogException(String message) {
    super(message);
  }

  /** Why an operation on a file failed, in words. */
  public static String reason(java.io.IOException e) {
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof java.nio.file.FileAlreadyExistsException) {
      return "a file stands where its folder should be";
    }
    if (e instanceof java.nio.file.FileSystemException failure) {
      return failure.getReason() == null ? "the file cannot be used" : failure.getReason();
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
