package dev.jural.builtin.lib.graphql;

import java.util.Optional;

/** References to types, {@code [Int!]}. */
final class Types {
  private Types() {}

  /** The type as source text. */
  static String text(Node type) {
    String bang = type.is("NonNull") ? "!" : "";
    return type.node("Elem")
            .map(element -> "[" + text(element) + "]")
            .orElse(type.text("NamedType"))
        + bang;
  }

  /** The name in the innermost brackets. */
  static String name(Node type) {
    return type.node("Elem").map(Types::name).orElse(type.text("NamedType"));
  }

  /** Whether every value of {@code type} is one of {@code wanted}. */
  static boolean isCompatible(Node type, Node wanted) {
    if (wanted.is("NonNull") && !type.is("NonNull")) {
      return false;
    }
    Optional<Node> element = type.node("Elem");
    Optional<Node> wantedElement = wanted.node("Elem");
    if (element.isPresent() && wantedElement.isPresent()) {
      return isCompatible(element.get(), wantedElement.get());
    }
    return element.isEmpty()
        && wantedElement.isEmpty()
        && type.text("NamedType").equals(wanted.text("NamedType"));
  }

  /** The same type, which null is not of. */
  static Node nonNull(Node type) {
    Node made = new Node(type.line, type.column);
    made.fields().putAll(type.fields());
    return made.put("NonNull", true);
  }
}
