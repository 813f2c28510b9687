package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;

/**
 * What policies print. The compiler makes a call of {@code internal.print} of each {@code print},
 * with the set of values that each argument has, so that an undefined one does not end the body.
 */
public final class Printing {
  private static final String UNDEFINED = "<undefined>";

  private Printing() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.withContext(
        "internal.print",
        "Prints a line for each way in which the arguments have values.",
        (Implementation.C1) Printing::print,
        RegoType.BOOLEAN,
        arg("args", RegoType.arrayOf(RegoType.setOf(RegoType.ANY))));
  }

  private static RegoValue print(BuiltinContext context, RegoValue args) {
    print(context, (RegoArray) args, 0, "");
    return RegoBoolean.TRUE;
  }

  private static void print(BuiltinContext context, RegoArray args, int at, String line) {
    context.charge(1 + line.length() / 64);
    if (at == args.size()) {
      context.print(line);
      return;
    }
    String start = at == 0 ? "" : line + " ";
    RegoSet values = (RegoSet) args.get(at);
    if (values.isEmpty()) {
      print(context, args, at + 1, start + UNDEFINED);
    }
    for (int i = 0; i < values.size(); i++) {
      RegoValue value = values.elementAt(i);
      String text = value instanceof RegoString string ? string.text() : value.toString();
      print(context, args, at + 1, start + text);
    }
  }
}
