package dev.jural.builtin.lib.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Schema is what the documents of a schema say together. Left alone once it is loaded. */
final class Schema {
  final Map<String, Node> types = new LinkedHashMap<>();
  final Map<String, Node> directives = new LinkedHashMap<>();

  /** Names of types by operation. */
  final Map<String, String> roots = new LinkedHashMap<>();

  Optional<Node> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  Optional<Node> root(String operation) {
    return Optional.ofNullable(roots.get(operation)).flatMap(this::type);
  }

  static boolean isKind(Node type, String... kinds) {
    return Set.of(kinds).contains(type.text("Kind"));
  }

  static boolean isAbstract(Node type) {
    return isKind(type, "INTERFACE", "UNION");
  }

  static boolean isComposite(Node type) {
    return isKind(type, "OBJECT", "INTERFACE", "UNION");
  }

  static boolean isLeaf(Node type) {
    return isKind(type, "SCALAR", "ENUM");
  }

  static boolean isInput(Node type) {
    return isKind(type, "SCALAR", "ENUM", "INPUT_OBJECT");
  }

  /** The object types that a value of {@code type} may be of. */
  List<Node> possible(Node type) {
    if (isKind(type, "OBJECT")) {
      return List.of(type);
    }
    List<Node> possible = new ArrayList<>();
    if (isKind(type, "UNION")) {
      type.texts("Types").forEach(name -> type(name).ifPresent(possible::add));
    } else if (isKind(type, "INTERFACE")) {
      for (Node other : types.values()) {
        if (isKind(other, "OBJECT") && other.texts("Interfaces").contains(type.name())) {
          possible.add(other);
        }
      }
    }
    return possible;
  }
}
