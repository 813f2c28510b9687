package dev.jural.builtin.lib.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Node is one node of a GraphQL document: named fields, each a text, truth, number, node, or list
 * of texts or nodes. Written by the reader of one document, then left alone.
 */
final class Node {
  private final Map<String, Object> fields = new LinkedHashMap<>();
  final int line;
  final int column;

  Node(int line, int column) {
    this.line = line;
    this.column = column;
  }

  /** A node where {@code token} begins. */
  static Node at(Token token) {
    return new Node(token.line(), token.column());
  }

  Map<String, Object> fields() {
    return fields;
  }

  Node put(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  /** Adds to the list in {@code field}. */
  Node add(String field, Object element) {
    @SuppressWarnings("unchecked")
    List<Object> list = (List<Object>) fields.computeIfAbsent(field, f -> new ArrayList<>());
    list.add(element);
    return this;
  }

  /** The text in {@code field}, or the empty one. */
  String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  String name() {
    return text("Name");
  }

  boolean is(String field) {
    return Boolean.TRUE.equals(fields.get(field));
  }

  int number(String field) {
    return fields.get(field) instanceof Integer number ? number : 0;
  }

  Optional<Node> node(String field) {
    return fields.get(field) instanceof Node node ? Optional.of(node) : Optional.empty();
  }

  /** The nodes in {@code field}. */
  List<Node> nodes(String field) {
    List<Node> nodes = new ArrayList<>();
    if (fields.get(field) instanceof List<?> list) {
      list.forEach(
          element -> {
            if (element instanceof Node node) {
              nodes.add(node);
            }
          });
    }
    return nodes;
  }

  /** The texts in {@code field}. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    if (fields.get(field) instanceof List<?> list) {
      list.forEach(
          element -> {
            if (element instanceof String text) {
              texts.add(text);
            }
          });
    }
    return texts;
  }

  /** The node called {@code name} among those in {@code field}. */
  Optional<Node> named(String field, String name) {
    return nodes(field).stream().filter(node -> node.name().equals(name)).findFirst();
  }
}
