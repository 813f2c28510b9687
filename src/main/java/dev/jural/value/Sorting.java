package dev.jural.value;

/** Sorts the keys of a table into the language's order. */
final class Sorting {
  /** Runs of so many are sorted by insertion. */
  private static final int INSERTED = 8;

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
    sort(table, order, new int[size], 0, size);
    return order;
  }

  /** Sorts by merging, with no object for each slot. */
  private static void sort(ValueTable table, int[] order, int[] spare, int from, int to) {
    if (to - from <= INSERTED) {
      insert(table, order, from, to);
      return;
    }
    int middle = (from + to) >>> 1;
    sort(table, order, spare, from, middle);
    sort(table, order, spare, middle, to);
    if (table.key(order[middle - 1]).compareTo(table.key(order[middle])) <= 0) {
      return;
    }
    System.arraycopy(order, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int at = from; left < middle; at++) {
      boolean isRight = right < to && table.key(order[right]).compareTo(table.key(spare[left])) < 0;
      order[at] = isRight ? order[right++] : spare[left++];
    }
  }

  private static void insert(ValueTable table, int[] order, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int slot = order[i];
      RegoValue key = table.key(slot);
      int at = i;
      while (at > from && table.key(order[at - 1]).compareTo(key) > 0) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = slot;
    }
  }
}
