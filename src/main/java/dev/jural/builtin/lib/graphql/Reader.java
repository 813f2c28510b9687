package dev.jural.builtin.lib.graphql;

import dev.jural.builtin.lib.graphql.Token.Kind;
import java.util.List;
import java.util.function.Consumer;

/** Reads what queries and schemas have in common: values, types, directives, arguments. */
abstract class Reader {
  /** A document nested deeper than this is refused, so that no reader runs out of stack. */
  private static final int MOST_DEPTH = 500;

  private final Lexer lexer;
  private Token next;
  private Token previous;
  private int depth;

  Reader(String text) {
    this.lexer = new Lexer(text);
    this.next = lexer.next();
    this.previous = next;
  }

  Token peek() {
    return next;
  }

  Token previous() {
    return previous;
  }

  boolean peeks(Kind kind) {
    return next.kind() == kind;
  }

  boolean peeks(String keyword) {
    return peeks(Kind.NAME) && next.text().equals(keyword);
  }

  Token advance() {
    previous = next;
    next = lexer.next();
    return previous;
  }

  boolean skip(Kind kind) {
    if (peeks(kind)) {
      advance();
      return true;
    }
    return false;
  }

  boolean skip(String keyword) {
    if (peeks(keyword)) {
      advance();
      return true;
    }
    return false;
  }

  Token expect(Kind kind) {
    if (!peeks(kind)) {
      throw error(next, "Expected " + kind.shown() + ", found " + next.kind().shown());
    }
    return advance();
  }

  void expect(String keyword) {
    if (!skip(keyword)) {
      throw error(next, "Expected \"" + keyword + "\", found " + next.shown());
    }
  }

  String name() {
    return expect(Kind.NAME).text();
  }

  GraphQlException unexpected(Token token) {
    return error(token, "Unexpected " + token.shown());
  }

  private static GraphQlException error(Token token, String message) {
    return GraphQlException.at(token.line(), token.column(), message);
  }

  /** Reads elements between two brackets, one at least, if the first bracket is there. */
  void some(Kind open, Kind close, Runnable element) {
    if (!skip(open)) {
      return;
    }
    if (peeks(close)) {
      throw error(next, "expected at least one definition, found " + next.shown());
    }
    while (!skip(close)) {
      nested(element);
    }
  }

  private void nested(Runnable element) {
    if (++depth > MOST_DEPTH) {
      throw error(next, "the document nests deeper than " + MOST_DEPTH + " levels");
    }
    element.run();
    depth--;
  }

  /** Puts the comments before {@code token} under {@code field}. */
  static void comment(Node node, String field, Token token) {
    if (!token.comments().isEmpty()) {
      Node group = new Node(0, 0);
      for (String text : token.comments()) {
        group.add("List", new Node(0, 0).put("Value", text));
      }
      node.put(field, group);
    }
  }

  // ---- values

  Node value(boolean isConstant) {
    Token token = next;
    Node value = Node.at(token);
    switch (token.kind()) {
      case BRACKET_L, BRACE_L -> {
        advance();
        boolean isList = token.kind() == Kind.BRACKET_L;
        value.put("Raw", "").put("Kind", isList ? Values.LIST : Values.OBJECT);
        Kind close = isList ? Kind.BRACKET_R : Kind.BRACE_R;
        while (!skip(close)) {
          nested(() -> value.add("Children", isList ? element(isConstant) : field(isConstant)));
        }
      }
      case DOLLAR -> {
        if (isConstant) {
          throw unexpected(token);
        }
        advance();
        value.put("Raw", name()).put("Kind", Values.VARIABLE);
      }
      case INT, FLOAT, STRING, BLOCK_STRING, NAME -> {
        advance();
        value.put("Raw", token.text()).put("Kind", Values.kind(token));
      }
      default -> throw unexpected(token);
    }
    return value.put("ExpectedTypeHasDefault", false);
  }

  private Node element(boolean isConstant) {
    return Node.at(next).put("Name", "").put("Value", value(isConstant));
  }

  private Node field(boolean isConstant) {
    Token token = expect(Kind.NAME);
    Node child = Node.at(token).put("Name", token.text());
    comment(child, "Comment", token);
    expect(Kind.COLON);
    return child.put("Value", value(isConstant));
  }

  Node type() {
    Node type = Node.at(next);
    if (skip(Kind.BRACKET_L)) {
      nested(() -> type.put("NamedType", "").put("Elem", type()));
      expect(Kind.BRACKET_R);
    } else {
      type.put("NamedType", name());
    }
    return type.put("NonNull", skip(Kind.BANG));
  }

  void directives(Node node, boolean isConstant) {
    while (peeks(Kind.AT)) {
      advance();
      Node directive = Node.at(next).put("Name", name()).put("Location", "");
      arguments(directive, isConstant);
      node.add("Directives", directive);
    }
  }

  void arguments(Node node, boolean isConstant) {
    some(
        Kind.PAREN_L,
        Kind.PAREN_R,
        () -> {
          Token token = expect(Kind.NAME);
          Node argument = Node.at(token).put("Name", token.text());
          comment(argument, "Comment", token);
          expect(Kind.COLON);
          node.add("Arguments", argument.put("Value", value(isConstant)));
        });
  }

  /** The whole document: {@code each} reads one definition. */
  Node document(Consumer<Node> each) {
    Node document = new Node(1, 1);
    while (!peeks(Kind.EOF)) {
      each.accept(document);
    }
    return document;
  }

  /** Reads a list of names between separators, of which one may stand first. */
  void separated(Kind separator, Runnable element) {
    skip(separator);
    do {
      element.run();
    } while (skip(separator));
  }

  static final List<String> OPERATIONS = List.of("query", "mutation", "subscription");
}
