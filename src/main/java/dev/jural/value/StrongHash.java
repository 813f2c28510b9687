package dev.jural.value;

import java.util.concurrent.ThreadLocalRandom;

/** A seeded hash of values, for tables whose keys collide under {@link Object#hashCode()}. */
final class StrongHash {
  private StrongHash() {}

  /** A seed nobody outside can guess; never 0. */
  static long newSeed() {
    return ThreadLocalRandom.current().nextLong() | 1;
  }

  static int of(RegoValue value, long seed) {
    long hash = mix(seed, value);
    return (int) (hash ^ (hash >>> 32));
  }

  private static long mix(long state, RegoValue value) {
    if (value instanceof RegoString string) {
      long hash = state;
      String text = string.text();
      for (int i = 0; i < text.length(); i++) {
        hash = stir(hash, text.charAt(i));
      }
      return hash;
    }
    if (value instanceof RegoArray array) {
      long hash = stir(state, 3);
      for (RegoValue element : array) {
        hash = mix(hash, element);
      }
      return hash;
    }
    if (value instanceof RegoObject object) {
      // Order must not count, and the order of keys is not the order of insertion: add up.
      long sum = stir(state, 5);
      for (int i = 0; i < object.size(); i++) {
        sum += mix(mix(state, object.keyAt(i)), object.valueAt(i));
      }
      return sum;
    }
    if (value instanceof RegoSet set) {
      long sum = stir(state, 7);
      for (RegoValue element : set) {
        sum += mix(state, element);
      }
      return sum;
    }
    return stir(state, value.hashCode());
  }

  private static long stir(long state, int word) {
    long mixed = (state ^ word) * 0xBF58476D1CE4E5B9L;
    return mixed ^ (mixed >>> 29);
  }
}
