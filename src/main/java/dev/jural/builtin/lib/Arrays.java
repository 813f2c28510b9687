package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Functions of arrays. */
public final class Arrays {
  private Arrays() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType array = RegoType.ARRAY;
    RegoType number = RegoType.NUMBER;
    table.fn(
        "array.concat",
        "The elements of x, then those of y.",
        Arrays::concat,
        array,
        arg("x", array),
        arg("y", array));
    table.fn(
        "array.slice",
        "The elements from start below stop.",
        Arrays::slice,
        array,
        arg("arr", array),
        arg("start", number),
        arg("stop", number));
    table.fn(
        "array.reverse", "The elements in reverse.", Arrays::reverse, array, arg("arr", array));
    table.fn(
        "array.flatten",
        "The elements, with those of arrays among them in their place.",
        Arrays::flatten,
        array,
        arg("arr", array));
  }

  static RegoValue concat(RegoValue a, RegoValue b) {
    List<RegoValue> all = new ArrayList<>(Operands.array(a, 1).elements());
    all.addAll(Operands.array(b, 2).elements());
    return RegoArray.of(all);
  }

  static RegoValue slice(RegoValue a, RegoValue from, RegoValue to) {
    RegoArray array = Operands.array(a, 1);
    int start = Math.max(0, Operands.size(from, 2));
    int stop = Math.min(array.size(), Operands.size(to, 3));
    return start >= stop ? RegoArray.EMPTY : RegoArray.of(array.elements().subList(start, stop));
  }

  static RegoValue reverse(RegoValue a) {
    List<RegoValue> all = new ArrayList<>(Operands.array(a, 1).elements());
    Collections.reverse(all);
    return RegoArray.of(all);
  }

  static RegoValue flatten(RegoValue a) {
    RegoArray.Builder all = new RegoArray.Builder();
    for (RegoValue element : Operands.array(a, 1)) {
      if (element instanceof RegoArray inner) {
        inner.forEach(all::add);
      } else {
        all.add(element);
      }
    }
    return all.build();
  }
}
