package dev.jural.value;

import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A RegoSet is an unordered collection of values without duplicates; it is walked in the language's
 * order.
 */
public final class RegoSet implements RegoValue, Iterable<RegoValue> {
  /** The empty set. */
  public static final RegoSet EMPTY = new RegoSet(new ValueTable(0));

  private final ValueTable table;

  /** Slots in element order; made when first asked for. A racing thread makes the same. */
  private volatile int[] order = new int[0];

  private int hash;
  private long weight;

  private RegoSet(ValueTable table) {
    this.table = table;
  }

  /** A set of {@code elements}; of equal ones the first stays. */
  public static RegoSet of(Collection<? extends RegoValue> elements) {
    Builder builder = builder(elements.size());
    elements.forEach(builder::add);
    return builder.build();
  }

  /** A set of {@code elements}; of equal ones the first stays. */
  public static RegoSet of(RegoValue... elements) {
    Builder builder = builder(elements.length);
    for (RegoValue element : elements) {
      builder.add(element);
    }
    return builder.build();
  }

  /** A builder for about {@code expected} elements. */
  public static Builder builder(int expected) {
    return new Builder(expected);
  }

  /** A builder. */
  public static Builder builder() {
    return new Builder(8);
  }

  /** The number of elements. */
  public int size() {
    return table.size();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return table.size() == 0;
  }

  /** Whether {@code value} is an element. */
  public boolean contains(RegoValue value) {
    return table.find(value) >= 0;
  }

  /** The element at {@code position} in order. */
  public RegoValue elementAt(int position) {
    return table.key(sorted()[position]);
  }

  private int[] sorted() {
    int[] known = order;
    if (known.length != table.size()) {
      known = Sorting.order(table);
      order = known;
    }
    return known;
  }

  /** Walks the elements in order. */
  @Override
  public Iterator<RegoValue> iterator() {
    return new Iterator<>() {
      private final int[] slots = sorted();
      private int next;

      @Override
      public boolean hasNext() {
        return next < slots.length;
      }

      @Override
      public RegoValue next() {
        if (next >= slots.length) {
          throw new NoSuchElementException();
        }
        return table.key(slots[next++]);
      }
    };
  }

  @Override
  public long weight() {
    long known = weight;
    if (known == 0) {
      known = 1;
      for (int i = 0; i < table.size(); i++) {
        known = Weights.sum(known, table.key(i).weight());
      }
      weight = known;
    }
    return known;
  }

  @Override
  public ValueKind kind() {
    return ValueKind.SET;
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof RegoSet that)
        || size() != that.size()
        || hashCode() != that.hashCode()) {
      return false;
    }
    for (int i = 0; i < table.size(); i++) {
      if (!that.contains(table.key(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      int sum = 11;
      for (int i = 0; i < table.size(); i++) {
        sum += table.key(i).hashCode() * 31;
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
   * A Builder collects the elements of one set. Not for use by more than one thread, nor after
   * {@link #build()}.
   */
  public static final class Builder {
    private final ValueTable table;
    private boolean isBuilt;

    private Builder(int expected) {
      table = new ValueTable(expected);
    }

    /** Adds {@code value} unless an equal one is there. */
    public Builder add(RegoValue value) {
      if (isBuilt) {
        throw new IllegalStateException("already built");
      }
      table.add(value);
      return this;
    }

    /** Whether an equal value was added. */
    public boolean contains(RegoValue value) {
      return table.find(value) >= 0;
    }

    /** The number of elements so far. */
    public int size() {
      return table.size();
    }

    /** The set. */
    public RegoSet build() {
      isBuilt = true;
      return table.size() == 0 ? EMPTY : new RegoSet(table);
    }
  }
}
