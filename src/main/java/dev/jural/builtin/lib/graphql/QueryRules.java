package dev.jural.builtin.lib.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The rules of a query against a schema (GraphQL specification, "Validation"): a walk through the
 * document that knows the type at each place. Used by one thread.
 */
final class QueryRules {
  private final Schema schema;
  private final Node document;
  private final LongConsumer charge;
  private final StringBuilder problems = new StringBuilder();
  private String firstPlace = "";

  private Optional<Node> operation = Optional.empty();
  private final Map<String, Node> variables = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> visited = new HashSet<>();
  private final Set<String> usedFragments = new HashSet<>();
  private final Set<String> operations = new HashSet<>();
  private final Set<String> fragments = new HashSet<>();

  private QueryRules(Schema schema, Node document, LongConsumer charge) {
    this.schema = schema;
    this.document = document;
    this.charge = charge;
  }

  /**
   * Checks a document.
   *
   * @param charge takes the work that is done
   * @throws GraphQlException with all problems
   */
  static void check(Schema schema, Node document, LongConsumer charge) {
    QueryRules rules = new QueryRules(schema, document, charge);
    document.nodes("Operations").forEach(rules::operation);
    document.nodes("Fragments").forEach(rules::fragment);
    if (rules.problems.length() > 0) {
      String text = rules.problems.toString();
      if (rules.firstPlace.isEmpty()) {
        throw new GraphQlException("GraphQL parse error: input: " + text);
      }
      String trimmed = text.endsWith(".\n") ? text.substring(0, text.length() - 2) : text;
      throw new GraphQlException(trimmed + rules.firstPlace);
    }
  }

  private void problem(Node at, String message) {
    if (problems.length() == 0) {
      firstPlace =
          at.line == 0 ? "" : " in GraphQL string at location " + at.line + ":" + at.column;
    } else {
      problems.append("input:");
      if (at.line > 0) {
        problems.append(at.line).append(':').append(at.column).append(": ");
      }
    }
    problems.append(message).append('\n');
  }

  // ---- operations

  private void operation(Node node) {
    operation = Optional.of(node);
    variables.clear();
    used.clear();
    visited.clear();
    for (Node variable : node.nodes("VariableDefinitions")) {
      variable(variable);
    }
    Optional<Node> root = schema.root(node.text("Operation"));
    directives(node, node.text("Operation").toUpperCase(java.util.Locale.ROOT));
    selections(node, root);
    if (root.isEmpty()) {
      problem(node, "Schema does not support operation type \"" + node.text("Operation") + "\"");
    }
    if (node.name().isEmpty() && document.nodes("Operations").size() > 1) {
      problem(node, "This anonymous operation must be the only defined operation.");
    }
    for (Node variable : node.nodes("VariableDefinitions")) {
      if (!used.contains(variable.text("Variable"))
          || variables.get(variable.text("Variable")) != variable) {
        String where = node.name().isEmpty() ? "" : " in operation \"" + node.name() + '"';
        problem(
            variable,
            "Variable \"$" + variable.text("Variable") + "\" is never used" + where + ".");
      }
    }
    overlapping(node, root);
    subscription(node);
    if (!operations.add(node.name())) {
      problem(node, "There can be only one operation named \"" + node.name() + "\".");
    }
    variableRules(node);
    operation = Optional.empty();
  }

  private void variable(Node variable) {
    variables.putIfAbsent(variable.text("Variable"), variable);
    Node type = variable.node("Type").orElse(variable);
    variable.node("DefaultValue").ifPresent(value -> value(type, false, value));
    if (schema.type(Types.name(type)).isEmpty()) {
      problem(variable, "Unknown type \"" + Types.name(type) + "\".");
    }
    directives(variable, "VARIABLE_DEFINITION");
  }

  private void variableRules(Node node) {
    Set<String> names = new HashSet<>();
    for (Node variable : node.nodes("VariableDefinitions")) {
      if (!names.add(variable.text("Variable"))) {
        problem(
            variable,
            "There can be only one variable named \"$" + variable.text("Variable") + "\".");
      }
    }
    for (Node variable : node.nodes("VariableDefinitions")) {
      Node type = variable.node("Type").orElse(variable);
      Optional<Node> definition = schema.type(Types.name(type));
      if (definition.isPresent() && !Schema.isInput(definition.get())) {
        problem(
            variable,
            "Variable \"$"
                + variable.text("Variable")
                + "\" cannot be non-input type \""
                + Types.text(type)
                + "\".");
      }
    }
  }

  private void subscription(Node node) {
    if (!node.text("Operation").equals("subscription")) {
      return;
    }
    String name =
        node.name().isEmpty() ? "Anonymous Subscription" : "Subscription \"" + node.name() + '"';
    List<Node> fields = new ArrayList<>();
    topFields(node, fields, new HashSet<>());
    Set<String> names = new HashSet<>();
    for (Node field : fields) {
      names.add(field.text("Alias"));
      if (names.size() > 1) {
        problem(field, name + " must select only one top level field.");
        break;
      }
    }
    for (Node field : fields) {
      if (field.name().startsWith("__")) {
        problem(field, name + " must not select an introspection top level field.");
      }
    }
  }

  private void topFields(Node node, List<Node> fields, Set<String> seen) {
    for (Node selection : node.nodes("SelectionSet")) {
      if (isField(selection)) {
        fields.add(selection);
      } else if (isSpread(selection)) {
        if (seen.add(selection.name())) {
          document
              .named("Fragments", selection.name())
              .ifPresent(fragment -> topFields(fragment, fields, seen));
        }
      } else {
        topFields(selection, fields, seen);
      }
    }
  }

  // ---- fragments

  private void fragment(Node node) {
    visited.clear();
    Optional<Node> type = schema.type(node.text("TypeCondition"));
    directives(node, "FRAGMENT_DEFINITION");
    selections(node, type);
    if (type.isPresent() && !Schema.isComposite(type.get())) {
      problem(
          node,
          "Fragment \""
              + node.name()
              + "\" cannot condition on non composite type \""
              + type.get().name()
              + "\".");
    }
    if (type.isEmpty()) {
      problem(node, "Unknown type \"" + node.text("TypeCondition") + "\".");
    }
    cycles(node, node, new ArrayList<>(), new HashSet<>());
    if (!usedFragments.contains(node.name()) && !isSpreadSomewhere(node.name())) {
      problem(node, "Fragment \"" + node.name() + "\" is never used.");
    }
    if (!fragments.add(node.name())) {
      problem(node, "There can be only one fragment named \"" + node.name() + "\".");
    }
  }

  private boolean isSpreadSomewhere(String name) {
    return document.nodes("Fragments").stream()
        .anyMatch(fragment -> fragment.name().equals(name) && spreads(fragment, name));
  }

  private static boolean spreads(Node node, String name) {
    return node.nodes("SelectionSet").stream()
        .anyMatch(
            selection ->
                (isSpread(selection) && selection.name().equals(name)) || spreads(selection, name));
  }

  private void cycles(Node root, Node node, List<String> via, Set<String> seen) {
    for (Node selection : node.nodes("SelectionSet")) {
      if (!isSpread(selection)) {
        cycles(root, selection, via, seen);
        continue;
      }
      if (selection.name().equals(root.name())) {
        boolean isFirst =
            document.nodes("Fragments").stream()
                .map(Node::name)
                .filter(name -> via.contains(name) || name.equals(root.name()))
                .findFirst()
                .filter(root.name()::equals)
                .isPresent();
        if (isFirst) {
          String through =
              via.isEmpty()
                  ? ""
                  : " via " + String.join(", ", via.stream().map(n -> '"' + n + '"').toList());
          problem(
              selection,
              "Cannot spread fragment \"" + root.name() + "\" within itself" + through + ".");
        }
      } else if (seen.add(selection.name())) {
        via.add(selection.name());
        document
            .named("Fragments", selection.name())
            .ifPresent(fragment -> cycles(root, fragment, via, seen));
        via.remove(via.size() - 1);
      }
    }
  }

  // ---- selections

  static boolean isField(Node selection) {
    return selection.fields().containsKey("Alias");
  }

  static boolean isSpread(Node selection) {
    return !isField(selection) && !selection.fields().containsKey("TypeCondition");
  }

  private void selections(Node node, Optional<Node> parent) {
    for (Node selection : node.nodes("SelectionSet")) {
      charge.accept(8);
      if (isField(selection)) {
        field(selection, parent);
      } else if (isSpread(selection)) {
        spread(selection, parent);
      } else {
        inline(selection, parent);
      }
    }
  }

  private void inline(Node node, Optional<Node> parent) {
    String condition = node.text("TypeCondition");
    Optional<Node> type = condition.isEmpty() ? parent : schema.type(condition);
    directives(node, "INLINE_FRAGMENT");
    selections(node, type);
    if (condition.isEmpty()) {
      return;
    }
    if (type.isEmpty()) {
      problem(node, "Unknown type \"" + condition + "\".");
    } else if (!Schema.isComposite(type.get())) {
      problem(node, "Fragment cannot condition on non composite type \"" + condition + "\".");
    } else {
      possible(node, "Fragment", parent, type.get());
    }
  }

  private void spread(Node node, Optional<Node> parent) {
    Optional<Node> fragment = document.named("Fragments", node.name());
    usedFragments.add(node.name());
    directives(node, "FRAGMENT_SPREAD");
    if (fragment.isEmpty()) {
      problem(node, "Unknown fragment \"" + node.name() + "\".");
      return;
    }
    Optional<Node> type = schema.type(fragment.get().text("TypeCondition"));
    if (visited.add(node.name())) {
      selections(fragment.get(), type);
    }
    if (type.isPresent() && Schema.isComposite(type.get())) {
      possible(node, "Fragment \"" + node.name() + '"', parent, type.get());
    }
  }

  private void possible(Node at, String what, Optional<Node> parent, Node type) {
    if (parent.isEmpty() || !Schema.isComposite(parent.get())) {
      return;
    }
    List<Node> outer = schema.possible(parent.get());
    boolean canBe =
        schema.possible(type).stream()
            .anyMatch(one -> outer.stream().anyMatch(o -> o.name().equals(one.name())));
    if (!canBe) {
      problem(
          at,
          what
              + " cannot be spread here as objects of type \""
              + parent.get().name()
              + "\" can never be of type \""
              + type.name()
              + "\".");
    }
  }

  // ---- fields

  /** The definition of a field, introspection included. */
  static Optional<Node> definition(Schema schema, Node parent, String name) {
    if (name.equals("__typename")) {
      return Optional.of(builtin("__typename", "String", true));
    }
    boolean isRoot = schema.root("query").filter(root -> root == parent).isPresent();
    if (isRoot && name.equals("__schema")) {
      return Optional.of(builtin("__schema", "__Schema", true));
    }
    if (isRoot && name.equals("__type")) {
      return Optional.of(
          builtin("__type", "__Type", false).add("Arguments", builtin("name", "String", true)));
    }
    return Schema.isKind(parent, "OBJECT", "INTERFACE")
        ? parent.named("Fields", name)
        : Optional.empty();
  }

  private static Node builtin(String name, String type, boolean isNonNull) {
    Node reference = new Node(0, 0).put("NamedType", type).put("NonNull", isNonNull);
    return new Node(0, 0).put("Name", name).put("Type", reference);
  }

  private void field(Node field, Optional<Node> parent) {
    Optional<Node> definition = parent.flatMap(type -> definition(schema, type, field.name()));
    arguments(field, definition);
    directives(field, "FIELD");
    Optional<Node> type =
        definition
            .flatMap(its -> its.node("Type"))
            .flatMap(reference -> schema.type(Types.name(reference)));
    selections(field, type);
    if (parent.isPresent() && definition.isEmpty()) {
      problem(
          field,
          "Cannot query field \""
              + field.name()
              + "\" on type \""
              + parent.get().name()
              + '"'
              + meant(parent.get(), field.name()));
    }
    if (definition.isPresent() && parent.isPresent()) {
      String where = "field \"" + parent.get().name() + "." + field.name() + '"';
      argumentRules(field, definition.get(), where, "Field \"" + field.name() + '"');
      leaf(field, definition.get(), type);
    }
    uniqueArguments(field);
  }

  private String meant(Node parent, String name) {
    List<String> types = new ArrayList<>();
    if (Schema.isAbstract(parent)) {
      Map<String, Integer> interfaces = new HashMap<>();
      List<String> objects = new ArrayList<>();
      for (Node possible : schema.possible(parent)) {
        if (possible.named("Fields", name).isEmpty()) {
          continue;
        }
        objects.add(possible.name());
        for (String implemented : possible.texts("Interfaces")) {
          if (schema.type(implemented).flatMap(i -> i.named("Fields", name)).isPresent()) {
            interfaces.merge(implemented, 1, Integer::sum);
          }
        }
      }
      interfaces.entrySet().stream()
          .sorted(
              Map.Entry.<String, Integer>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .forEach(entry -> types.add(entry.getKey()));
      objects.stream().sorted().forEach(types::add);
    }
    if (!types.isEmpty()) {
      return Suggestions.didYouMean("to use an inline fragment on ", types);
    }
    List<String> names = parent.nodes("Fields").stream().map(Node::name).toList();
    return Schema.isKind(parent, "OBJECT", "INTERFACE")
        ? Suggestions.didYouMean("", Suggestions.of(name, names))
        : ".";
  }

  private void leaf(Node field, Node definition, Optional<Node> type) {
    if (type.isEmpty()) {
      return;
    }
    boolean hasSelections = !field.nodes("SelectionSet").isEmpty();
    String text = Types.text(definition.node("Type").orElse(definition));
    if (Schema.isLeaf(type.get()) && hasSelections) {
      problem(
          field,
          "Field \""
              + field.name()
              + "\" must not have a selection since type \""
              + type.get().name()
              + "\" has no subfields.");
    } else if (!Schema.isLeaf(type.get()) && !hasSelections) {
      problem(
          field,
          "Field \""
              + field.name()
              + "\" of type \""
              + text
              + "\" must have a selection of subfields. Did you mean \""
              + field.name()
              + " { ... }\"?");
    }
  }

  // ---- directives and arguments

  private void directives(Node node, String location) {
    Set<String> seen = new HashSet<>();
    List<Node> again = new ArrayList<>();
    for (Node use : node.nodes("Directives")) {
      Optional<Node> definition = Optional.ofNullable(schema.directives.get(use.name()));
      arguments(use, definition);
      uniqueArguments(use);
      if (definition.isEmpty()) {
        problem(use, "Unknown directive \"@" + use.name() + "\".");
        continue;
      }
      String what = "directive \"@" + use.name() + '"';
      boolean isAllowed = definition.get().texts("Locations").contains(location);
      argumentRules(use, definition.get(), what, "Directive \"@" + use.name() + '"');
      if (!isAllowed) {
        problem(use, "Directive \"@" + use.name() + "\" may not be used on " + location + ".");
      }
      if (!seen.add(use.name()) && !definition.get().is("IsRepeatable")) {
        again.add(use);
      }
    }
    for (Node use : again) {
      problem(use, "The directive \"@" + use.name() + "\" can only be used once at this location.");
    }
  }

  private void arguments(Node node, Optional<Node> definition) {
    for (Node argument : node.nodes("Arguments")) {
      Optional<Node> declared = definition.flatMap(its -> its.named("Arguments", argument.name()));
      Optional<Node> value = argument.node("Value");
      if (value.isPresent()) {
        if (declared.isPresent()) {
          boolean hasDefault = declared.get().node("DefaultValue").isPresent();
          value(declared.get().node("Type").orElse(declared.get()), hasDefault, value.get());
        } else {
          untyped(value.get());
        }
      }
    }
  }

  private void argumentRules(Node use, Node definition, String what, String whose) {
    for (Node argument : use.nodes("Arguments")) {
      if (definition.named("Arguments", argument.name()).isEmpty()) {
        List<String> names = definition.nodes("Arguments").stream().map(Node::name).toList();
        problem(
            use,
            "Unknown argument \""
                + argument.name()
                + "\" on "
                + what
                + Suggestions.didYouMean("", Suggestions.of(argument.name(), names)));
      }
    }
    for (Node declared : definition.nodes("Arguments")) {
      Node type = declared.node("Type").orElse(declared);
      if (type.is("NonNull")
          && declared.node("DefaultValue").isEmpty()
          && use.named("Arguments", declared.name()).isEmpty()) {
        problem(
            use,
            whose
                + " argument \""
                + declared.name()
                + "\" of type \""
                + Types.text(type)
                + "\" is required, but it was not provided.");
      }
    }
  }

  private void uniqueArguments(Node node) {
    Set<String> names = new HashSet<>();
    for (Node argument : node.nodes("Arguments")) {
      if (!names.add(argument.name())) {
        problem(argument, "There can be only one argument named \"" + argument.name() + "\".");
      }
    }
  }

  // ---- values

  private void untyped(Node value) {
    charge.accept(1);
    if (value.number("Kind") == Values.VARIABLE) {
      use(value);
    }
    value.nodes("Children").forEach(child -> child.node("Value").ifPresent(this::untyped));
  }

  private void use(Node value) {
    used.add(value.text("Raw"));
    if (operation.isPresent() && !variables.containsKey(value.text("Raw"))) {
      String name = operation.get().name();
      problem(
          value,
          "Variable \"$"
              + value.text("Raw")
              + "\" is not defined"
              + (name.isEmpty() ? "" : " by operation \"" + name + '"')
              + ".");
    }
  }

  private void value(Node type, boolean hasDefault, Node value) {
    charge.accept(1);
    Optional<Node> definition = schema.type(Types.name(type));
    for (Node child : value.nodes("Children")) {
      Optional<Node> inner = child.node("Value");
      if (inner.isEmpty()) {
        continue;
      }
      if (value.number("Kind") == Values.OBJECT) {
        Optional<Node> field = definition.flatMap(its -> its.named("Fields", child.name()));
        if (field.isPresent()) {
          value(
              field.get().node("Type").orElse(field.get()),
              field.get().node("DefaultValue").isPresent(),
              inner.get());
        } else {
          untyped(inner.get());
        }
      } else {
        value(type.node("Elem").orElse(type), false, inner.get());
      }
    }
    if (value.number("Kind") == Values.VARIABLE) {
      use(value);
      position(type, hasDefault, value);
      return;
    }
    uniqueFields(value);
    new ValueRules(this::problem).check(type, definition, value);
  }

  private void uniqueFields(Node value) {
    if (value.number("Kind") != Values.OBJECT) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (Node child : value.nodes("Children")) {
      if (!names.add(child.name())) {
        problem(child, "There can be only one input field named \"" + child.name() + "\".");
      }
    }
  }

  private void position(Node wanted, boolean hasDefault, Node value) {
    Node variable = variables.get(value.text("Raw"));
    if (variable == null) {
      return;
    }
    Node type = variable.node("Type").orElse(variable);
    boolean isFilled =
        hasDefault
            || variable
                .node("DefaultValue")
                .filter(v -> v.number("Kind") != Values.NULL)
                .isPresent();
    Node effective = wanted.is("NonNull") && isFilled ? Types.nonNull(type) : type;
    if (!Types.isCompatible(effective, wanted)) {
      problem(
          value,
          "Variable \"$"
              + value.text("Raw")
              + "\" of type \""
              + Types.text(type)
              + "\" used in position expecting type \""
              + Types.text(wanted)
              + "\".");
    }
  }

  private void overlapping(Node node, Optional<Node> root) {
    new Overlaps(schema, document, charge, this::problem).check(node, root);
  }
}
