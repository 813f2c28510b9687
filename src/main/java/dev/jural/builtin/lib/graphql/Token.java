package dev.jural.builtin.lib.graphql;

import java.util.List;

/**
 * A Token is one token of a GraphQL document.
 *
 * @param kind what it is
 * @param text its content
 * @param line from 1
 * @param column from 1, in characters; of a string that of its first character
 * @param comments the comments before it
 */
record Token(Kind kind, String text, int line, int column, List<String> comments) {
  /** What a token is, and how messages call it. */
  enum Kind {
    INVALID("<Invalid>"),
    EOF("<EOF>"),
    BANG("!"),
    DOLLAR("$"),
    AMP("&"),
    PAREN_L("("),
    PAREN_R(")"),
    SPREAD("..."),
    COLON(":"),
    EQUALS("="),
    AT("@"),
    BRACKET_L("["),
    BRACKET_R("]"),
    BRACE_L("{"),
    BRACE_R("}"),
    PIPE("|"),
    NAME("Name"),
    INT("Int"),
    FLOAT("Float"),
    STRING("String"),
    BLOCK_STRING("BlockString");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }
  }

  /** The token as messages show it. */
  String shown() {
    return switch (kind) {
      case NAME, INT, FLOAT, STRING, BLOCK_STRING -> kind.shown() + " \"" + text + '"';
      default -> kind.shown();
    };
  }
}
