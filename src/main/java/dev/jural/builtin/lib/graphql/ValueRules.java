package dev.jural.builtin.lib.graphql;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Whether a value is one of its type (GraphQL specification, "Values of Correct Type"). */
final class ValueRules {
  private final BiConsumer<Node, String> problem;

  ValueRules(BiConsumer<Node, String> problem) {
    this.problem = problem;
  }

  void check(Node type, Optional<Node> definition, Node value) {
    int kind = value.number("Kind");
    if (kind == Values.NULL) {
      if (type.is("NonNull")) {
        unexpected(type, value);
      }
      return;
    }
    if (definition.isEmpty()) {
      return;
    }
    Node its = definition.get();
    if (kind == Values.LIST) {
      if (type.node("Elem").isEmpty()) {
        unexpected(type, value);
      }
    } else if (kind == Values.OBJECT) {
      object(type, its, value);
    } else {
      scalar(type, its, value);
    }
  }

  private void unexpected(Node type, Node value) {
    problem.accept(
        value,
        "Expected value of type \"" + Types.text(type) + "\", found " + Values.text(value) + ".");
  }

  private void object(Node type, Node definition, Node value) {
    if (!Schema.isKind(definition, "INPUT_OBJECT")) {
      if (Schema.isKind(definition, "SCALAR") && !isCustom(definition)) {
        undefined(definition, value);
      } else if (!isCustom(definition)) {
        unexpected(type, value);
      }
      return;
    }
    for (Node field : definition.nodes("Fields")) {
      Node of = field.node("Type").orElse(field);
      boolean isRequired = of.is("NonNull") && field.node("DefaultValue").isEmpty();
      boolean isGiven =
          value.nodes("Children").stream().anyMatch(child -> child.name().equals(field.name()));
      if (isRequired && !isGiven) {
        problem.accept(
            value,
            "Field \""
                + definition.name()
                + "."
                + field.name()
                + "\" of required type \""
                + Types.text(of)
                + "\" was not provided.");
      }
    }
    undefined(definition, value);
  }

  private void undefined(Node definition, Node value) {
    List<String> names = definition.nodes("Fields").stream().map(Node::name).toList();
    for (Node child : value.nodes("Children")) {
      if (!names.contains(child.name())) {
        problem.accept(
            child,
            "Field \""
                + child.name()
                + "\" is not defined by type \""
                + definition.name()
                + '"'
                + Suggestions.didYouMean("", Suggestions.of(child.name(), names)));
      }
    }
  }

  private static boolean isCustom(Node definition) {
    return Schema.isKind(definition, "SCALAR")
        && !List.of("Int", "Float", "String", "Boolean", "ID").contains(definition.name());
  }

  private void scalar(Node type, Node definition, Node value) {
    if (Schema.isKind(definition, "ENUM")) {
      enumeration(definition, value);
      return;
    }
    if (!Schema.isKind(definition, "SCALAR")) {
      unexpected(type, value);
      return;
    }
    int kind = value.number("Kind");
    boolean isText = kind == Values.STRING || kind == Values.BLOCK;
    String message =
        switch (definition.name()) {
          case "Int" -> kind == Values.INT ? "" : "Int cannot represent non-integer value: ";
          case "Float" ->
              kind == Values.INT || kind == Values.FLOAT
                  ? ""
                  : "Float cannot represent non numeric value: ";
          case "String" -> isText ? "" : "String cannot represent a non string value: ";
          case "Boolean" ->
              kind == Values.BOOLEAN ? "" : "Boolean cannot represent a non boolean value: ";
          case "ID" ->
              isText || kind == Values.INT
                  ? ""
                  : "ID cannot represent a non-string and non-integer value: ";
          default -> "";
        };
    if (!message.isEmpty()) {
      problem.accept(value, message + Values.text(value));
    }
  }

  private void enumeration(Node definition, Node value) {
    List<String> names = definition.nodes("EnumValues").stream().map(Node::name).toList();
    String raw = value.text("Raw");
    boolean isName = value.number("Kind") == Values.ENUM;
    if (isName && names.contains(raw)) {
      return;
    }
    String meant = Suggestions.didYouMean("the enum value ", Suggestions.of(raw, names));
    problem.accept(
        value,
        (isName
                ? "Value \"" + raw + "\" does not exist in \"" + definition.name() + "\" enum"
                : "Enum \""
                    + definition.name()
                    + "\" cannot represent non-enum value: "
                    + Values.text(value))
            + meant);
  }
}
