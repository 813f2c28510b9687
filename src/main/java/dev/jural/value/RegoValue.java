package dev.jural.value;

/**
 * A RegoValue is a value of the language. All are immutable, safe for use by many threads, and in
 * one total order: null, booleans, numbers, strings, arrays, objects, sets (OPA docs, "Policy
 * Reference", comparison). Two values are equal exactly when the order says so: {@code 1} equals
 * {@code 1.0}.
 */
public sealed interface RegoValue extends Comparable<RegoValue>
    permits RegoNull, RegoBoolean, RegoNumber, RegoString, RegoArray, RegoObject, RegoSet {

  /** What kind of value this is. */
  ValueKind kind();

  /** OPA's name of the kind: {@code null boolean number string array object set}. */
  default String typeName() {
    return kind().typeName();
  }

  @Override
  default int compareTo(RegoValue other) {
    return ValueOrder.compare(this, other);
  }

  /**
   * The value as Rego source, keys and set elements in order: {@code {"a": [1, {2, 3}]}}, the empty
   * set {@code set()}.
   */
  @Override
  String toString();
}
