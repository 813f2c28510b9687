package dev.jural.value;

/** The null value. */
public final class RegoNull implements RegoValue {
  /** The only instance. */
  public static final RegoNull NULL = new RegoNull();

  private RegoNull() {}

  @Override
  public ValueKind kind() {
    return ValueKind.NULL;
  }

  @Override
  public int hashCode() {
    return 7;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public String toString() {
    return "null";
  }
}
