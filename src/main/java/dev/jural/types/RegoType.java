package dev.jural.types;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A RegoType is a set of values that the type checker knows about (OPA docs, "Type Checking"; the
 * JSON form in OPA's {@code capabilities.json}).
 */
public sealed interface RegoType {
  /** Any value. */
  RegoType ANY = new AnyOf(List.of());

  /** The null type. */
  RegoType NULL = new Scalar("null");

  /** The boolean type. */
  RegoType BOOLEAN = new Scalar("boolean");

  /** The number type. */
  RegoType NUMBER = new Scalar("number");

  /** The string type. */
  RegoType STRING = new Scalar("string");

  /** An array of any elements. */
  RegoType ARRAY = arrayOf(ANY);

  /** A set of any elements. */
  RegoType SET = setOf(ANY);

  /** An object of any keys and values. */
  RegoType OBJECT = objectOf(ANY, ANY);

  /** An array of any length whose elements are {@code element}. */
  static RegoType arrayOf(RegoType element) {
    return new ArrayType(List.of(), Optional.of(element));
  }

  /** An array of exactly {@code elements}. */
  static RegoType tuple(RegoType... elements) {
    return new ArrayType(List.of(elements), Optional.empty());
  }

  /** A set whose elements are {@code element}. */
  static RegoType setOf(RegoType element) {
    return new SetType(element);
  }

  /** An object of any size from {@code key} to {@code value}. */
  static RegoType objectOf(RegoType key, RegoType value) {
    return new ObjectType(Map.of(), Optional.of(new Dynamic(key, value)));
  }

  /** The union of {@code types}. */
  static RegoType anyOf(RegoType... types) {
    return new AnyOf(List.of(types));
  }

  /**
   * A type of scalars.
   *
   * @param name {@code null}, {@code boolean}, {@code number} or {@code string}
   */
  record Scalar(String name) implements RegoType {}

  /**
   * A union.
   *
   * @param of the types; empty for any value
   */
  record AnyOf(List<RegoType> of) implements RegoType {
    public AnyOf {
      of = List.copyOf(of);
    }
  }

  /**
   * A type of arrays.
   *
   * @param elements types of the first elements, by position
   * @param rest type of all further elements; none when the length is fixed
   */
  record ArrayType(List<RegoType> elements, Optional<RegoType> rest) implements RegoType {
    public ArrayType {
      elements = List.copyOf(elements);
    }
  }

  /**
   * A type of sets.
   *
   * @param element type of the elements
   */
  record SetType(RegoType element) implements RegoType {}

  /**
   * A type of objects.
   *
   * @param properties types by key, for the string keys that are known
   * @param dynamic types of all further entries; none when there are no others
   */
  record ObjectType(Map<String, RegoType> properties, Optional<Dynamic> dynamic)
      implements RegoType {
    public ObjectType {
      properties = Map.copyOf(properties);
    }
  }

  /**
   * The types of entries whose keys are not known.
   *
   * @param key of the keys
   * @param value of the values
   */
  record Dynamic(RegoType key, RegoType value) {}
}
