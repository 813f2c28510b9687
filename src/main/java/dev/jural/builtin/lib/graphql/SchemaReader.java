package dev.jural.builtin.lib.graphql;

import dev.jural.builtin.lib.graphql.Token.Kind;
import java.util.Set;

/** Reads schemas (GraphQL specification, "Type System"). */
final class SchemaReader extends Reader {
  private static final Set<String> LOCATIONS =
      Set.of(
          "QUERY",
          "MUTATION",
          "SUBSCRIPTION",
          "FIELD",
          "FRAGMENT_DEFINITION",
          "FRAGMENT_SPREAD",
          "INLINE_FRAGMENT",
          "VARIABLE_DEFINITION",
          "SCHEMA",
          "SCALAR",
          "OBJECT",
          "FIELD_DEFINITION",
          "ARGUMENT_DEFINITION",
          "INTERFACE",
          "UNION",
          "ENUM",
          "ENUM_VALUE",
          "INPUT_OBJECT",
          "INPUT_FIELD_DEFINITION");

  private SchemaReader(String text) {
    super(text);
  }

  /**
   * The document of a schema.
   *
   * @throws GraphQlException when it is none
   */
  static Node read(String text) {
    SchemaReader reader = new SchemaReader(text);
    Node document = reader.document(reader::definition);
    comment(document, "Comment", reader.peek());
    return document;
  }

  private void definition(Node document) {
    Token first = peek();
    boolean isDescribed = peeks(Kind.STRING) || peeks(Kind.BLOCK_STRING);
    String description = isDescribed ? advance().text() : "";
    if (!peeks(Kind.NAME)) {
      throw unexpected(peek());
    }
    Token keyword = peek();
    Node definition;
    switch (keyword.text()) {
      case "scalar", "type", "interface", "union", "enum", "input" -> {
        advance();
        definition = type(keyword.text(), description, false);
        document.add("Definitions", definition);
      }
      case "schema" -> {
        advance();
        definition = schema(description);
        document.add("Schema", definition);
      }
      case "directive" -> {
        advance();
        definition = directive(description);
        document.add("Directives", definition);
      }
      case "extend" -> {
        if (isDescribed) {
          throw unexpected(previous());
        }
        advance();
        definition = extension(document);
      }
      default -> throw unexpected(keyword);
    }
    if (isDescribed) {
      comment(definition, "BeforeDescriptionComment", first);
    }
    comment(definition, "AfterDescriptionComment", keyword);
  }

  private Node extension(Node document) {
    Token keyword = peek();
    if (skip("schema")) {
      Node schema = schema("");
      if (schema.nodes("Directives").isEmpty() && schema.nodes("OperationTypes").isEmpty()) {
        throw unexpected(peek());
      }
      document.add("SchemaExtension", schema);
      return schema;
    }
    boolean isType =
        peeks(Kind.NAME)
            && Set.of("scalar", "type", "interface", "union", "enum", "input")
                .contains(keyword.text());
    if (!isType) {
      throw unexpected(keyword);
    }
    advance();
    Node type = type(keyword.text(), "", true);
    boolean isEmpty =
        type.nodes("Directives").isEmpty()
            && type.nodes("Fields").isEmpty()
            && type.nodes("EnumValues").isEmpty()
            && type.texts("Types").isEmpty()
            && type.texts("Interfaces").isEmpty();
    if (isEmpty) {
      throw unexpected(peek());
    }
    document.add("Extensions", type);
    return type;
  }

  private Node schema(String description) {
    Node schema = Node.at(peek()).put("Description", description);
    directives(schema, true);
    boolean hasMembers = peeks(Kind.BRACE_L);
    Token[] last = new Token[1];
    some(
        Kind.BRACE_L,
        Kind.BRACE_R,
        () -> {
          Token token = expect(Kind.NAME);
          if (!OPERATIONS.contains(token.text())) {
            throw unexpected(token);
          }
          expect(Kind.COLON);
          Node operation = Node.at(token).put("Operation", token.text()).put("Type", name());
          comment(operation, "Comment", token);
          schema.add("OperationTypes", operation);
          last[0] = peek();
        });
    if (hasMembers) {
      comment(schema, "EndOfDefinitionComment", last[0]);
    }
    return schema;
  }

  private Node type(String keyword, String description, boolean isExtension) {
    Node type = Node.at(peek());
    type.put("Kind", kind(keyword)).put("Description", description).put("BuiltIn", false);
    type.put("Name", name());
    if (keyword.equals("type") || (keyword.equals("interface") && !isExtension)) {
      if (skip("implements")) {
        separated(Kind.AMP, () -> type.add("Interfaces", name()));
      }
    }
    directives(type, true);
    switch (keyword) {
      case "type", "interface" -> members(type, "Fields", () -> field());
      case "enum" -> members(type, "EnumValues", () -> enumValue());
      case "input" -> members(type, "Fields", () -> inputValue());
      case "union" -> {
        if (skip(Kind.EQUALS)) {
          separated(Kind.PIPE, () -> type.add("Types", name()));
        }
      }
      default -> {
        // A scalar has no members.
      }
    }
    return type;
  }

  private void members(Node type, String field, java.util.function.Supplier<Node> member) {
    boolean hasMembers = peeks(Kind.BRACE_L);
    Token[] last = new Token[1];
    some(
        Kind.BRACE_L,
        Kind.BRACE_R,
        () -> {
          type.add(field, member.get());
          last[0] = peek();
        });
    if (hasMembers) {
      comment(type, "EndOfDefinitionComment", last[0]);
    }
  }

  private static String kind(String keyword) {
    return switch (keyword) {
      case "scalar" -> "SCALAR";
      case "type" -> "OBJECT";
      case "interface" -> "INTERFACE";
      case "union" -> "UNION";
      case "enum" -> "ENUM";
      default -> "INPUT_OBJECT";
    };
  }

  /** A node with the name that comes next, and the description before it. */
  private Node described() {
    Token first = peek();
    boolean isDescribed = peeks(Kind.STRING) || peeks(Kind.BLOCK_STRING);
    String description = isDescribed ? advance().text() : "";
    Token token = expect(Kind.NAME);
    Node node = Node.at(token).put("Name", token.text()).put("Description", description);
    if (isDescribed) {
      comment(node, "BeforeDescriptionComment", first);
    }
    comment(node, "AfterDescriptionComment", token);
    return node;
  }

  private Node field() {
    Node field = described();
    argumentDefinitions(field);
    expect(Kind.COLON);
    field.put("Type", type());
    directives(field, true);
    return field;
  }

  private void argumentDefinitions(Node node) {
    some(Kind.PAREN_L, Kind.PAREN_R, () -> node.add("Arguments", inputValue()));
  }

  private Node inputValue() {
    Node input = described();
    expect(Kind.COLON);
    input.put("Type", type());
    if (skip(Kind.EQUALS)) {
      input.put("DefaultValue", value(true));
    }
    directives(input, true);
    return input;
  }

  private Node enumValue() {
    Node value = described();
    directives(value, true);
    return value;
  }

  private Node directive(String description) {
    expect(Kind.AT);
    Node directive = Node.at(peek()).put("Description", description).put("Name", name());
    argumentDefinitions(directive);
    directive.put("IsRepeatable", skip("repeatable"));
    expect("on");
    separated(
        Kind.PIPE,
        () -> {
          Token location = expect(Kind.NAME);
          if (!LOCATIONS.contains(location.text())) {
            throw unexpected(location);
          }
          directive.add("Locations", location.text());
        });
    return directive;
  }
}
