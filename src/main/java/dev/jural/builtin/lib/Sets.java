package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;

/** Functions of sets. The difference is {@code minus}, among the numbers. */
public final class Sets {
  private Sets() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType set = RegoType.SET;
    RegoType sets = RegoType.setOf(set);
    table.fn("and", "What is in both sets.", Sets::and, set, arg("x", set), arg("y", set));
    table.fn("or", "What is in one set or the other.", Sets::or, set, arg("x", set), arg("y", set));
    table.fn("intersection", "What is in all sets.", Sets::intersection, set, arg("xs", sets));
    table.fn("union", "What is in some set.", Sets::union, set, arg("xs", sets));
    table.fn(
        "set_diff",
        "What is in x and not in y.",
        (a, b) -> Numbers.minus(Operands.set(a, 1), Operands.set(b, 2)),
        set,
        arg("x", set),
        arg("y", set));
  }

  static RegoValue and(RegoValue a, RegoValue b) {
    RegoSet left = Operands.set(a, 1);
    RegoSet right = Operands.set(b, 2);
    RegoSet.Builder both = RegoSet.builder();
    for (RegoValue element : left) {
      if (right.contains(element)) {
        both.add(element);
      }
    }
    return both.build();
  }

  static RegoValue or(RegoValue a, RegoValue b) {
    RegoSet left = Operands.set(a, 1);
    RegoSet right = Operands.set(b, 2);
    RegoSet.Builder either = RegoSet.builder(left.size() + right.size());
    left.forEach(either::add);
    right.forEach(either::add);
    return either.build();
  }

  private static RegoSet element(RegoValue value) {
    if (value instanceof RegoSet set) {
      return set;
    }
    throw BuiltinException.wrongType(1, "set", value.typeName());
  }

  static RegoValue intersection(RegoValue a) {
    RegoSet sets = Operands.set(a, 1);
    RegoValue result = RegoSet.EMPTY;
    boolean isFirst = true;
    for (RegoValue value : sets) {
      RegoSet set = element(value);
      result = isFirst ? set : and(result, set);
      isFirst = false;
    }
    return result;
  }

  static RegoValue union(RegoValue a) {
    RegoSet.Builder all = RegoSet.builder();
    for (RegoValue value : Operands.set(a, 1)) {
      element(value).forEach(all::add);
    }
    return all.build();
  }
}
