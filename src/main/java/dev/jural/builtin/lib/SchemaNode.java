package dev.jural.builtin.lib;

import com.google.re2j.Pattern;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A SchemaNode is one JSON schema, compiled. Filled in by {@link SchemaCompiler}, because schemas
 * refer to each other in circles, and not changed afterwards. A limit that is not set is null.
 */
final class SchemaNode {
  /** For the schemas {@code true} and {@code false}: whether everything is valid. */
  @Nullable Boolean verdict;

  /** What {@code $ref} names; then nothing else of this schema counts. */
  @Nullable SchemaNode ref;

  final List<String> types = new ArrayList<>();
  final Map<String, SchemaNode> properties = new LinkedHashMap<>();
  final Map<Pattern, SchemaNode> patternProperties = new LinkedHashMap<>();
  @Nullable SchemaNode additionalProperties;
  boolean hasNoAdditionalProperties;
  @Nullable SchemaNode propertyNames;
  final Map<String, SchemaNode> schemaDependencies = new LinkedHashMap<>();
  final Map<String, List<String>> keyDependencies = new LinkedHashMap<>();
  final List<String> required = new ArrayList<>();
  @Nullable Integer minProperties;
  @Nullable Integer maxProperties;

  @Nullable SchemaNode items;
  @Nullable List<SchemaNode> tuple;
  @Nullable SchemaNode additionalItems;
  boolean hasNoAdditionalItems;
  @Nullable SchemaNode contains;
  @Nullable Integer minItems;
  @Nullable Integer maxItems;
  boolean uniqueItems;

  @Nullable Integer minLength;
  @Nullable Integer maxLength;
  @Nullable Pattern pattern;
  String format = "";

  @Nullable BigDecimal multipleOf;
  @Nullable BigDecimal minimum;
  @Nullable BigDecimal maximum;
  @Nullable BigDecimal exclusiveMinimum;
  @Nullable BigDecimal exclusiveMaximum;

  @Nullable RegoValue constant;
  final List<RegoValue> enumeration = new ArrayList<>();
  boolean isEnumerated;

  final List<SchemaNode> oneOf = new ArrayList<>();
  final List<SchemaNode> anyOf = new ArrayList<>();
  final List<SchemaNode> allOf = new ArrayList<>();
  @Nullable SchemaNode not;
  @Nullable SchemaNode condition;
  @Nullable SchemaNode then;
  @Nullable SchemaNode otherwise;
}
