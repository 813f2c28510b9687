package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Undefined;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Functions of whole collections. */
public final class Aggregates {
  private Aggregates() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType collection = RegoType.anyOf(RegoType.SET, RegoType.ARRAY);
    RegoType numbers =
        RegoType.anyOf(RegoType.arrayOf(RegoType.NUMBER), RegoType.setOf(RegoType.NUMBER));
    RegoType countable =
        RegoType.anyOf(RegoType.STRING, RegoType.ARRAY, RegoType.OBJECT, RegoType.SET);
    table.fn(
        "count",
        "How many elements a collection, or characters a string has.",
        Aggregates::count,
        RegoType.NUMBER,
        arg("collection", countable));
    table.fn(
        "sum", "The sum of numbers.", Aggregates::sum, RegoType.NUMBER, arg("collection", numbers));
    table.fn(
        "product",
        "The product of numbers.",
        Aggregates::product,
        RegoType.NUMBER,
        arg("collection", numbers));
    table.fn(
        "max",
        "The last element in order.",
        Aggregates::max,
        RegoType.ANY,
        arg("collection", collection));
    table.fn(
        "min",
        "The first element in order.",
        Aggregates::min,
        RegoType.ANY,
        arg("collection", collection));
    table.fn(
        "sort",
        "An array of the elements in order.",
        Aggregates::sort,
        RegoType.ARRAY,
        arg("collection", collection));
    table.fn(
        "all",
        "Whether all elements are true.",
        Aggregates::all,
        RegoType.BOOLEAN,
        arg("xs", collection));
    table.fn(
        "any",
        "Whether some element is true.",
        Aggregates::any,
        RegoType.BOOLEAN,
        arg("xs", collection));
  }

  static RegoValue count(RegoValue a) {
    if (a instanceof RegoArray array) {
      return RegoNumber.of(array.size());
    } else if (a instanceof RegoSet set) {
      return RegoNumber.of(set.size());
    } else if (a instanceof RegoObject object) {
      return RegoNumber.of(object.size());
    } else if (a instanceof RegoString string) {
      return RegoNumber.of(string.text().codePointCount(0, string.text().length()));
    }
    throw BuiltinException.wrongType(1, "one of {array, object, set, string}", a.typeName());
  }

  private static List<RegoValue> elements(RegoValue a) {
    List<RegoValue> all = new ArrayList<>();
    if (a instanceof RegoArray array) {
      array.forEach(all::add);
    } else if (a instanceof RegoSet set) {
      set.forEach(all::add);
    } else {
      throw BuiltinException.wrongType(1, "one of {set, array}", a.typeName());
    }
    return all;
  }

  private static RegoNumber numberIn(RegoValue collection, RegoValue element) {
    if (element instanceof RegoNumber number) {
      return number;
    }
    throw BuiltinException.operand(
        1,
        "must be "
            + collection.typeName()
            + " of numbers but got "
            + collection.typeName()
            + " containing "
            + element.typeName());
  }

  static RegoValue sum(RegoValue a) {
    RegoValue total = RegoNumber.ZERO;
    for (RegoValue element : elements(a)) {
      total = Numbers.plus(total, numberIn(a, element));
    }
    return total;
  }

  static RegoValue product(RegoValue a) {
    List<RegoNumber> factors = new ArrayList<>();
    RegoValue total = RegoNumber.of(1);
    boolean isWhole = true;
    for (RegoValue element : elements(a)) {
      RegoNumber factor = numberIn(a, element);
      factors.add(factor);
      isWhole &= factor.isInteger();
      total = isWhole ? Numbers.mul(total, factor) : total;
    }
    return isWhole ? total : BinaryFloat.product(factors);
  }

  static RegoValue max(RegoValue a) {
    List<RegoValue> all = elements(a);
    return all.isEmpty() ? Undefined.VALUE : Collections.max(all);
  }

  static RegoValue min(RegoValue a) {
    List<RegoValue> all = elements(a);
    return all.isEmpty() ? Undefined.VALUE : Collections.min(all);
  }

  static RegoValue sort(RegoValue a) {
    List<RegoValue> all = elements(a);
    Collections.sort(all);
    return RegoArray.of(all);
  }

  static RegoValue all(RegoValue a) {
    return RegoBoolean.of(elements(a).stream().allMatch(RegoBoolean.TRUE::equals));
  }

  static RegoValue any(RegoValue a) {
    return RegoBoolean.of(elements(a).stream().anyMatch(RegoBoolean.TRUE::equals));
  }
}
