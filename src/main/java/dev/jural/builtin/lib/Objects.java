package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;

/** Functions of objects. */
public final class Objects {
  private static final RegoType ANY = RegoType.ANY;
  private static final RegoType OBJECT = RegoType.OBJECT;

  private Objects() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType keys = RegoType.anyOf(RegoType.ARRAY, RegoType.OBJECT, RegoType.SET);
    table.fn(
        "object.get",
        "The value under a key or path, else a default.",
        Objects::get,
        ANY,
        arg("object", OBJECT),
        arg("key", ANY),
        arg("default", ANY));
    table.fn("object.keys", "The set of keys.", Objects::keys, RegoType.SET, arg("object", OBJECT));
    table.fn(
        "object.remove",
        "The object without some keys.",
        Objects::remove,
        RegoType.ANY,
        arg("object", OBJECT),
        arg("keys", keys));
    table.fn(
        "object.filter",
        "The object with some keys only.",
        Objects::filter,
        RegoType.ANY,
        arg("object", OBJECT),
        arg("keys", keys));
    table.withContext(
        "object.union",
        "Two objects in one, deeply; the second wins.",
        (Implementation.C2) Objects::union,
        RegoType.ANY,
        arg("a", OBJECT),
        arg("b", OBJECT));
    table.withContext(
        "object.union_n",
        "Objects in one, deeply; later ones win.",
        (Implementation.C1) Objects::unionAll,
        RegoType.ANY,
        arg("objects", RegoType.arrayOf(OBJECT)));
    table.fn(
        "object.subset",
        "Whether a collection holds all of another.",
        Objects::subset,
        ANY,
        arg("super", keys),
        arg("sub", keys));
  }

  static RegoValue get(RegoValue a, RegoValue key, RegoValue fallback) {
    RegoObject object = Operands.object(a, 1);
    if (!(key instanceof RegoArray path)) {
      int slot = object.find(key);
      return slot < 0 ? fallback : object.valueIn(slot);
    }
    RegoValue at = object;
    for (RegoValue step : path) {
      RegoValue next = step(at, step);
      if (next == null) {
        return fallback;
      }
      at = next;
    }
    return at;
  }

  private static @org.jspecify.annotations.Nullable RegoValue step(RegoValue at, RegoValue key) {
    if (at instanceof RegoObject object) {
      int slot = object.find(key);
      return slot < 0 ? null : object.valueIn(slot);
    } else if (at instanceof RegoArray array) {
      int index = array.indexOf(key);
      return index < 0 ? null : array.get(index);
    }
    return at instanceof RegoSet set && set.contains(key) ? key : null;
  }

  static RegoValue keys(RegoValue a) {
    RegoObject object = Operands.object(a, 1);
    RegoSet.Builder keys = RegoSet.builder(object.size());
    for (int i = 0; i < object.size(); i++) {
      keys.add(object.keyAt(i));
    }
    return keys.build();
  }

  private static RegoSet keySet(RegoValue value) {
    if (value instanceof RegoSet set) {
      return set;
    } else if (value instanceof RegoArray array) {
      return RegoSet.of(array.elements());
    } else if (value instanceof RegoObject object) {
      return (RegoSet) keys(object);
    }
    throw BuiltinException.wrongType(2, "one of {object, set, array}", value.typeName());
  }

  static RegoValue remove(RegoValue a, RegoValue b) {
    return select(Operands.object(a, 1), keySet(b), false);
  }

  static RegoValue filter(RegoValue a, RegoValue b) {
    return select(Operands.object(a, 1), keySet(b), true);
  }

  private static RegoValue select(RegoObject object, RegoSet keys, boolean keep) {
    RegoObject.Builder selected = RegoObject.builder(object.size());
    for (int i = 0; i < object.size(); i++) {
      if (keys.contains(object.keyAt(i)) == keep) {
        selected.put(object.keyAt(i), object.valueAt(i));
      }
    }
    return selected.build();
  }

  static RegoValue union(BuiltinContext context, RegoValue a, RegoValue b) {
    return merge(context, Operands.object(a, 1), Operands.object(b, 2));
  }

  private static RegoObject merge(BuiltinContext context, RegoObject left, RegoObject right) {
    context.charge(left.size() + right.size());
    RegoObject.Builder merged = RegoObject.builder(left.size() + right.size()).putAll(left);
    for (int i = 0; i < right.size(); i++) {
      RegoValue key = right.keyAt(i);
      RegoValue value = right.valueAt(i);
      int slot = left.find(key);
      if (slot >= 0
          && left.valueIn(slot) instanceof RegoObject below
          && value instanceof RegoObject other) {
        merged.put(key, merge(context, below, other));
      } else {
        merged.put(key, value);
      }
    }
    return merged.build();
  }

  static RegoValue unionAll(BuiltinContext context, RegoValue a) {
    RegoObject merged = RegoObject.EMPTY;
    for (RegoValue element : Operands.array(a, 1)) {
      if (!(element instanceof RegoObject object)) {
        throw BuiltinException.operand(
            1, "must be array of objects but got array containing " + element.typeName());
      }
      merged = merge(context, merged, object);
    }
    return merged;
  }

  static RegoValue subset(RegoValue a, RegoValue b) {
    if (a instanceof RegoObject whole && b instanceof RegoObject part) {
      return RegoBoolean.of(objectHolds(whole, part));
    } else if (a instanceof RegoSet whole && b instanceof RegoSet part) {
      return RegoBoolean.of(setHolds(whole, part));
    } else if (a instanceof RegoArray whole && b instanceof RegoArray part) {
      return RegoBoolean.of(arrayHolds(whole, part));
    } else if (a instanceof RegoArray whole && b instanceof RegoSet part) {
      return RegoBoolean.of(setHolds(RegoSet.of(whole.elements()), part));
    }
    throw BuiltinException.types(
        "both arguments object.subset must be of the same type or array and set");
  }

  private static boolean holds(RegoValue whole, RegoValue part) {
    if (whole instanceof RegoObject a && part instanceof RegoObject b) {
      return objectHolds(a, b);
    } else if (whole instanceof RegoSet a && part instanceof RegoSet b) {
      return setHolds(a, b);
    } else if (whole instanceof RegoArray a && part instanceof RegoArray b) {
      return arrayHolds(a, b);
    }
    return whole.equals(part);
  }

  private static boolean objectHolds(RegoObject whole, RegoObject part) {
    for (int i = 0; i < part.size(); i++) {
      int slot = whole.find(part.keyAt(i));
      if (slot < 0 || !holds(whole.valueIn(slot), part.valueAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean setHolds(RegoSet whole, RegoSet part) {
    for (RegoValue element : part) {
      if (!whole.contains(element)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the part stands in the whole in one piece. */
  private static boolean arrayHolds(RegoArray whole, RegoArray part) {
    for (int start = 0; start + part.size() <= whole.size(); start++) {
      int i = 0;
      while (i < part.size() && whole.get(start + i).equals(part.get(i))) {
        i++;
      }
      if (i == part.size()) {
        return true;
      }
    }
    return false;
  }
}
