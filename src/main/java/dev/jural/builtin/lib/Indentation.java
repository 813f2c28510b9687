package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinContext;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;

/**
 * Charges for the white space of a text with one element a line before it is made: a long prefix or
 * indentation is written once for each line.
 */
final class Indentation {
  private Indentation() {}

  static void charge(
      BuiltinContext context, RegoValue value, int depth, int prefixLength, int indentLength) {
    Iterable<RegoValue> elements;
    if (value instanceof RegoArray array) {
      elements = array;
    } else if (value instanceof RegoSet set) {
      elements = set;
    } else if (value instanceof RegoObject object) {
      for (int i = 0; i < object.size(); i++) {
        chargeLine(context, depth + 1, prefixLength, indentLength);
        charge(context, object.valueAt(i), depth + 1, prefixLength, indentLength);
      }
      return;
    } else {
      return;
    }
    for (RegoValue element : elements) {
      chargeLine(context, depth + 1, prefixLength, indentLength);
      charge(context, element, depth + 1, prefixLength, indentLength);
    }
  }

  private static void chargeLine(
      BuiltinContext context, int depth, int prefixLength, int indentLength) {
    context.charge(1 + prefixLength + (long) depth * indentLength);
  }
}
