package dev.jural.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** A RegoArray is an ordered list of values. */
public final class RegoArray implements RegoValue, Iterable<RegoValue> {
  private static final RegoValue[] NONE = new RegoValue[0];

  /** The empty array. */
  public static final RegoArray EMPTY = new RegoArray(NONE);

  private final RegoValue[] elements;
  private int hash;
  private long weight;

  private RegoArray(RegoValue[] elements) {
    this.elements = elements;
  }

  /** An array of {@code elements}, in their order. */
  public static RegoArray of(List<? extends RegoValue> elements) {
    return elements.isEmpty() ? EMPTY : new RegoArray(elements.toArray(new RegoValue[0]));
  }

  /** An array of {@code elements}, in their order. */
  public static RegoArray of(RegoValue... elements) {
    return elements.length == 0 ? EMPTY : new RegoArray(elements.clone());
  }

  /** The number of elements. */
  public int size() {
    return elements.length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return elements.length == 0;
  }

  /** The element at {@code index}, which must be in range. */
  public RegoValue get(int index) {
    return elements[index];
  }

  /**
   * The index that {@code key} names, or -1: {@code key} must be a whole number from 0 below {@link
   * #size()}.
   */
  public int indexOf(RegoValue key) {
    if (key instanceof RegoNumber number && number.isLong()) {
      long index = number.longValue();
      return index >= 0 && index < elements.length ? (int) index : -1;
    }
    return -1;
  }

  /** This array with {@code value} at the end. Costs a copy. */
  public RegoArray plus(RegoValue value) {
    RegoValue[] longer = Arrays.copyOf(elements, elements.length + 1);
    longer[elements.length] = value;
    return new RegoArray(longer);
  }

  /** An unmodifiable view of the elements. */
  public List<RegoValue> elements() {
    return Collections.unmodifiableList(Arrays.asList(elements));
  }

  @Override
  public Iterator<RegoValue> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < elements.length;
      }

      @Override
      public RegoValue next() {
        if (next >= elements.length) {
          throw new NoSuchElementException();
        }
        return elements[next++];
      }
    };
  }

  @Override
  public long weight() {
    long known = weight;
    if (known == 0) {
      known = 1;
      for (RegoValue element : elements) {
        known = Weights.sum(known, element.weight());
      }
      weight = known;
    }
    return known;
  }

  @Override
  public ValueKind kind() {
    return ValueKind.ARRAY;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof RegoArray that
            && hashCode() == that.hashCode()
            && Arrays.equals(elements, that.elements));
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = 31 * Arrays.hashCode(elements) + 3;
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }

  /** A Builder collects the elements of one array. Not for use by more than one thread. */
  public static final class Builder {
    private RegoValue[] elements;
    private int size;

    /** A builder. */
    public Builder() {
      this.elements = NONE;
    }

    /** A builder of exactly, or about, {@code expected} elements. */
    public Builder(int expected) {
      this.elements = expected == 0 ? NONE : new RegoValue[expected];
    }

    /** Adds {@code value} at the end. */
    public Builder add(RegoValue value) {
      if (size == elements.length) {
        elements = Arrays.copyOf(elements, Math.max(8, size + (size >> 1)));
      }
      elements[size++] = value;
      return this;
    }

    /** The number of elements so far. */
    public int size() {
      return size;
    }

    /** The array of all elements so far. */
    public RegoArray build() {
      if (size == 0) {
        return EMPTY;
      }
      // When it is full, adding one more copies it, so that it can be given away as it is.
      return new RegoArray(size == elements.length ? elements : Arrays.copyOf(elements, size));
    }
  }
}
