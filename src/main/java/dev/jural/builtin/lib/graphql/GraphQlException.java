package dev.jural.builtin.lib.graphql;

/** A GraphQlException says what is wrong with a document. Made without a stack trace. */
final class GraphQlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GraphQlException(String message) {
    super(message, null, false, false);
  }

  /** A mistake of syntax. */
  static GraphQlException at(int line, int column, String message) {
    return new GraphQlException(message + " in GraphQL string at location " + line + ":" + column);
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
