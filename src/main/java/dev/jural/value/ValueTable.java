package dev.jural.value;

import java.util.Arrays;

/**
 * A ValueTable is a hash table from values to small indexes, in order of insertion; objects and
 * sets are built on it.
 *
 * <p>Open addressing with linear probing. When a probe gets long, which honest keys do not cause,
 * the table is built anew with a hash that is seeded at random for each table, so that keys made to
 * collide do not make it slow. Results never depend on the seed: iteration is by insertion or
 * sorted.
 */
final class ValueTable {
  private static final int LONGEST_PROBE = 64;

  private RegoValue[] keys;
  private int size;

  /**
   * Index + 1 of the key, 0 for a free slot. Its length is a power of two, at least twice the size.
   */
  private int[] slots;

  /** 0: plain hash codes; else the seed of the strong hash. */
  private long seed;

  ValueTable(int expected) {
    keys = new RegoValue[Math.max(4, expected)];
    slots = new int[slotsFor(keys.length)];
  }

  private static int slotsFor(int keys) {
    return Integer.highestOneBit(Math.max(4, keys) * 2 - 1) * 2;
  }

  int size() {
    return size;
  }

  RegoValue key(int index) {
    return keys[index];
  }

  /** The keys in order of insertion; the array is exactly as long as there are keys. */
  RegoValue[] keys() {
    return keys.length == size ? keys : Arrays.copyOf(keys, size);
  }

  /** The index of {@code key}, or -1. */
  int find(RegoValue key) {
    if (seed == 0 && key instanceof RegoString string) {
      return findText(string.text());
    }
    int mask = slots.length - 1;
    int at = spread(hash(key)) & mask;
    while (true) {
      int index = slots[at] - 1;
      if (index < 0) {
        return -1;
      }
      RegoValue candidate = keys[index];
      if (candidate == key || candidate.equals(key)) {
        return index;
      }
      at = (at + 1) & mask;
    }
  }

  /** Most keys are strings, and for them no call needs to be looked up in a table of methods. */
  private int findText(String text) {
    RegoValue[] known = keys;
    int[] table = slots;
    int mask = table.length - 1;
    int at = spread(text.hashCode()) & mask;
    while (true) {
      int index = table[at] - 1;
      if (index < 0) {
        return -1;
      }
      if (known[index] instanceof RegoString candidate && candidate.text().equals(text)) {
        return index;
      }
      at = (at + 1) & mask;
    }
  }

  /** The index of {@code key}, added when new: then it is the size before the call. */
  int add(RegoValue key) {
    if (size == keys.length) {
      grow();
    }
    int mask = slots.length - 1;
    int at = spread(hash(key)) & mask;
    int probes = 0;
    while (true) {
      int index = slots[at] - 1;
      if (index < 0) {
        break;
      }
      RegoValue candidate = keys[index];
      if (candidate == key || candidate.equals(key)) {
        return index;
      }
      at = (at + 1) & mask;
      probes++;
    }
    keys[size] = key;
    slots[at] = ++size;
    if (probes > LONGEST_PROBE && seed == 0) {
      seed = StrongHash.newSeed();
      rebuild(slots.length);
    }
    return size - 1;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, keys.length * 2);
    rebuild(slotsFor(keys.length));
  }

  private void rebuild(int length) {
    slots = new int[length];
    int mask = length - 1;
    for (int i = 0; i < size; i++) {
      int at = spread(hash(keys[i])) & mask;
      while (slots[at] != 0) {
        at = (at + 1) & mask;
      }
      slots[at] = i + 1;
    }
  }

  private int hash(RegoValue key) {
    return seed == 0 ? key.hashCode() : StrongHash.of(key, seed);
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
