package dev.jural.value;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A RegoObject maps values to values; keys may be of any kind.
 *
 * <p>Entries have positions in key order: {@link #keyAt} and {@link #valueAt} with positions from 0
 * below {@link #size()} walk an object in the language's order. {@link #find} gives an opaque slot
 * for {@link #valueIn}, without an allocation.
 */
public final class RegoObject implements RegoValue {
  /** The empty object. */
  public static final RegoObject EMPTY = new RegoObject(new ValueTable(0), new RegoValue[0]);

  private final ValueTable table;
  private final RegoValue[] values;

  /** Slots in key order; made when first asked for. A racing thread makes the same. */
  private volatile int[] order = new int[0];

  private int hash;
  private long weight;

  private RegoObject(ValueTable table, RegoValue[] values) {
    this.table = table;
    this.values = values;
  }

  /** An object of one entry. */
  public static RegoObject of(RegoValue key, RegoValue value) {
    return builder(1).put(key, value).build();
  }

  /** An object of the entries of {@code map}, whose keys become strings. */
  public static RegoObject ofStrings(Map<String, ? extends RegoValue> map) {
    Builder builder = builder(map.size());
    map.forEach(builder::put);
    return builder.build();
  }

  /** A builder for about {@code expected} entries. */
  public static Builder builder(int expected) {
    return new Builder(expected);
  }

  /** A builder. */
  public static Builder builder() {
    return new Builder(8);
  }

  /** The number of entries. */
  public int size() {
    return values.length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return values.length == 0;
  }

  /** The slot of {@code key}, or -1. Equal keys of different spelling (1, 1.0) are one key. */
  public int find(RegoValue key) {
    return table.find(key);
  }

  /** The value in {@code slot}, which {@link #find} gave. */
  public RegoValue valueIn(int slot) {
    return values[slot];
  }

  /** Whether there is an entry for {@code key}. */
  public boolean has(RegoValue key) {
    return table.find(key) >= 0;
  }

  /** The value for {@code key}. */
  public Optional<RegoValue> get(RegoValue key) {
    int slot = table.find(key);
    return slot < 0 ? Optional.empty() : Optional.of(values[slot]);
  }

  /** The value for the string {@code key}. */
  public Optional<RegoValue> get(String key) {
    return get(RegoString.of(key));
  }

  /** The key at {@code position} in key order. */
  public RegoValue keyAt(int position) {
    return table.key(sorted()[position]);
  }

  /** The value at {@code position} in key order. */
  public RegoValue valueAt(int position) {
    return values[sorted()[position]];
  }

  private int[] sorted() {
    int[] known = order;
    if (known.length != values.length) {
      known = Sorting.order(table);
      order = known;
    }
    return known;
  }

  /** This object with {@code key} mapped to {@code value}. Costs a copy. */
  public RegoObject with(RegoValue key, RegoValue value) {
    return builder(size() + 1).putAll(this).put(key, value).build();
  }

  @Override
  public long weight() {
    long known = weight;
    if (known == 0) {
      known = 1;
      for (int i = 0; i < table.size(); i++) {
        known = Weights.sum(known, table.key(i).weight() + values[i].weight());
      }
      weight = known;
    }
    return known;
  }

  @Override
  public ValueKind kind() {
    return ValueKind.OBJECT;
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof RegoObject that)
        || size() != that.size()
        || hashCode() != that.hashCode()) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      int slot = that.table.find(table.key(i));
      if (slot < 0 || !values[i].equals(that.values[slot])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      int sum = 5;
      for (int i = 0; i < values.length; i++) {
        sum += table.key(i).hashCode() * 31 ^ values[i].hashCode();
      }
      known = sum;
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }

  /**
   * A Builder collects the entries of one object. Not for use by more than one thread, nor after
   * {@link #build()}.
   */
  public static final class Builder {
    private final ValueTable table;
    private RegoValue[] values;
    private boolean isBuilt;

    private Builder(int expected) {
      table = new ValueTable(expected);
      values = new RegoValue[Math.max(4, expected)];
    }

    /** Maps {@code key} to {@code value}, instead of what it was mapped to. */
    public Builder put(RegoValue key, RegoValue value) {
      Objects.requireNonNull(value, "value");
      if (isBuilt) {
        throw new IllegalStateException("already built");
      }
      int slot = table.add(key);
      if (slot >= values.length) {
        values = Arrays.copyOf(values, values.length * 2);
      }
      values[slot] = value;
      return this;
    }

    /** Maps {@code key} to {@code value} unless it is mapped; gives what it is mapped to then. */
    public RegoValue putIfAbsent(RegoValue key, RegoValue value) {
      int before = table.size();
      int slot = table.find(key);
      if (slot >= 0) {
        return values[slot];
      }
      put(key, value);
      return values[before];
    }

    /** Maps the string {@code key} to {@code value}. */
    public Builder put(String key, RegoValue value) {
      return put(RegoString.of(key), value);
    }

    /** Maps the string {@code key} to the string {@code value}. */
    public Builder put(String key, String value) {
      return put(RegoString.of(key), RegoString.of(value));
    }

    /** Puts every entry of {@code other}. */
    public Builder putAll(RegoObject other) {
      for (int i = 0; i < other.size(); i++) {
        put(other.table.key(i), other.values[i]);
      }
      return this;
    }

    /** The value {@code key} is mapped to so far. */
    public Optional<RegoValue> get(RegoValue key) {
      int slot = table.find(key);
      return slot < 0 ? Optional.empty() : Optional.of(values[slot]);
    }

    /** The number of entries so far. */
    public int size() {
      return table.size();
    }

    /** The object. */
    public RegoObject build() {
      isBuilt = true;
      if (table.size() == 0) {
        return EMPTY;
      }
      return new RegoObject(
          table, values.length == table.size() ? values : Arrays.copyOf(values, table.size()));
    }
  }
}
