package dev.jural.value;

import java.util.Arrays;
import java.util.Comparator;

/** Sorts the keys of a table into the language's order. */
final class Sorting {
  private Sorting() {}

  /** The slots of {@code table} in the order of their keys. */
  static int[] order(ValueTable table) {
    int size = table.size();
    int[] order = new int[size];
    boolean isSorted = true;
    for (int i = 0; i < size; i++) {
      order[i] = i;
      isSorted = isSorted && (i == 0 || table.key(i - 1).compareTo(table.key(i)) < 0);
    }
    if (isSorted) {
      return order;
    }
    Integer[] boxed = new Integer[size];
    Arrays.setAll(boxed, i -> i);
    Arrays.sort(boxed, Comparator.comparing(table::key));
    Arrays.setAll(order, i -> boxed[i]);
    return order;
  }
}
