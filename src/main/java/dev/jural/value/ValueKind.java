package dev.jural.value;

/** A ValueKind is a kind of value; the constants stand in the total order of values. */
public enum ValueKind {
  /** The null value. */
  NULL("null"),
  /** True and false. */
  BOOLEAN("boolean"),
  /** Exact decimal numbers. */
  NUMBER("number"),
  /** Unicode strings. */
  STRING("string"),
  /** Ordered lists. */
  ARRAY("array"),
  /** Maps from any value to any value. */
  OBJECT("object"),
  /** Unordered collections without duplicates. */
  SET("set");

  private final String typeName;

  ValueKind(String typeName) {
    this.typeName = typeName;
  }

  /** OPA's name of this kind, as {@code type_name} gives it. */
  public String typeName() {
    return typeName;
  }
}
