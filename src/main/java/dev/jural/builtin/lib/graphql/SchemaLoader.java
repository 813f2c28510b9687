package dev.jural.builtin.lib.graphql;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the definitions of a schema together, and checks them. */
final class SchemaLoader {
  private static final List<String> LISTS =
      List.of("Directives", "Interfaces", "Fields", "Types", "EnumValues");
  private static final Set<String> MAY_BE_REDECLARED =
      Set.of("include", "skip", "deprecated", "specifiedBy", "defer", "oneOf");

  private final Schema schema = new Schema();

  private SchemaLoader() {}

  /**
   * The schema of a document.
   *
   * @throws GraphQlException when it is not valid
   */
  static Schema load(Node document) {
    SchemaLoader loader = new SchemaLoader();
    Node prelude = SchemaReader.read(Prelude.TEXT);
    prelude.nodes("Definitions").forEach(loader::define);
    prelude.nodes("Directives").forEach(loader::defineDirective);
    document.nodes("Definitions").forEach(loader::define);
    document.nodes("Extensions").forEach(loader::extend);
    document.nodes("Directives").forEach(loader::defineDirective);
    loader.roots(document);
    SchemaRules rules = new SchemaRules(loader.schema);
    document.nodes("Directives").forEach(rules::directive);
    Set<String> ours = new HashSet<>();
    document.nodes("Definitions").forEach(type -> ours.add(type.name()));
    document.nodes("Extensions").forEach(type -> ours.add(type.name()));
    for (Map.Entry<String, Node> type : loader.schema.types.entrySet()) {
      if (ours.contains(type.getKey())) {
        rules.type(type.getValue());
      }
    }
    return loader.schema;
  }

  static GraphQlException error(Node at, String message) {
    String place = at.line == 0 ? "" : at.line + ":" + at.column + ": ";
    return new GraphQlException(
        "Error in gqlparser SchemaDocument to Schema conversion: input:" + place + message);
  }

  private void define(Node type) {
    if (schema.types.containsKey(type.name())) {
      throw error(type, "Cannot redeclare type " + type.name() + ".");
    }
    Node own = new Node(type.line, type.column);
    own.fields().putAll(type.fields());
    schema.types.put(type.name(), own);
  }

  private void extend(Node extension) {
    Optional<Node> known = schema.type(extension.name());
    if (known.isEmpty()) {
      define(extension);
      return;
    }
    Node base = known.get();
    if (!base.text("Kind").equals(extension.text("Kind"))) {
      throw error(
          extension,
          "Cannot extend type "
              + extension.name()
              + " because the base type is a "
              + base.text("Kind")
              + ", not "
              + extension.text("Kind")
              + ".");
    }
    Node whole = new Node(base.line, base.column);
    base.fields().forEach(whole::put);
    for (String list : LISTS) {
      whole.fields().remove(list);
      for (Node part : List.of(base, extension)) {
        part.nodes(list).forEach(element -> whole.add(list, element));
        part.texts(list).forEach(element -> whole.add(list, element));
      }
    }
    schema.types.put(extension.name(), whole);
  }

  private void defineDirective(Node directive) {
    boolean isKnown = schema.directives.containsKey(directive.name());
    if (isKnown && !MAY_BE_REDECLARED.contains(directive.name())) {
      throw error(directive, "Cannot redeclare directive " + directive.name() + ".");
    }
    schema.directives.put(directive.name(), directive);
  }

  private void roots(Node document) {
    List<Node> schemas = document.nodes("Schema");
    if (schemas.size() > 1) {
      throw error(
          schemas.get(1),
          "Cannot have multiple schema entry points, consider schema extensions instead.");
    }
    SchemaRules rules = new SchemaRules(schema);
    for (String list : List.of("Schema", "SchemaExtension")) {
      for (Node entry : document.nodes(list)) {
        rules.directives(entry, "SCHEMA", Optional.empty());
        for (Node operation : entry.nodes("OperationTypes")) {
          String type = operation.text("Type");
          if (!schema.types.containsKey(type)) {
            throw error(
                operation,
                "Schema root "
                    + operation.text("Operation")
                    + " refers to a type "
                    + type
                    + " that does not exist.");
          }
          schema.roots.put(operation.text("Operation"), type);
        }
      }
    }
    if (schemas.isEmpty()) {
      Map.of("query", "Query", "mutation", "Mutation", "subscription", "Subscription")
          .forEach(
              (operation, type) -> {
                if (schema.types.containsKey(type)) {
                  schema.roots.putIfAbsent(operation, type);
                }
              });
    }
  }
}
