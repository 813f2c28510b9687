package dev.jural.builtin.lib.graphql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/**
 * Whether fields of one name can become one in the answer (GraphQL specification, "Field Selection
 * Merging"). Used by one thread.
 */
final class Overlaps {
  private final Schema schema;
  private final Node document;
  private final LongConsumer charge;
  private final BiConsumer<Node, String> problem;

  /** A field, the type around it and its own definition. */
  private record Selected(Node field, Optional<Node> parent, Optional<Node> definition) {
    Optional<Node> type() {
      return definition.flatMap(its -> its.node("Type"));
    }
  }

  Overlaps(Schema schema, Node document, LongConsumer charge, BiConsumer<Node, String> problem) {
    this.schema = schema;
    this.document = document;
    this.charge = charge;
    this.problem = problem;
  }

  /** Checks the selections of an operation, and those inside of them. */
  void check(Node node, Optional<Node> parent) {
    Map<String, List<Selected>> fields = new LinkedHashMap<>();
    collect(node, parent, fields, new HashSet<>());
    for (List<Selected> same : fields.values()) {
      for (int i = 0; i < same.size(); i++) {
        for (int j = i + 1; j < same.size(); j++) {
          Selected second = same.get(j);
          conflict(same.get(i), second, false)
              .ifPresent(
                  reason ->
                      problem.accept(
                          second.field(),
                          "Fields \""
                              + second.field().text("Alias")
                              + "\" conflict because "
                              + reason
                              + ". Use different aliases on the fields to fetch both if this was"
                              + " intentional."));
        }
      }
    }
    for (List<Selected> same : fields.values()) {
      for (Selected one : same) {
        check(one.field(), typeOf(one));
      }
    }
  }

  private Optional<Node> typeOf(Selected selected) {
    return selected.type().flatMap(type -> schema.type(Types.name(type)));
  }

  private void collect(
      Node node, Optional<Node> parent, Map<String, List<Selected>> fields, Set<String> seen) {
    for (Node selection : node.nodes("SelectionSet")) {
      charge.accept(4);
      if (QueryRules.isField(selection)) {
        Optional<Node> definition =
            parent.flatMap(type -> QueryRules.definition(schema, type, selection.name()));
        fields
            .computeIfAbsent(selection.text("Alias"), alias -> new ArrayList<>())
            .add(new Selected(selection, parent, definition));
      } else if (!QueryRules.isSpread(selection)) {
        String condition = selection.text("TypeCondition");
        collect(selection, condition.isEmpty() ? parent : schema.type(condition), fields, seen);
      } else if (seen.add(selection.name())) {
        document
            .named("Fragments", selection.name())
            .ifPresent(
                fragment ->
                    collect(fragment, schema.type(fragment.text("TypeCondition")), fields, seen));
      }
    }
  }

  /** Why two fields cannot become one. */
  private Optional<String> conflict(Selected a, Selected b, boolean isExclusive) {
    charge.accept(8);
    boolean areApart =
        isExclusive
            || (a.parent().isPresent()
                && b.parent().isPresent()
                && !a.parent().get().name().equals(b.parent().get().name())
                && Schema.isKind(a.parent().get(), "OBJECT")
                && Schema.isKind(b.parent().get(), "OBJECT"));
    if (!areApart) {
      if (!a.field().name().equals(b.field().name())) {
        return Optional.of(
            "\"" + a.field().name() + "\" and \"" + b.field().name() + "\" are different fields");
      }
      if (!arguments(a.field()).equals(arguments(b.field()))) {
        return Optional.of("they have differing arguments");
      }
    }
    if (a.type().isPresent()
        && b.type().isPresent()
        && areDifferent(a.type().get(), b.type().get())) {
      return Optional.of(
          "they return conflicting types \""
              + Types.text(a.type().get())
              + "\" and \""
              + Types.text(b.type().get())
              + '"');
    }
    return inner(a, b, areApart);
  }

  private Optional<String> inner(Selected a, Selected b, boolean areApart) {
    Map<String, List<Selected>> left = new LinkedHashMap<>();
    Map<String, List<Selected>> right = new LinkedHashMap<>();
    collect(a.field(), typeOf(a), left, new HashSet<>());
    collect(b.field(), typeOf(b), right, new HashSet<>());
    List<String> reasons = new ArrayList<>();
    left.forEach(
        (alias, ours) -> {
          for (Selected one : ours) {
            for (Selected other : right.getOrDefault(alias, List.of())) {
              conflict(one, other, areApart)
                  .ifPresent(
                      reason ->
                          reasons.add("subfields \"" + alias + "\" conflict because " + reason));
            }
          }
        });
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", reasons));
  }

  private static Map<String, String> arguments(Node field) {
    Map<String, String> arguments = new LinkedHashMap<>();
    for (Node argument : field.nodes("Arguments")) {
      arguments.put(argument.name(), argument.node("Value").map(Values::text).orElse(""));
    }
    return Map.copyOf(arguments);
  }

  private boolean areDifferent(Node left, Node right) {
    if (left.is("NonNull") != right.is("NonNull")
        || left.node("Elem").isPresent() != right.node("Elem").isPresent()) {
      return true;
    }
    if (left.node("Elem").isPresent()) {
      return areDifferent(left.node("Elem").orElse(left), right.node("Elem").orElse(right));
    }
    Optional<Node> a = schema.type(left.text("NamedType"));
    Optional<Node> b = schema.type(right.text("NamedType"));
    boolean isLeaf = a.filter(Schema::isLeaf).isPresent() || b.filter(Schema::isLeaf).isPresent();
    return isLeaf && !left.text("NamedType").equals(right.text("NamedType"));
  }
}
