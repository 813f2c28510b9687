package dev.jural.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoValue;
import org.jspecify.annotations.Nullable;

/**
 * Values to and from what Java programs hold: Jackson trees, maps and collections, strings and
 * numbers, records and beans.
 */
public final class Values {
  private Values() {}

  /**
   * The value of {@code object}: of a {@link RegoValue} itself; of {@code null} Rego's null; of a
   * string, enum, character, boolean or number the scalar (numbers exactly; a double as Java prints
   * it); of an empty or full {@link java.util.Optional} null or its content; of arrays, iterables
   * and streams an array (of a {@link java.util.Set} a set); of a map an object, whose keys may be
   * anything; of a {@link JsonNode} its JSON; of a record or bean an object by Jackson's rules.
   *
   * @throws IllegalArgumentException for NaN and infinities, for what Jackson cannot read, and for
   *     what nests deeper than {@link JsonReader#MAX_DEPTH}, as a cycle does
   */
  public static RegoValue from(@Nullable Object object) {
    return new FromJava().value(object);
  }

  /**
   * The value of a JSON text.
   *
   * @param name what the text is called in errors
   * @throws dev.jural.source.RegoException when it is no JSON, with the place
   */
  public static RegoValue fromJson(String name, String json) {
    return JsonReader.read(name, json);
  }

  /** The value as a Jackson tree: sets are arrays in order, keys that are no strings their JSON. */
  public static JsonNode toJson(RegoValue value) {
    return ToJava.tree(value);
  }

  /**
   * The value as a {@code type}: a record, a bean, {@code String}, {@code Map}, {@code Object}...
   * by Jackson's rules. What the value has and the type has not is an error, so that no mistake in
   * a name goes unseen.
   *
   * @throws IllegalArgumentException when the value is no such thing; the message says which part
   */
  public static <T> T to(RegoValue value, Class<T> type) {
    return ToJava.bound(value, type);
  }

  /**
   * As {@link #to(RegoValue, Class)}, for types such as {@code List<Finding>}.
   *
   * @throws IllegalArgumentException when the value is no such thing; the message says which part
   */
  public static <T> T to(RegoValue value, TypeReference<T> type) {
    return ToJava.bound(value, type);
  }
}
