package dev.jural.builtin.lib.graphql;

import java.util.stream.Collectors;

/** The kinds of values, by the numbers that trees give them. */
final class Values {
  static final int VARIABLE = 0;
  static final int INT = 1;
  static final int FLOAT = 2;
  static final int STRING = 3;
  static final int BLOCK = 4;
  static final int BOOLEAN = 5;
  static final int NULL = 6;
  static final int ENUM = 7;
  static final int LIST = 8;
  static final int OBJECT = 9;

  private Values() {}

  static int kind(Token token) {
    return switch (token.kind()) {
      case INT -> INT;
      case FLOAT -> FLOAT;
      case STRING -> STRING;
      case BLOCK_STRING -> BLOCK;
      default ->
          switch (token.text()) {
            case "true", "false" -> BOOLEAN;
            case "null" -> NULL;
            default -> ENUM;
          };
    };
  }

  /** The value as source text. */
  static String text(Node value) {
    return switch (value.number("Kind")) {
      case VARIABLE -> "$" + value.text("Raw");
      case STRING, BLOCK -> dev.jural.value.RegoString.of(value.text("Raw")).toString();
      case LIST ->
          value.nodes("Children").stream()
              .map(child -> text(child.node("Value").orElse(child)))
              .collect(Collectors.joining(",", "[", "]"));
      case OBJECT ->
          value.nodes("Children").stream()
              .map(child -> child.name() + ":" + text(child.node("Value").orElse(child)))
              .collect(Collectors.joining(",", "{", "}"));
      default -> value.text("Raw");
    };
  }
}
