package dev.jural.builtin.lib.graphql;

import dev.jural.builtin.lib.graphql.Token.Kind;

/** Reads queries (GraphQL specification, "Executable Definitions"). */
final class QueryReader extends Reader {
  private QueryReader(String text) {
    super(text);
  }

  /**
   * The document of a query.
   *
   * @throws GraphQlException when it is none
   */
  static Node read(String text) {
    QueryReader reader = new QueryReader(text);
    return reader.document(reader::definition);
  }

  private void definition(Node document) {
    if (peeks(Kind.BRACE_L) || (peeks(Kind.NAME) && OPERATIONS.contains(peek().text()))) {
      document.add("Operations", operation());
    } else if (peeks("fragment")) {
      document.add("Fragments", fragment());
    } else {
      throw unexpected(peek());
    }
  }

  private Node operation() {
    Node operation = Node.at(peek());
    operation.put("Operation", "query").put("Name", "");
    if (!peeks(Kind.BRACE_L)) {
      comment(operation, "Comment", peek());
      operation.put("Operation", advance().text());
      if (peeks(Kind.NAME)) {
        operation.put("Name", name());
      }
      variables(operation, "VariableDefinitions");
      directives(operation, false);
    }
    selections(operation);
    return operation;
  }

  private void variables(Node node, String field) {
    some(
        Kind.PAREN_L,
        Kind.PAREN_R,
        () -> {
          Node variable = Node.at(peek());
          comment(variable, "Comment", peek());
          expect(Kind.DOLLAR);
          variable.put("Variable", name()).put("Used", false);
          expect(Kind.COLON);
          variable.put("Type", type());
          if (skip(Kind.EQUALS)) {
            variable.put("DefaultValue", value(true));
          }
          directives(variable, false);
          node.add(field, variable);
        });
  }

  private void selections(Node node) {
    if (!peeks(Kind.BRACE_L)) {
      expect(Kind.BRACE_L);
    }
    some(Kind.BRACE_L, Kind.BRACE_R, () -> node.add("SelectionSet", selection()));
  }

  private Node selection() {
    Token first = peek();
    if (!skip(Kind.SPREAD)) {
      return field();
    }
    Node fragment = Node.at(peek());
    comment(fragment, "Comment", first);
    if (peeks(Kind.NAME) && !peeks("on")) {
      fragment.put("Name", name());
      directives(fragment, false);
      return fragment;
    }
    fragment.put("TypeCondition", skip("on") ? name() : "");
    directives(fragment, false);
    selections(fragment);
    return fragment;
  }

  private Node field() {
    Token token = expect(Kind.NAME);
    Node field = Node.at(token).put("Alias", token.text());
    comment(field, "Comment", token);
    field.put("Name", skip(Kind.COLON) ? name() : token.text());
    arguments(field, false);
    directives(field, false);
    if (peeks(Kind.BRACE_L)) {
      selections(field);
    }
    return field;
  }

  private Node fragment() {
    Node fragment = Node.at(peek());
    comment(fragment, "Comment", peek());
    expect("fragment");
    if (peeks("on")) {
      throw unexpected(peek());
    }
    fragment.put("Name", name());
    variables(fragment, "VariableDefinition");
    expect("on");
    fragment.put("TypeCondition", name());
    directives(fragment, false);
    selections(fragment);
    return fragment;
  }
}
