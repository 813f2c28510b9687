package dev.jural.compiler;

import dev.jural.types.RegoType;
import dev.jural.types.RegoTypes;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads JSON Schemas as types (OPA docs, "Schemas"): {@code type}, {@code properties}, {@code
 * items}, {@code allOf}, {@code anyOf} and local {@code $ref}; whatever else a schema says narrows
 * no type. An object has the properties that its schema names and no others. Used by one thread.
 */
final class SchemaTypes {
  private static final int MOST_DEPTH = 100;
  private static final Set<String> NAMES =
      Set.of("array", "boolean", "integer", "null", "number", "object", "string");

  private final RegoValue root;
  private final Set<String> open = new HashSet<>();
  private int depth;

  private SchemaTypes(RegoValue root) {
    this.root = root;
  }

  /** A BadSchema says why a schema has no type. */
  static final class BadSchema extends Exception {
    private static final long serialVersionUID = 1L;

    BadSchema(String message) {
      super(message);
    }
  }

  /** The type of what a schema admits. */
  static RegoType of(RegoValue schema) throws BadSchema {
    return new SchemaTypes(schema).type(schema);
  }

  private RegoType type(RegoValue schema) throws BadSchema {
    if (schema instanceof RegoBoolean) {
      return RegoType.ANY;
    }
    if (!(schema instanceof RegoObject object)) {
      throw new BadSchema("a schema is an object, got " + schema.typeName());
    }
    if (++depth > MOST_DEPTH) {
      throw new BadSchema("the schema nests deeper than " + MOST_DEPTH + " levels");
    }
    try {
      return type(object);
    } finally {
      depth--;
    }
  }

  private RegoType type(RegoObject schema) throws BadSchema {
    Optional<RegoValue> reference = schema.get(RegoString.of("$ref"));
    if (reference.isPresent()) {
      return referred(reference.get());
    }
    Optional<RegoValue> all = schema.get(RegoString.of("allOf"));
    if (all.isPresent()) {
      return all(schema, all.get());
    }
    Optional<RegoValue> any = schema.get(RegoString.of("anyOf"));
    if (any.isPresent()) {
      return any(schema, any.get());
    }
    return own(schema);
  }

  /** What the schema says without the schemas that it is made of. */
  private RegoType own(RegoObject schema) throws BadSchema {
    Optional<RegoValue> type = schema.get(RegoString.of("type"));
    if (type.isPresent() && type.get() instanceof RegoArray names) {
      List<RegoType> types = new ArrayList<>();
      for (RegoValue name : names.elements()) {
        types.add(named(name, schema));
      }
      return types.isEmpty() ? RegoType.ANY : RegoTypes.union(types);
    } else if (type.isPresent()) {
      RegoType named = named(type.get(), schema);
      return named == RegoType.NULL ? RegoType.ANY : named;
    } else if (schema.get(RegoString.of("properties")).isPresent()) {
      return object(schema);
    }
    return schema.get(RegoString.of("items")).isPresent() ? array(schema) : RegoType.ANY;
  }

  private RegoType named(RegoValue name, RegoObject schema) throws BadSchema {
    String text = name instanceof RegoString string ? string.text() : name.toString();
    if (!NAMES.contains(text)) {
      throw new BadSchema("type " + name + " is none of " + NAMES.stream().sorted().toList());
    }
    return switch (text) {
      case "array" -> array(schema);
      case "boolean" -> RegoType.BOOLEAN;
      case "integer", "number" -> RegoType.NUMBER;
      case "null" -> RegoType.NULL;
      case "object" -> object(schema);
      default -> RegoType.STRING;
    };
  }

  private RegoType object(RegoObject schema) throws BadSchema {
    Map<String, RegoType> properties = new HashMap<>();
    if (schema.get(RegoString.of("properties")).orElse(RegoObject.EMPTY)
        instanceof RegoObject declared) {
      for (int i = 0; i < declared.size(); i++) {
        if (declared.keyAt(i) instanceof RegoString name) {
          properties.put(name.text(), type(declared.valueAt(i)));
        }
      }
    }
    return properties.isEmpty() ? RegoType.OBJECT : RegoTypes.object(properties, List.of());
  }

  private RegoType array(RegoObject schema) throws BadSchema {
    Optional<RegoValue> items = schema.get(RegoString.of("items"));
    if (items.isEmpty()) {
      return RegoType.ARRAY;
    }
    if (items.get() instanceof RegoArray tuple) {
      List<RegoType> elements = new ArrayList<>();
      for (RegoValue element : tuple.elements()) {
        elements.add(type(element));
      }
      return RegoTypes.tuple(elements);
    }
    return RegoType.arrayOf(type(items.get()));
  }

  // ---- schemas made of others

  private RegoType any(RegoObject schema, RegoValue list) throws BadSchema {
    List<RegoType> types = new ArrayList<>();
    for (RegoValue member : elements(list)) {
      types.add(type(member));
    }
    RegoType own = own(schema);
    if (!RegoTypes.isAny(own) && !own.equals(RegoType.OBJECT)) {
      types.add(own);
    }
    return types.isEmpty() ? RegoType.ANY : RegoTypes.union(types);
  }

  private RegoType all(RegoObject schema, RegoValue list) throws BadSchema {
    List<RegoType> types = new ArrayList<>();
    for (RegoValue member : elements(list)) {
      types.add(type(member));
    }
    types.add(own(schema));
    RegoType merged = RegoType.ANY;
    for (RegoType type : types) {
      merged = both(merged, type);
    }
    return merged;
  }

  private static RegoType both(RegoType left, RegoType right) throws BadSchema {
    if (RegoTypes.isAny(left) || left.equals(right)) {
      return right;
    } else if (RegoTypes.isAny(right)) {
      return left;
    }
    if (left instanceof RegoType.ObjectType ours && right instanceof RegoType.ObjectType theirs) {
      Map<String, RegoType> properties = new HashMap<>(ours.properties());
      for (Map.Entry<String, RegoType> entry : theirs.properties().entrySet()) {
        RegoType known = properties.get(entry.getKey());
        properties.put(
            entry.getKey(), known == null ? entry.getValue() : both(known, entry.getValue()));
      }
      return properties.isEmpty() ? RegoType.OBJECT : RegoTypes.object(properties, List.of());
    }
    if (!RegoTypes.overlap(left, right)) {
      throw new BadSchema(
          "unable to merge these schemas: type mismatch: "
              + RegoTypes.show(left)
              + " and "
              + RegoTypes.show(right));
    }
    return left;
  }

  private static List<RegoValue> elements(RegoValue list) throws BadSchema {
    if (list instanceof RegoArray array) {
      return array.elements();
    }
    throw new BadSchema("a list of schemas is an array, got " + list.typeName());
  }

  // ---- references

  private RegoType referred(RegoValue reference) throws BadSchema {
    String text = reference instanceof RegoString string ? string.text() : "";
    if (!text.startsWith("#")) {
      throw new BadSchema(
          "$ref " + reference + " leaves the schema; only references within it are followed");
    }
    if (!open.add(text)) {
      // A type of itself would have no end.
      return RegoType.ANY;
    }
    try {
      return type(at(text));
    } finally {
      open.remove(text);
    }
  }

  private RegoValue at(String reference) throws BadSchema {
    RegoValue found = root;
    for (String escaped : reference.substring(1).split("/", -1)) {
      String key = escaped.replace("~1", "/").replace("~0", "~");
      if (key.isEmpty()) {
        continue;
      }
      Optional<RegoValue> next =
          found instanceof RegoObject object
              ? object.get(RegoString.of(key))
              : found instanceof RegoArray array && key.matches("[0-9]{1,6}")
                  ? Optional.of(Integer.parseInt(key))
                      .filter(index -> index < array.size())
                      .map(array::get)
                  : Optional.empty();
      if (next.isEmpty()) {
        throw new BadSchema("$ref \"" + reference + "\" finds no \"" + key + "\"");
      }
      found = next.get();
    }
    return found;
  }
}
