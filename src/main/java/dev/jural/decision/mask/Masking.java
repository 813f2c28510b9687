package dev.jural.decision.mask;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Masking applies the rules of a mask policy to one event, in their order. Indexes are those of
 * the event as it was: an array keeps its places until all rules are applied, so that removing two
 * neighbours removes both. (OPA 1.20 closes the gap at once, and then removes the wrong element.)
 */
final class Masking {
  /** Stands where an element was until all rules are applied; compared by identity. */
  private static final RegoValue GONE = RegoArray.of(RegoString.of("gone"));

  private final List<RegoValue> erased = new ArrayList<>();
  private final List<RegoValue> masked = new ArrayList<>();
  private RegoObject event;

  Masking(RegoObject event) {
    this.event = event;
  }

  /** Applies one rule; one that points at nothing does nothing. */
  void apply(MaskRule rule) {
    RegoValue changed =
        rule.isUpsert()
            ? upsert(event, rule.names(), 0, rule.value())
            : remove(event, rule.names(), 0);
    if (changed instanceof RegoObject object && changed != event) {
      event = object;
      (rule.isUpsert() ? masked : erased).add(RegoString.of(rule.pointer()));
    }
  }

  /** The event without what was removed, with the lists of what was done. */
  RegoObject result() {
    RegoObject.Builder result = RegoObject.builder(event.size() + 2);
    for (int i = 0; i < event.size(); i++) {
      result.put(event.keyAt(i), erased.isEmpty() ? event.valueAt(i) : closed(event.valueAt(i)));
    }
    if (!erased.isEmpty()) {
      result.put("erased", RegoArray.of(erased));
    }
    if (!masked.isEmpty()) {
      result.put("masked", RegoArray.of(masked));
    }
    return result.build();
  }

  private static Optional<RegoValue> child(RegoValue value, String name) {
    if (value instanceof RegoObject object) {
      return object.get(name);
    } else if (value instanceof RegoArray array && value != GONE) {
      int index = index(array, name);
      return index < 0 || array.get(index) == GONE
          ? Optional.empty()
          : Optional.of(array.get(index));
    }
    return Optional.empty();
  }

  /** The index that a name of a pointer means (RFC 6901), or -1. */
  private static int index(RegoArray array, String name) {
    boolean isNumber =
        !name.isEmpty() && name.length() < 10 && (name.length() == 1 || name.charAt(0) != '0');
    for (int i = 0; i < name.length(); i++) {
      isNumber &= name.charAt(i) >= '0' && name.charAt(i) <= '9';
    }
    int index = isNumber ? Integer.parseInt(name) : -1;
    return index < array.size() ? index : -1;
  }

  private static RegoValue remove(RegoValue value, List<String> names, int at) {
    String name = names.get(at);
    Optional<RegoValue> child = child(value, name);
    if (child.isEmpty()) {
      return value;
    } else if (at < names.size() - 1) {
      RegoValue below = remove(child.get(), names, at + 1);
      return below == child.get() ? value : with(value, name, below);
    } else if (value instanceof RegoArray) {
      return with(value, name, GONE);
    }
    RegoObject object = (RegoObject) value;
    RegoObject.Builder rest = RegoObject.builder(object.size());
    for (int i = 0; i < object.size(); i++) {
      if (!object.keyAt(i).equals(RegoString.of(name))) {
        rest.put(object.keyAt(i), object.valueAt(i));
      }
    }
    return rest.build();
  }

  private static RegoValue upsert(RegoValue value, List<String> names, int at, RegoValue put) {
    String name = names.get(at);
    Optional<RegoValue> child = child(value, name);
    if (at == names.size() - 1) {
      return child.isPresent() || value instanceof RegoObject ? with(value, name, put) : value;
    } else if (child.isEmpty() && !(value instanceof RegoObject)) {
      return value;
    }
    RegoValue old = child.orElse(RegoObject.EMPTY);
    RegoValue below = upsert(old, names, at + 1, put);
    return below == old ? value : with(value, name, below);
  }

  private static RegoValue with(RegoValue value, String name, RegoValue child) {
    if (value instanceof RegoObject object) {
      return object.with(RegoString.of(name), child);
    }
    List<RegoValue> elements = new ArrayList<>(((RegoArray) value).elements());
    elements.set(index((RegoArray) value, name), child);
    return RegoArray.of(elements);
  }

  /** The value with its gaps closed. */
  private static RegoValue closed(RegoValue value) {
    if (value instanceof RegoObject object) {
      RegoObject.Builder all = RegoObject.builder(object.size());
      for (int i = 0; i < object.size(); i++) {
        all.put(object.keyAt(i), closed(object.valueAt(i)));
      }
      return all.build();
    } else if (value instanceof RegoArray array) {
      RegoArray.Builder rest = new RegoArray.Builder();
      for (RegoValue element : array) {
        if (element != GONE) {
          rest.add(closed(element));
        }
      }
      return rest.build();
    }
    return value;
  }
}
