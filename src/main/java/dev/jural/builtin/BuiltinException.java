package dev.jural.builtin;

/**
 * A BuiltinException is the failure of one call of a built-in function: without strict errors the
 * call is undefined, with them the query ends. The evaluator adds the function's name and the place
 * of the call. Made without a stack trace, because it is an ordinary outcome.
 */
public final class BuiltinException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean isTypeError;

  private BuiltinException(String message, boolean isTypeError) {
    super(message, null, false, false);
    this.isTypeError = isTypeError;
  }

  /** A failure of the work: code {@code eval_builtin_error}. */
  public static BuiltinException failure(String message) {
    return new BuiltinException(message, false);
  }

  /** An operand that cannot be used: code {@code eval_type_error}. */
  public static BuiltinException operand(int position, String problem) {
    return new BuiltinException("operand " + position + " " + problem, true);
  }

  /** Operands that do not fit one another: code {@code eval_type_error}. */
  public static BuiltinException types(String problem) {
    return new BuiltinException(problem, true);
  }

  /**
   * An operand of the wrong type: code {@code eval_type_error}, {@code operand 1 must be string but
   * got number}.
   */
  public static BuiltinException wrongType(int position, String want, String got) {
    return operand(position, "must be " + want + " but got " + got);
  }

  /** Whether the code is {@code eval_type_error}. */
  public boolean isTypeError() {
    return isTypeError;
  }

  /** The message, without function name and place. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
