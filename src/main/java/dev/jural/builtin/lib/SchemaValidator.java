package dev.jural.builtin.lib;

import com.google.re2j.Pattern;
import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Validates documents, with the errors and in the order of OPA. Where several schemas are tried,
 * the errors of the one that came nearest are told.
 */
final class SchemaValidator {
  private static final int MAX_DEPTH = 500;

  private final BuiltinContext context;

  SchemaValidator(BuiltinContext context) {
    this.context = context;
  }

  /** The problems of {@code document}. */
  SchemaResult validate(SchemaNode schema, RegoValue document) {
    SchemaResult result = new SchemaResult();
    check(schema, document, SchemaResult.ROOT, result, 0);
    return result;
  }

  private SchemaResult attempt(SchemaNode schema, RegoValue value, String place, int depth) {
    SchemaResult result = new SchemaResult();
    check(schema, value, place, result, depth + 1);
    return result;
  }

  private void check(
      SchemaNode schema, RegoValue value, String place, SchemaResult result, int depth) {
    context.charge(1);
    if (depth > MAX_DEPTH) {
      throw BuiltinException.failure("schema or document nests too deeply");
    }
    if (schema.verdict != null) {
      if (!schema.verdict) {
        result.add("false", place, "False always fails validation");
      }
      return;
    }
    if (schema.ref != null) {
      check(schema.ref, value, place, result, depth + 1);
      return;
    }
    String type = typeOf(value);
    boolean isAllowed =
        schema.types.isEmpty()
            || schema.types.contains(type)
            || (type.equals("integer") && schema.types.contains("number"));
    if (!isAllowed) {
      String expected =
          schema.types.size() == 1
              ? schema.types.get(0)
              : "[" + String.join(",", schema.types) + "]";
      result.add("invalid_type", place, "Invalid type. Expected: " + expected + ", given: " + type);
      return;
    }
    combinations(schema, value, place, result, depth);
    common(schema, value, place, result);
    if (value instanceof RegoNumber number) {
      number(schema, number.decimal(), place, result);
    } else if (value instanceof RegoString string) {
      string(schema, string.text(), place, result);
    } else if (value instanceof RegoArray array) {
      array(schema, array, place, result, depth);
    } else if (value instanceof RegoObject object) {
      object(schema, object, place, result, depth);
      schema.properties.forEach(
          (key, property) -> {
            Optional<RegoValue> member = object.get(key);
            if (member.isPresent()) {
              result.merge(attempt(property, member.get(), place + "." + key, depth));
            }
          });
    }
    result.raise();
  }

  private static String typeOf(RegoValue value) {
    if (value instanceof RegoNumber number) {
      return number.isInteger() ? "integer" : "number";
    } else if (value instanceof RegoNull) {
      return "null";
    } else if (value instanceof RegoBoolean) {
      return "boolean";
    }
    return value.typeName();
  }

  private void combinations(
      SchemaNode schema, RegoValue value, String place, SchemaResult result, int depth) {
    anyOf(schema.anyOf, value, place, result, depth);
    oneOf(schema.oneOf, value, place, result, depth);
    if (!schema.allOf.isEmpty()) {
      boolean areValid = true;
      for (SchemaNode each : schema.allOf) {
        SchemaResult one = attempt(each, value, place, depth);
        areValid &= one.isValid();
        result.merge(one);
      }
      if (!areValid) {
        result.add("number_all_of", place, "Must validate all the schemas (allOf)");
      }
    }
    if (schema.not != null && attempt(schema.not, value, place, depth).isValid()) {
      result.add("number_not", place, "Must not validate the schema (not)");
    }
    if (value instanceof RegoObject object) {
      dependencies(schema, object, place, result, depth);
    }
    condition(schema, value, place, result, depth);
    result.raise();
  }

  private void anyOf(
      List<SchemaNode> schemas, RegoValue value, String place, SchemaResult result, int depth) {
    if (schemas.isEmpty()) {
      return;
    }
    SchemaResult best = null;
    for (SchemaNode each : schemas) {
      SchemaResult one = attempt(each, value, place, depth);
      if (one.isValid()) {
        return;
      }
      best = best == null || one.score() > best.score() ? one : best;
    }
    result.add("number_any_of", place, "Must validate at least one schema (anyOf)");
    if (best != null) {
      result.merge(best);
    }
  }

  private void oneOf(
      List<SchemaNode> schemas, RegoValue value, String place, SchemaResult result, int depth) {
    if (schemas.isEmpty()) {
      return;
    }
    SchemaResult best = null;
    int valid = 0;
    for (SchemaNode each : schemas) {
      SchemaResult one = attempt(each, value, place, depth);
      if (one.isValid()) {
        valid++;
      } else {
        best = best == null || one.score() > best.score() ? one : best;
      }
    }
    if (valid != 1) {
      result.add("number_one_of", place, "Must validate one and only one schema (oneOf)");
      if (valid == 0 && best != null) {
        result.merge(best);
      }
    }
  }

  private void dependencies(
      SchemaNode schema, RegoObject object, String place, SchemaResult result, int depth) {
    schema.keyDependencies.forEach(
        (key, wanted) -> {
          if (object.get(key).isPresent()) {
            for (String name : wanted) {
              if (object.get(name).isEmpty()) {
                result.add("missing_dependency", place, "Has a dependency on " + name);
              }
            }
          }
        });
    schema.schemaDependencies.forEach(
        (key, dependency) -> {
          if (object.get(key).isPresent()) {
            check(dependency, object, place, result, depth + 1);
          }
        });
  }

  private void condition(
      SchemaNode schema, RegoValue value, String place, SchemaResult result, int depth) {
    if (schema.condition == null) {
      return;
    }
    boolean holds = attempt(schema.condition, value, place, depth).isValid();
    SchemaNode branch = holds ? schema.then : schema.otherwise;
    if (branch == null) {
      return;
    }
    SchemaResult one = attempt(branch, value, place, depth);
    if (!one.isValid()) {
      if (holds) {
        result.add("condition_then", place, "Must validate \"then\" as \"if\" was valid");
      } else {
        result.add("condition_else", place, "Must validate \"else\" as \"if\" was not valid");
      }
      result.merge(one);
    }
  }

  private void common(SchemaNode schema, RegoValue value, String place, SchemaResult result) {
    String field = SchemaResult.field(place);
    if (schema.constant != null && !schema.constant.equals(value)) {
      result.add("const", place, field + " does not match: " + GoJson.compact(schema.constant));
    }
    if (schema.isEnumerated && !schema.enumeration.contains(value)) {
      String allowed =
          schema.enumeration.stream().map(GoJson::compact).collect(Collectors.joining(", "));
      result.add("enum", place, field + " must be one of the following: " + allowed);
    }
    if (!schema.format.isEmpty()
        && value instanceof RegoString string
        && !SchemaFormats.fits(context, schema.format, string.text())) {
      result.add("format", place, "Does not match format '" + schema.format + "'");
    }
    result.raise();
  }

  private static void number(
      SchemaNode schema, BigDecimal value, String place, SchemaResult result) {
    if (schema.multipleOf != null && !isMultiple(value, schema.multipleOf)) {
      bound(result, "multiple_of", place, "Must be a multiple of ", schema.multipleOf);
    }
    if (schema.maximum != null && value.compareTo(schema.maximum) > 0) {
      bound(result, "number_lte", place, "Must be less than or equal to ", schema.maximum);
    }
    if (schema.exclusiveMaximum != null && value.compareTo(schema.exclusiveMaximum) >= 0) {
      bound(result, "number_lt", place, "Must be less than ", schema.exclusiveMaximum);
    }
    if (schema.minimum != null && value.compareTo(schema.minimum) < 0) {
      bound(result, "number_gte", place, "Must be greater than or equal to ", schema.minimum);
    }
    if (schema.exclusiveMinimum != null && value.compareTo(schema.exclusiveMinimum) <= 0) {
      bound(result, "number_gt", place, "Must be greater than ", schema.exclusiveMinimum);
    }
    result.raise();
  }

  private static boolean isMultiple(BigDecimal value, BigDecimal factor) {
    long exponents =
        Math.abs((long) value.precision() - value.scale())
            + Math.abs((long) factor.precision() - factor.scale());
    if (exponents > 5_000) {
      throw BuiltinException.failure("multipleOf: numbers too far apart");
    }
    return value.remainder(factor).signum() == 0;
  }

  private static void bound(
      SchemaResult result, String type, String place, String text, BigDecimal limit) {
    result.add(type, place, text + GoFloat.general(limit));
  }

  private void string(SchemaNode schema, String value, String place, SchemaResult result) {
    int length = value.codePointCount(0, value.length());
    if (schema.minLength != null && length < schema.minLength) {
      result.add(
          "string_gte",
          place,
          "String length must be greater than or equal to " + schema.minLength);
    }
    if (schema.maxLength != null && length > schema.maxLength) {
      result.add(
          "string_lte", place, "String length must be less than or equal to " + schema.maxLength);
    }
    if (schema.pattern != null && !find(schema.pattern, value)) {
      result.add("pattern", place, "Does not match pattern '" + schema.pattern.pattern() + "'");
    }
    result.raise();
  }

  private boolean find(Pattern pattern, String text) {
    context.charge(text.length());
    return pattern.matcher(text).find();
  }

  private void array(
      SchemaNode schema, RegoArray array, String place, SchemaResult result, int depth) {
    if (schema.items != null) {
      for (int i = 0; i < array.size(); i++) {
        result.merge(attempt(schema.items, array.get(i), place + "." + i, depth));
      }
    } else if (schema.tuple != null) {
      tuple(schema, schema.tuple, array, place, result, depth);
    }
    if (schema.minItems != null && array.size() < schema.minItems) {
      result.add(
          "array_min_items", place, "Array must have at least " + schema.minItems + " items");
    }
    if (schema.maxItems != null && array.size() > schema.maxItems) {
      result.add("array_max_items", place, "Array must have at most " + schema.maxItems + " items");
    }
    if (schema.uniqueItems) {
      Map<RegoValue, Integer> seen = new HashMap<>();
      for (int i = 0; i < array.size(); i++) {
        Integer before = seen.put(array.get(i), i);
        if (before != null) {
          result.add("unique", place, "array items[" + before + "," + i + "] must be unique");
        }
      }
    }
    if (schema.contains != null) {
      contains(schema.contains, array, place, result, depth);
    }
    result.raise();
  }

  private void tuple(
      SchemaNode schema,
      List<SchemaNode> tuple,
      RegoArray array,
      String place,
      SchemaResult result,
      int depth) {
    int known = Math.min(tuple.size(), array.size());
    for (int i = 0; i < known; i++) {
      result.merge(attempt(tuple.get(i), array.get(i), place + "." + i, depth));
    }
    if (schema.hasNoAdditionalItems && array.size() > tuple.size()) {
      result.add("array_no_additional_items", place, "No additional items allowed on array");
    } else if (schema.additionalItems != null) {
      for (int i = known; i < array.size(); i++) {
        result.merge(attempt(schema.additionalItems, array.get(i), place + "." + i, depth));
      }
    }
  }

  private void contains(
      SchemaNode schema, RegoArray array, String place, SchemaResult result, int depth) {
    SchemaResult best = null;
    for (int i = 0; i < array.size(); i++) {
      SchemaResult one = attempt(schema, array.get(i), place + "." + i, depth);
      if (one.isValid()) {
        return;
      }
      best = best == null || one.score() > best.score() ? one : best;
    }
    result.add("contains", place, "At least one of the items must match");
    if (best != null) {
      result.merge(best);
    }
  }

  private void object(
      SchemaNode schema, RegoObject object, String place, SchemaResult result, int depth) {
    if (schema.minProperties != null && object.size() < schema.minProperties) {
      result.add(
          "array_min_properties",
          place,
          "Must have at least " + schema.minProperties + " properties");
    }
    if (schema.maxProperties != null && object.size() > schema.maxProperties) {
      result.add(
          "array_max_properties",
          place,
          "Must have at most " + schema.maxProperties + " properties");
    }
    for (String key : schema.required) {
      if (object.get(key).isPresent()) {
        result.raise();
      } else {
        result.add("required", place, key + " is required");
      }
    }
    for (int i = 0; i < object.size(); i++) {
      RegoValue key = object.keyAt(i);
      String name = key instanceof RegoString string ? string.text() : key.toString();
      member(schema, name, object.valueAt(i), place, result, depth);
    }
    if (schema.propertyNames != null) {
      for (int i = 0; i < object.size(); i++) {
        SchemaResult one = attempt(schema.propertyNames, object.keyAt(i), place, depth);
        if (!one.isValid()) {
          result.add(
              "invalid_property_name",
              place,
              "Property name of " + object.keyAt(i) + " does not match");
          result.merge(one);
        }
      }
    }
    result.raise();
  }

  private void member(
      SchemaNode schema,
      String name,
      RegoValue value,
      String place,
      SchemaResult result,
      int depth) {
    boolean isKnown = schema.properties.containsKey(name);
    for (Map.Entry<Pattern, SchemaNode> entry : schema.patternProperties.entrySet()) {
      if (find(entry.getKey(), name)) {
        isKnown = true;
        result.merge(attempt(entry.getValue(), value, place + "." + name, depth));
      }
    }
    if (isKnown) {
      return;
    }
    if (schema.hasNoAdditionalProperties) {
      result.add(
          "additional_property_not_allowed",
          place,
          "Additional property " + name + " is not allowed");
    } else if (schema.additionalProperties != null) {
      result.merge(attempt(schema.additionalProperties, value, place + "." + name, depth));
    }
  }
}
