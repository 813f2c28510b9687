package dev.jural.builtin.lib.graphql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of a schema (GraphQL specification, "Type Validation" of each kind). */
final class SchemaRules {
  private final Schema schema;

  SchemaRules(Schema schema) {
    this.schema = schema;
  }

  private static GraphQlException error(Node at, String message) {
    return SchemaLoader.error(at, message);
  }

  // ---- directives

  void directive(Node directive) {
    name(directive);
    arguments(directive, Optional.of(directive.name()));
  }

  /** Checks the directives of a node. */
  void directives(Node node, String location, Optional<String> within) {
    for (Node use : node.nodes("Directives")) {
      if (within.isPresent() && within.get().equals(use.name())) {
        throw error(use, "Directive " + use.name() + " cannot refer to itself.");
      }
      Node directive = schema.directives.get(use.name());
      if (directive == null) {
        throw error(use, "Undefined directive " + use.name() + ".");
      }
      if (!directive.texts("Locations").contains(location)) {
        throw error(use, "Directive " + use.name() + " is not applicable on " + location + ".");
      }
      for (Node argument : use.nodes("Arguments")) {
        if (directive.named("Arguments", argument.name()).isEmpty()) {
          throw error(
              argument,
              "Undefined argument " + argument.name() + " for directive " + use.name() + ".");
        }
      }
      for (Node declared : directive.nodes("Arguments")) {
        boolean isRequired =
            declared.node("Type").filter(type -> type.is("NonNull")).isPresent()
                && declared.node("DefaultValue").isEmpty();
        Optional<Node> given =
            use.named("Arguments", declared.name()).flatMap(argument -> argument.node("Value"));
        if (isRequired && given.filter(v -> v.number("Kind") != Values.NULL).isEmpty()) {
          throw error(
              use,
              "Argument " + declared.name() + " for directive " + use.name() + " cannot be null.");
        }
      }
    }
  }

  // ---- types

  void type(Node type) {
    for (Node field : type.nodes("Fields")) {
      name(field);
      Node reference = reference(field);
      arguments(field, Optional.empty());
      boolean isInput = Schema.isKind(type, "INPUT_OBJECT");
      directives(field, isInput ? "INPUT_FIELD_DEFINITION" : "FIELD_DEFINITION", Optional.empty());
      kindOfField(type, field, schema.type(Types.name(reference)).orElse(type));
    }
    unique(type, "Fields", "Field ");
    members(type);
    for (String name : type.texts("Interfaces")) {
      Node implemented =
          schema.type(name).orElseThrow(() -> error(type, "Undefined type \"" + name + "\"."));
      implementation(type, implemented);
    }
    kind(type);
    name(type);
    directives(type, type.text("Kind"), Optional.empty());
  }

  private static void name(Node node) {
    if (node.name().startsWith("__")) {
      throw error(
          node,
          "Name \""
              + node.name()
              + "\" must not begin with \"__\", which is reserved by GraphQL introspection.");
    }
  }

  private Node reference(Node node) {
    Node type = node.node("Type").orElse(node);
    if (schema.type(Types.name(type)).isEmpty()) {
      throw error(type, "Undefined type " + Types.name(type) + ".");
    }
    return type;
  }

  private void arguments(Node node, Optional<String> directive) {
    for (Node argument : node.nodes("Arguments")) {
      name(argument);
      Node type = schema.type(Types.name(reference(argument))).orElseThrow();
      if (!Schema.isInput(type)) {
        throw error(
            argument,
            "cannot use "
                + type.name()
                + " as argument "
                + argument.name()
                + " because "
                + type.text("Kind")
                + " is not a valid input type");
      }
      directives(argument, "ARGUMENT_DEFINITION", directive);
    }
  }

  private static void kindOfField(Node type, Node field, Node of) {
    if (Schema.isKind(type, "INPUT_OBJECT")) {
      if (!Schema.isInput(of)) {
        throw error(
            field,
            of.text("Kind")
                + " "
                + field.name()
                + ": field must be one of SCALAR, ENUM, INPUT_OBJECT.");
      }
    } else if (Schema.isKind(of, "INPUT_OBJECT")) {
      throw error(
          field,
          type.text("Kind")
              + " "
              + type.name()
              + ": field must be one of SCALAR, OBJECT, INTERFACE, UNION, ENUM.");
    }
  }

  private static void unique(Node type, String list, String what) {
    Set<String> seen = new HashSet<>();
    for (Node member : type.nodes(list)) {
      if (!seen.add(member.name())) {
        throw error(
            member, what + type.name() + "." + member.name() + " can only be defined once.");
      }
    }
  }

  private void members(Node type) {
    Set<String> seen = new HashSet<>();
    for (String name : type.texts("Types")) {
      Node member =
          schema.type(name).orElseThrow(() -> error(type, "Undefined type \"" + name + "\"."));
      if (!Schema.isKind(member, "OBJECT")) {
        throw error(type, "UNION type \"" + name + "\" must be OBJECT.");
      }
      if (!seen.add(name)) {
        throw error(
            type, "Union type " + type.name() + " can only include type " + name + " once.");
      }
    }
  }

  private void kind(Node type) {
    String shown = type.text("Kind") + " " + type.name();
    switch (type.text("Kind")) {
      case "OBJECT", "INTERFACE" -> {
        if (type.nodes("Fields").isEmpty()) {
          throw error(type, shown + ": must define one or more fields.");
        }
      }
      case "ENUM" -> {
        if (type.nodes("EnumValues").isEmpty()) {
          throw error(type, shown + ": must define one or more unique enum values.");
        }
        for (Node value : type.nodes("EnumValues")) {
          if (Set.of("true", "false", "null").contains(value.name())) {
            throw error(type, shown + ": non-enum value " + value.name() + ".");
          }
          directives(value, "ENUM_VALUE", Optional.empty());
        }
        unique(type, "EnumValues", "Enum value ");
      }
      case "INPUT_OBJECT" -> {
        if (type.nodes("Fields").isEmpty()) {
          throw error(type, shown + ": must define one or more input fields.");
        }
        cycle(type, type, new ArrayList<>(), new HashSet<>());
      }
      default -> {
        // Unions were looked at, scalars have nothing more.
      }
    }
  }

  /** An input object that needs itself could not be written down. */
  private void cycle(Node root, Node type, List<Node> path, Set<String> seen) {
    for (Node field : type.nodes("Fields")) {
      Node reference = field.node("Type").orElse(field);
      Optional<Node> next =
          reference.is("NonNull") && reference.node("Elem").isEmpty()
              ? schema.type(Types.name(reference)).filter(to -> Schema.isKind(to, "INPUT_OBJECT"))
              : Optional.empty();
      if (next.isEmpty()) {
        continue;
      }
      path.add(field);
      if (next.get().name().equals(root.name())) {
        throw error(
            path.get(0),
            "Cannot reference Input Object \""
                + root.name()
                + "\" within itself through a series of non-null fields: \""
                + String.join(".", path.stream().map(Node::name).toList())
                + "\".");
      }
      if (seen.add(next.get().name())) {
        cycle(root, next.get(), path, seen);
      }
      path.remove(path.size() - 1);
    }
  }

  // ---- interfaces

  private void implementation(Node type, Node implemented) {
    if (!Schema.isKind(implemented, "INTERFACE")) {
      throw error(
          type,
          "\""
              + implemented.name()
              + "\" is a non interface type "
              + implemented.text("Kind")
              + ".");
    }
    for (Node required : implemented.nodes("Fields")) {
      String prefix = "For " + type.name() + " to implement " + implemented.name() + " ";
      Node field =
          type.named("Fields", required.name())
              .orElseThrow(
                  () ->
                      error(type, prefix + "it must have a field called " + required.name() + "."));
      Node wanted = required.node("Type").orElse(required);
      if (!isCovariant(wanted, field.node("Type").orElse(field))) {
        throw error(
            field,
            prefix + "the field " + field.name() + " must have type " + Types.text(wanted) + ".");
      }
      argumentsOf(prefix, required, field);
    }
    for (String other : implemented.texts("Interfaces")) {
      if (!type.texts("Interfaces").contains(other) && !other.equals(type.name())) {
        throw error(
            type,
            "Type "
                + type.name()
                + " must implement "
                + other
                + " because it is implemented by "
                + implemented.name()
                + ".");
      }
    }
  }

  private static void argumentsOf(String prefix, Node required, Node field) {
    for (Node argument : required.nodes("Arguments")) {
      String same = "the field " + field.name() + " must have the same arguments but ";
      Node own =
          field
              .named("Arguments", argument.name())
              .orElseThrow(
                  () -> error(field, prefix + same + "it is missing " + argument.name() + "."));
      String type = Types.text(argument.node("Type").orElse(argument));
      if (!type.equals(Types.text(own.node("Type").orElse(own)))) {
        throw error(own, prefix + same + argument.name() + " has the wrong type.");
      }
    }
    for (Node argument : field.nodes("Arguments")) {
      boolean isRequired =
          argument.node("Type").filter(type -> type.is("NonNull")).isPresent()
              && argument.node("DefaultValue").isEmpty();
      if (isRequired && required.named("Arguments", argument.name()).isEmpty()) {
        throw error(
            argument,
            prefix
                + "any additional arguments on "
                + field.name()
                + " must be optional or have a default value but "
                + argument.name()
                + " is required.");
      }
    }
  }

  private boolean isCovariant(Node wanted, Node actual) {
    if (wanted.is("NonNull") && !actual.is("NonNull")) {
      return false;
    }
    Optional<Node> wantedElement = wanted.node("Elem");
    Optional<Node> element = actual.node("Elem");
    if (wantedElement.isPresent() || element.isPresent()) {
      return wantedElement.isPresent()
          && element.isPresent()
          && isCovariant(wantedElement.get(), element.get());
    }
    String name = actual.text("NamedType");
    if (name.equals(wanted.text("NamedType"))) {
      return true;
    }
    return schema
        .type(wanted.text("NamedType"))
        .map(
            type ->
                schema.possible(type).stream().anyMatch(possible -> possible.name().equals(name))
                    || schema
                        .type(name)
                        .filter(own -> own.texts("Interfaces").contains(type.name()))
                        .isPresent())
        .orElse(false);
  }
}
