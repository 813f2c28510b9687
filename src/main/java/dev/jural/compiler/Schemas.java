package dev.jural.compiler;

import dev.jural.ast.Module;
import dev.jural.ast.Rule;
import dev.jural.compiler.SchemaTypes.BadSchema;
import dev.jural.compiler.TypeEnv.DocumentTypes;
import dev.jural.source.ErrorCode;
import dev.jural.types.RegoType;
import dev.jural.types.RegoTypes;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Schemas give the types that {@code schemas} annotations say documents have (OPA docs, "Schemas"):
 * those of the packages around first, then of the package, the document and the rule, so that what
 * is nearer overrides. Used by one thread.
 */
final class Schemas {
  private static final List<String> INPUT = List.of("input");

  private final Map<List<String>, RegoValue> given;
  private final Metadata metadata;
  private final Problems problems;
  private final Map<List<String>, Optional<RegoType>> types = new HashMap<>();

  /**
   * Such types.
   *
   * @param given the schemas by their names, {@code [schema, input]}; the one called {@code
   *     [schema]} is that of {@code input} wherever no annotation says otherwise
   */
  Schemas(Map<List<String>, RegoValue> given, List<Module> modules, Problems problems) {
    this.given = given;
    this.metadata = new Metadata(modules);
    this.problems = problems;
  }

  /** What is known wherever no annotation says otherwise. */
  static DocumentTypes everywhere(Map<List<String>, RegoValue> given) {
    RegoValue schema = given.get(List.of("schema"));
    try {
      return schema == null
          ? DocumentTypes.NONE
          : new DocumentTypes(Map.of(INPUT, SchemaTypes.of(schema)));
    } catch (BadSchema e) {
      return DocumentTypes.NONE;
    }
  }

  /** What is known in the bodies of a rule. */
  DocumentTypes of(Module module, Rule rule) {
    Map<List<String>, RegoType> known = new LinkedHashMap<>();
    if (given.containsKey(List.of("schema"))) {
      named(List.of("schema"), rule).ifPresent(type -> known.put(INPUT, type));
    }
    List<RegoValue> chain = metadata.chain(module, rule).elements();
    for (int i = chain.size() - 1; i >= 0; i--) {
      RegoValue annotations = below(chain.get(i), "annotations");
      if (below(annotations, "schemas") instanceof RegoArray schemas) {
        schemas.forEach(schema -> add((RegoObject) schema, rule, known));
      }
    }
    return new DocumentTypes(known);
  }

  private void add(RegoObject schema, Rule rule, Map<List<String>, RegoType> known) {
    List<String> path = names(below(schema, "path"));
    RegoValue definition = below(schema, "definition");
    Optional<RegoType> type =
        definition instanceof RegoObject
            ? read(definition, rule)
            : named(names(below(schema, "schema")), rule);
    if (type.isEmpty()) {
      return;
    }
    if (path.get(0).equals("input")) {
      RegoType whole = known.getOrDefault(INPUT, RegoType.OBJECT);
      known.put(INPUT, replaced(whole, path.subList(1, path.size()), type.get()));
    } else {
      known.put(path, type.get());
    }
  }

  /** {@code type} with another type at {@code path}; what is no object on the way becomes one. */
  private static RegoType replaced(RegoType type, List<String> path, RegoType at) {
    if (path.isEmpty()) {
      return at;
    }
    boolean isObject = type instanceof RegoType.ObjectType;
    RegoType.ObjectType object = (RegoType.ObjectType) (isObject ? type : RegoType.OBJECT);
    Map<String, RegoType> properties = new HashMap<>(object.properties());
    RegoType below = properties.getOrDefault(path.get(0), RegoType.OBJECT);
    properties.put(path.get(0), replaced(below, path.subList(1, path.size()), at));
    List<Map.Entry<RegoType, RegoType>> dynamic = new ArrayList<>();
    object.dynamic().ifPresent(rest -> dynamic.add(Map.entry(rest.key(), rest.value())));
    return RegoTypes.object(properties, dynamic);
  }

  private Optional<RegoType> named(List<String> name, Rule rule) {
    RegoValue schema = given.get(name);
    if (schema == null) {
      problems.add(
          ErrorCode.TYPE,
          "undefined schema: "
              + String.join(".", name)
              + "; the schemas at hand are "
              + given.keySet().stream().map(known -> String.join(".", known)).sorted().toList(),
          rule.span());
      return Optional.empty();
    }
    // Not computeIfAbsent: reading reports, and each schema is to be reported once.
    Optional<RegoType> known = types.get(name);
    if (known == null) {
      known = read(schema, rule);
      types.put(name, known);
    }
    return known;
  }

  private Optional<RegoType> read(RegoValue schema, Rule rule) {
    try {
      return Optional.of(SchemaTypes.of(schema));
    } catch (BadSchema e) {
      problems.add(ErrorCode.TYPE, "unable to compile the schema: " + e.getMessage(), rule.span());
      return Optional.empty();
    }
  }

  private static List<String> names(RegoValue path) {
    List<String> names = new ArrayList<>();
    if (path instanceof RegoArray array) {
      array.forEach(
          name -> names.add(name instanceof RegoString text ? text.text() : name.toString()));
    }
    return names;
  }

  private static RegoValue below(RegoValue value, String key) {
    return value instanceof RegoObject object
        ? object.get(RegoString.of(key)).orElse(RegoArray.EMPTY)
        : RegoArray.EMPTY;
  }
}
