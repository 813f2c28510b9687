package dev.jural.value;

/** A RegoBoolean is true or false; there are only the two instances, so identity is equality. */
public final class RegoBoolean implements RegoValue {
  /** True. */
  public static final RegoBoolean TRUE = new RegoBoolean(true);

  /** False. */
  public static final RegoBoolean FALSE = new RegoBoolean(false);

  private final boolean value;

  private RegoBoolean(boolean value) {
    this.value = value;
  }

  /** The instance for {@code value}. */
  public static RegoBoolean of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** The boolean. */
  public boolean value() {
    return value;
  }

  @Override
  public ValueKind kind() {
    return ValueKind.BOOLEAN;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return value ? 1231 : 1237;
  }

  @Override
  public String toString() {
    return value ? "true" : "false";
  }
}
