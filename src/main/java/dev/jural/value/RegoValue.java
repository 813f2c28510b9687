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

  /**
   * How much the value would be if it were written out: one for each scalar and one more for each
   * 16 characters, one for each collection. A part that is shared counts wherever it stands, so
   * this can be far more than what the value takes in memory, and says what it costs to compare or
   * to print it. A quarter of {@link Long#MAX_VALUE} stands for all that is larger.
   */
  default long weight() {
    return 1;
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
