package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinTable;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;

/** Equality, order and membership. */
public final class Comparison {
  private Comparison() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType any = RegoType.ANY;
    RegoType bool = RegoType.BOOLEAN;
    table.fn("eq", "Unifies two terms.", Comparison::equal, bool, arg("x", any), arg("y", any));
    table.fn(
        "assign",
        "Assigns a value to a variable.",
        Comparison::equal,
        bool,
        arg("x", any),
        arg("y", any));
    table.fn(
        "equal",
        "Whether two values are equal.",
        Comparison::equal,
        bool,
        arg("x", any),
        arg("y", any));
    table.fn(
        "neq",
        "Whether two values differ.",
        (a, b) -> RegoBoolean.of(!a.equals(b)),
        bool,
        arg("x", any),
        arg("y", any));
    table.fn(
        "lt",
        "Whether x comes before y.",
        (a, b) -> RegoBoolean.of(a.compareTo(b) < 0),
        bool,
        arg("x", any),
        arg("y", any));
    table.fn(
        "lte",
        "Whether x comes before y or equals it.",
        (a, b) -> RegoBoolean.of(a.compareTo(b) <= 0),
        bool,
        arg("x", any),
        arg("y", any));
    table.fn(
        "gt",
        "Whether x comes after y.",
        (a, b) -> RegoBoolean.of(a.compareTo(b) > 0),
        bool,
        arg("x", any),
        arg("y", any));
    table.fn(
        "gte",
        "Whether x comes after y or equals it.",
        (a, b) -> RegoBoolean.of(a.compareTo(b) >= 0),
        bool,
        arg("x", any),
        arg("y", any));
    table.fn(
        "internal.member_2",
        "Whether a value is in a collection.",
        Comparison::member,
        bool,
        arg("x", any),
        arg("xs", any));
    table.fn(
        "internal.member_3",
        "Whether a collection has a value under a key.",
        Comparison::entry,
        bool,
        arg("k", any),
        arg("x", any),
        arg("xs", any));
  }

  static RegoValue equal(RegoValue a, RegoValue b) {
    return RegoBoolean.of(a.equals(b));
  }

  static RegoValue member(RegoValue element, RegoValue collection) {
    if (collection instanceof RegoSet set) {
      return RegoBoolean.of(set.contains(element));
    }
    if (collection instanceof RegoArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i).equals(element)) {
          return RegoBoolean.TRUE;
        }
      }
    } else if (collection instanceof RegoObject object) {
      for (int i = 0; i < object.size(); i++) {
        if (object.valueAt(i).equals(element)) {
          return RegoBoolean.TRUE;
        }
      }
    }
    return RegoBoolean.FALSE;
  }

  static RegoValue entry(RegoValue key, RegoValue element, RegoValue collection) {
    if (collection instanceof RegoSet set) {
      return RegoBoolean.of(key.equals(element) && set.contains(element));
    }
    if (collection instanceof RegoArray array) {
      int index = array.indexOf(key);
      return RegoBoolean.of(index >= 0 && array.get(index).equals(element));
    }
    return RegoBoolean.of(
        collection instanceof RegoObject object
            && object.get(key).filter(element::equals).isPresent());
  }
}
