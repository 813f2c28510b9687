package dev.jural.eval;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ReadLog holds which parts of the input were read on the way to where the evaluation is now:
 * going back to another element of a loop forgets what the one before read. A part is known by the
 * identity of the collection it was read from, so it is found again wherever a rule handed the
 * collection to. Used by one thread.
 */
final class ReadLog {
  /** A result that rests on more than this rests, for a reader, on all of it. */
  static final int MOST_OF_ONE_RESULT = 1000;

  private static final int MOST = 100_000;

  /** The place of each collection in the input. */
  private final IdentityHashMap<RegoValue, Place> places = new IdentityHashMap<>();

  /** What each element of a virtual document rests on. */
  private final IdentityHashMap<RegoValue, Map<RegoValue, List<Place>>> documents =
      new IdentityHashMap<>();

  private final ArrayList<Place> log = new ArrayList<>();

  /** A Place is a part of the input: where it is in the part around it. */
  record Place(@Nullable Place around, RegoValue key) {
    static final Place ROOT = new Place(null, RegoArray.EMPTY);

    /** The keys from the input to this part. */
    List<RegoValue> path() {
      ArrayDeque<RegoValue> path = new ArrayDeque<>();
      for (Place at = this; at.around != null; at = at.around) {
        path.addFirst(at.key);
      }
      return List.copyOf(path);
    }
  }

  private record Found(RegoValue value, Place place) {}

  /** A log of reads of {@code input}. */
  ReadLog(RegoValue input) {
    Deque<Found> open = new ArrayDeque<>(List.of(new Found(input, Place.ROOT)));
    while (!open.isEmpty()) {
      Found found = open.removeFirst();
      if (!isCollection(found.value())
          || places.putIfAbsent(found.value(), found.place()) != null) {
        continue;
      }
      if (found.value() instanceof RegoObject object) {
        for (int i = 0; i < object.size(); i++) {
          open.add(new Found(object.valueAt(i), new Place(found.place(), object.keyAt(i))));
        }
      } else if (found.value() instanceof RegoArray array) {
        for (int i = 0; i < array.size(); i++) {
          open.add(new Found(array.get(i), new Place(found.place(), RegoNumber.of(i))));
        }
      }
    }
  }

  private static boolean isCollection(RegoValue value) {
    return (value instanceof RegoObject object && object.size() > 0)
        || (value instanceof RegoArray array && array.size() > 0)
        || (value instanceof RegoSet set && set.size() > 0);
  }

  /** How much is in the log. */
  int size() {
    return log.size();
  }

  /** Forgets what was read after the log had {@code size}. */
  void rewind(int size) {
    if (size < log.size()) {
      log.subList(size, log.size()).clear();
    }
  }

  /** What was read after the log had {@code size}. */
  List<Place> since(int size) {
    return size >= log.size() ? List.of() : List.copyOf(log.subList(size, log.size()));
  }

  /** Notes that {@code key} was looked up in {@code from}. */
  void read(RegoValue from, RegoValue key) {
    if (log.size() >= MOST) {
      return;
    }
    Place place = places.get(from);
    if (place != null) {
      log.add(new Place(place, key));
      return;
    }
    Map<RegoValue, List<Place>> entries = documents.get(from);
    if (entries != null) {
      append(entries.getOrDefault(key, List.of()));
    }
  }

  /** Notes that all of {@code value} was looked at, if it is a virtual document. */
  void readAll(RegoValue value) {
    Map<RegoValue, List<Place>> entries = documents.get(value);
    if (entries != null) {
      entries.values().forEach(this::append);
    }
  }

  /** Notes reads of another evaluation that this one goes on from. */
  void append(Collection<Place> reads) {
    if (log.size() + reads.size() <= MOST) {
      log.addAll(reads);
    }
  }

  /** Notes what each entry of a virtual document rests on. */
  void keep(RegoValue document, Map<RegoValue, List<Place>> entries) {
    if (isCollection(document)) {
      documents.put(document, entries);
    }
  }

  /** The paths of {@code reads} below which there is no other. */
  static List<List<RegoValue>> narrowest(Collection<Place> reads) {
    Set<List<RegoValue>> paths = new LinkedHashSet<>();
    reads.forEach(place -> paths.add(place.path()));
    Set<List<RegoValue>> above = new LinkedHashSet<>();
    for (List<RegoValue> path : paths) {
      for (int length = path.size() - 1; length >= 0; length--) {
        if (!above.add(path.subList(0, length))) {
          break;
        }
      }
    }
    paths.removeAll(above);
    return List.copyOf(paths);
  }
}
