package dev.jural.builtin.lib.template;

/** A TemplateException says what is wrong with a template. Made without a stack trace. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemplateException(String message) {
    super(message, null, false, false);
  }

  /** What is wrong. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
