package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles a JSON schema of draft 4, 6 or 7 and says, in the words OPA uses, what is wrong with
 * one. A schema that does not name its draft is read as a mixture of all three, as OPA does.
 *
 * <p>A {@code $ref} may only lead into the schema itself: no file and no address is ever opened.
 */
final class SchemaCompiler {
  private static final int MAX_DEPTH = 250;
  private static final List<String> TYPES =
      List.of("array", "boolean", "integer", "number", "null", "object", "string");

  /** The draft a schema names. */
  private enum Draft {
    ANY,
    DRAFT_4,
    DRAFT_6,
    DRAFT_7;

    boolean has6() {
      return this != DRAFT_4;
    }

    boolean has7() {
      return this == ANY || this == DRAFT_7;
    }
  }

  private final BuiltinContext context;
  private final Draft draft;
  private final SchemaReferences references;

  /** By the value itself: two schemas at one place are compiled once, which ends circles. */
  private final Map<RegoValue, SchemaNode> known = new HashMap<>();

  private SchemaCompiler(BuiltinContext context, Draft draft, RegoValue root) {
    this.context = context;
    this.draft = draft;
    this.references = new SchemaReferences(root, draft == Draft.DRAFT_4, draft == Draft.ANY);
  }

  /**
   * Compiles {@code schema}.
   *
   * @throws BuiltinException that says what is wrong with it
   */
  static SchemaNode compile(BuiltinContext context, RegoValue schema) {
    if (!(schema instanceof RegoObject) && !(schema instanceof RegoBoolean)) {
      throw BuiltinException.failure("schema is invalid");
    }
    Draft draft = schema instanceof RegoObject object ? draft(object) : Draft.ANY;
    return new SchemaCompiler(context, draft, schema).schema(schema, "", 0);
  }

  private static Draft draft(RegoObject root) {
    Optional<RegoValue> name = root.get("$schema");
    if (name.isEmpty()) {
      return Draft.ANY;
    }
    if (!(name.get() instanceof RegoString text)) {
      throw BuiltinException.failure("$schema must be of type string");
    }
    String address = text.text().endsWith("#") ? strip(text.text()) : text.text();
    return switch (address) {
      case "http://json-schema.org/draft-04/schema" -> Draft.DRAFT_4;
      case "http://json-schema.org/draft-06/schema" -> Draft.DRAFT_6;
      case "http://json-schema.org/draft-07/schema" -> Draft.DRAFT_7;
      default -> Draft.ANY;
    };
  }

  private static String strip(String address) {
    return address.substring(0, address.length() - 1);
  }

  private boolean isSchema(RegoValue value) {
    return value instanceof RegoObject || (value instanceof RegoBoolean && draft.has6());
  }

  private SchemaNode schema(RegoValue value, String base, int depth) {
    context.charge(1);
    if (depth > MAX_DEPTH) {
      throw BuiltinException.failure("schema nests too deeply");
    }
    if (!isSchema(value)) {
      throw BuiltinException.failure("Expected: Valid Schema, given: Invalid JSON");
    }
    SchemaNode before = known.get(value);
    if (before != null && base.isEmpty()) {
      return before;
    }
    SchemaNode node = new SchemaNode();
    known.put(value, node);
    if (value instanceof RegoBoolean bool) {
      node.verdict = bool.value();
      return node;
    }
    new Reader((RegoObject) value, node, base, depth).read();
    return node;
  }

  /** A Reader reads the keywords of one schema. */
  private final class Reader {
    private final RegoObject source;
    private final SchemaNode node;
    private final int depth;
    private String base;

    Reader(RegoObject source, SchemaNode node, String base, int depth) {
      this.source = source;
      this.node = node;
      this.base = base;
      this.depth = depth;
    }

    void read() {
      readIdentity();
      if (readReference()) {
        return;
      }
      readTypes();
      readProperties();
      readItems();
      readNumbers();
      readStrings();
      readCounts();
      readValues();
      readCombinations();
    }

    private Optional<RegoValue> get(String keyword) {
      return source.get(keyword);
    }

    private SchemaNode below(RegoValue value) {
      return schema(value, base, depth + 1);
    }

    private void readIdentity() {
      String idKey = references.idKey(source);
      base = text(idKey).map(id -> SchemaReferences.resolve(base, id)).orElse(base);
      Optional<RegoValue> definitions = get("definitions");
      if (definitions.isPresent()) {
        if (!(definitions.get() instanceof RegoObject all)) {
          throw invalidType("Array Of Schemas", "definitions");
        }
        for (int i = 0; i < all.size(); i++) {
          if (!isSchema(all.valueAt(i))) {
            throw invalidType("Array Of Schemas", "definitions");
          }
          below(all.valueAt(i));
        }
      }
      Optional<String> title = text("title");
      Optional<String> description = text("description");
      context.charge(
          title.map(String::length).orElse(0) + description.map(String::length).orElse(0));
    }

    private boolean readReference() {
      Optional<String> ref = text("$ref");
      if (ref.isEmpty()) {
        return false;
      }
      SchemaReferences.Target target = references.find(base, ref.get());
      if (!isSchema(target.value())) {
        throw BuiltinException.failure("Valid Schema must be of type object");
      }
      SchemaNode before = known.get(target.value());
      node.ref = before != null ? before : schema(target.value(), target.base(), depth + 1);
      return true;
    }

    private void readTypes() {
      Optional<RegoValue> type = get("type");
      if (type.isEmpty()) {
        return;
      }
      if (type.get() instanceof RegoArray several) {
        several.forEach(this::addType);
      } else {
        addType(type.get());
      }
    }

    private void addType(RegoValue type) {
      if (!(type instanceof RegoString name)) {
        throw invalidType("type", "string/Array Of Strings");
      }
      if (!TYPES.contains(name.text())) {
        throw BuiltinException.failure(
            "has a primitive type that is NOT VALID -- given: /"
                + name.text()
                + "/ Expected valid values are:[array boolean integer number null object string]");
      }
      if (node.types.contains(name.text())) {
        throw BuiltinException.failure(name.text() + " type is duplicated");
      }
      node.types.add(name.text());
    }

    private void readProperties() {
      Optional<RegoValue> properties = get("properties");
      if (properties.isPresent()) {
        if (!(properties.get() instanceof RegoObject all)) {
          throw BuiltinException.failure("Properties must be of type object");
        }
        for (int i = 0; i < all.size(); i++) {
          node.properties.put(key(all, i), below(all.valueAt(i)));
        }
      }
      Optional<RegoValue> additional = get("additionalProperties");
      if (additional.isPresent()) {
        if (additional.get() instanceof RegoBoolean bool) {
          node.hasNoAdditionalProperties = !bool.value();
        } else if (additional.get() instanceof RegoObject) {
          node.additionalProperties = below(additional.get());
        } else {
          throw invalidType("boolean/Valid Schema", "additionalProperties");
        }
      }
      readPatternProperties();
      Optional<RegoValue> names = draft.has6() ? get("propertyNames") : Optional.empty();
      if (names.isPresent()) {
        if (!isSchema(names.get())) {
          // OPA names the wrong keyword here.
          throw invalidType("Valid Schema", "patternProperties");
        }
        node.propertyNames = below(names.get());
      }
      readDependencies();
    }

    private void readPatternProperties() {
      Optional<RegoValue> patterns = get("patternProperties");
      if (patterns.isEmpty()) {
        return;
      }
      if (!(patterns.get() instanceof RegoObject all)) {
        throw invalidType("Valid Schema", "patternProperties");
      }
      for (int i = 0; i < all.size(); i++) {
        String pattern = key(all, i);
        try {
          node.patternProperties.put(Regexes.pattern(context, pattern), below(all.valueAt(i)));
        } catch (BuiltinException e) {
          throw e.message().startsWith("error parsing regexp")
              ? BuiltinException.failure("Invalid regex pattern '" + pattern + "'")
              : e;
        }
      }
    }

    private void readDependencies() {
      Optional<RegoValue> dependencies = get("dependencies");
      if (dependencies.isEmpty()) {
        return;
      }
      if (!(dependencies.get() instanceof RegoObject all)) {
        throw BuiltinException.failure("dependencies must be of type object");
      }
      for (int i = 0; i < all.size(); i++) {
        RegoValue value = all.valueAt(i);
        if (value instanceof RegoArray keys
            && keys.elements().stream().allMatch(k -> k instanceof RegoString)) {
          node.keyDependencies.put(
              key(all, i), keys.elements().stream().map(k -> ((RegoString) k).text()).toList());
        } else if (isSchema(value)) {
          node.schemaDependencies.put(key(all, i), below(value));
        } else {
          throw BuiltinException.failure("Dependency must be of type Schema Or Array Of Strings");
        }
      }
    }

    private void readItems() {
      Optional<RegoValue> items = get("items");
      if (items.isPresent()) {
        if (items.get() instanceof RegoArray several) {
          if (!several.elements().stream().allMatch(SchemaCompiler.this::isSchema)) {
            throw invalidType("Valid Schema/Array Of Schemas", "items");
          }
          node.tuple = several.elements().stream().map(this::below).toList();
        } else if (isSchema(items.get())) {
          node.items = below(items.get());
        } else {
          throw invalidType("Valid Schema/Array Of Schemas", "items");
        }
      }
      Optional<RegoValue> additional = get("additionalItems");
      if (additional.isPresent()) {
        if (additional.get() instanceof RegoBoolean bool) {
          node.hasNoAdditionalItems = !bool.value();
        } else if (additional.get() instanceof RegoObject) {
          node.additionalItems = below(additional.get());
        } else {
          throw invalidType("boolean/Valid Schema", "additionalItems");
        }
      }
    }

    private void readNumbers() {
      Optional<RegoValue> multiple = get("multipleOf");
      if (multiple.isPresent()) {
        if (!(multiple.get() instanceof RegoNumber number)) {
          throw invalidType("Number", "multipleOf");
        }
        if (number.signum() <= 0) {
          throw BuiltinException.failure("multipleOf must be strictly greater than 0");
        }
        node.multipleOf = number.decimal();
      }
      node.minimum = number("minimum");
      Bound low = bound("exclusiveMinimum", "minimum", node.minimum);
      node.exclusiveMinimum = low.value();
      node.minimum = low.isInstead() ? null : node.minimum;
      node.maximum = number("maximum");
      Bound high = bound("exclusiveMaximum", "maximum", node.maximum);
      node.exclusiveMaximum = high.value();
      node.maximum = high.isInstead() ? null : node.maximum;
    }

    private @org.jspecify.annotations.Nullable BigDecimal number(String keyword) {
      Optional<RegoValue> value = get(keyword);
      if (value.isEmpty()) {
        return null;
      }
      if (!(value.get() instanceof RegoNumber number)) {
        throw BuiltinException.failure(keyword + " must be of a Number");
      }
      return number.decimal();
    }

    /** In draft 4 the keyword is a flag of the bound, later a bound of its own. */
    private Bound bound(
        String keyword, String plain, @org.jspecify.annotations.Nullable BigDecimal limit) {
      Optional<RegoValue> value = get(keyword);
      if (value.isEmpty()) {
        return new Bound(null, false);
      }
      boolean allowsFlag = draft == Draft.ANY || draft == Draft.DRAFT_4;
      if (value.get() instanceof RegoBoolean flag && allowsFlag) {
        if (limit == null) {
          throw BuiltinException.failure(keyword + " cannot be used without " + plain);
        }
        return flag.value() ? new Bound(limit, true) : new Bound(null, false);
      }
      if (value.get() instanceof RegoNumber number && draft.has6()) {
        return new Bound(number.decimal(), false);
      }
      String wanted = draft == Draft.ANY ? "boolean/number" : allowsFlag ? "boolean" : "number";
      throw invalidType(wanted, keyword);
    }

    private void readStrings() {
      node.minLength = count("minLength");
      node.maxLength = count("maxLength");
      if (node.minLength != null && node.maxLength != null && node.minLength > node.maxLength) {
        throw BuiltinException.failure("minLength cannot be greater than maxLength");
      }
      Optional<String> pattern = text("pattern");
      if (pattern.isPresent()) {
        try {
          node.pattern = Regexes.pattern(context, pattern.get());
        } catch (BuiltinException e) {
          throw BuiltinException.failure("pattern must be a valid regex");
        }
      }
      node.format = text("format").orElse("");
    }

    private void readCounts() {
      node.minProperties = count("minProperties");
      node.maxProperties = count("maxProperties");
      if (node.minProperties != null
          && node.maxProperties != null
          && node.minProperties > node.maxProperties) {
        throw BuiltinException.failure("minProperties cannot be greater than maxProperties");
      }
      Optional<RegoValue> required = get("required");
      if (required.isPresent()) {
        for (RegoValue key : array("required", required.get())) {
          if (!(key instanceof RegoString text)) {
            throw invalidType("string", "required");
          }
          if (node.required.contains(text.text())) {
            throw BuiltinException.failure("required items must be unique");
          }
          node.required.add(text.text());
        }
      }
      node.minItems = count("minItems");
      node.maxItems = count("maxItems");
      Optional<RegoValue> unique = get("uniqueItems");
      if (unique.isPresent()) {
        if (!(unique.get() instanceof RegoBoolean bool)) {
          throw BuiltinException.failure("uniqueItems must be of a boolean");
        }
        node.uniqueItems = bool.value();
      }
      if (draft.has6()) {
        node.contains = get("contains").map(this::below).orElse(null);
      }
    }

    private void readValues() {
      if (draft.has6()) {
        node.constant = get("const").orElse(null);
      }
      Optional<RegoValue> values = get("enum");
      if (values.isPresent()) {
        node.isEnumerated = true;
        Set<RegoValue> seen = new HashSet<>();
        for (RegoValue value : array("enum", values.get())) {
          if (!seen.add(value)) {
            throw BuiltinException.failure("enum items must be unique");
          }
          node.enumeration.add(value);
        }
      }
    }

    private void readCombinations() {
      schemas("oneOf", node.oneOf);
      schemas("anyOf", node.anyOf);
      schemas("allOf", node.allOf);
      node.not = part("not");
      if (draft.has7()) {
        node.condition = part("if");
        node.then = part("then");
        node.otherwise = part("else");
      }
    }

    private void schemas(String keyword, List<SchemaNode> target) {
      Optional<RegoValue> value = get(keyword);
      if (value.isPresent()) {
        array(keyword, value.get()).forEach(each -> target.add(below(each)));
      }
    }

    private @org.jspecify.annotations.Nullable SchemaNode part(String keyword) {
      Optional<RegoValue> value = get(keyword);
      if (value.isEmpty()) {
        return null;
      }
      if (!(value.get() instanceof RegoObject) && !(value.get() instanceof RegoBoolean)) {
        throw BuiltinException.failure(keyword + " must be of an object");
      }
      return below(value.get());
    }

    private RegoArray array(String keyword, RegoValue value) {
      if (value instanceof RegoArray array) {
        return array;
      }
      throw BuiltinException.failure(keyword + " must be of an array");
    }

    private Optional<String> text(String keyword) {
      Optional<RegoValue> value = get(keyword);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      if (value.get() instanceof RegoString string) {
        return Optional.of(string.text());
      }
      throw invalidType("string", keyword);
    }

    private @org.jspecify.annotations.Nullable Integer count(String keyword) {
      Optional<RegoValue> value = get(keyword);
      if (value.isEmpty()) {
        return null;
      }
      // Go looks at the spelling: 1.0 is no integer here.
      if (!(value.get() instanceof RegoNumber number)
          || !number.isLong()
          || !Long.toString(number.longValue()).equals(number.toString())) {
        throw BuiltinException.failure(keyword + " must be of an integer");
      }
      if (number.signum() < 0) {
        throw BuiltinException.failure(keyword + " must be greater than or equal to 0");
      }
      return (int) Math.min(number.longValue(), Integer.MAX_VALUE);
    }
  }

  /**
   * An exclusive bound.
   *
   * @param isInstead whether it stands in place of the bound without {@code exclusive}
   */
  private record Bound(@org.jspecify.annotations.Nullable BigDecimal value, boolean isInstead) {}

  private static String key(RegoObject object, int position) {
    RegoValue key = object.keyAt(position);
    return key instanceof RegoString string ? string.text() : key.toString();
  }

  private static BuiltinException invalidType(String expected, String given) {
    return BuiltinException.failure("Invalid type. Expected: " + expected + ", given: " + given);
  }
}
