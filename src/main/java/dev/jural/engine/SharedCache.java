package dev.jural.engine;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * A SharedCache keeps what is costly to make for all evaluations of an engine. Bounded; shared by
 * threads.
 */
final class SharedCache {
  private static final int MOST_ENTRIES = 4_096;

  private final ConcurrentMap<Key, Object> entries = new ConcurrentHashMap<>();

  /**
   * Equality is spelled out: it is asked for with every pattern, and the record's own is slow to
   * set up.
   */
  private record Key(Class<?> kind, String text) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && kind == that.kind && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return 31 * kind.hashCode() + text.hashCode();
    }
  }

  <T> T get(Class<T> kind, String text, Supplier<T> make) {
    Key key = new Key(kind, text);
    Object known = entries.get(key);
    if (known == null) {
      known = make.get();
      // Starting over is rare and cheap; keeping an order of use would cost every lookup.
      if (entries.size() >= MOST_ENTRIES) {
        entries.clear();
      }
      entries.put(key, known);
    }
    return kind.cast(known);
  }
}
