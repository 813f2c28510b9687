package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoBoolean;

/** What a policy may ask of the program that evaluates it, and tell it. */
public final class RuntimeInfo {
  private RuntimeInfo() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.nondeterministic(
        "opa.runtime",
        "What the embedding program says of itself; nothing unless it was given.",
        (Implementation.F0) BuiltinContext::runtime,
        RegoType.objectOf(RegoType.STRING, RegoType.ANY));
    table.withContext(
        "rego.parse_module",
        "The syntax tree of a module.",
        (Implementation.C2)
            (context, filename, rego) -> {
              String name = Operands.string(filename, 1);
              String text = Operands.string(rego, 1);
              context.charge(text.length());
              return context.parseModule(name, text);
            },
        RegoType.objectOf(RegoType.STRING, RegoType.ANY),
        arg("filename", RegoType.STRING),
        arg("rego", RegoType.STRING));
    table.withContext(
        "trace",
        "Tells a tracer of a note; always true.",
        (Implementation.C1)
            (context, note) -> {
              Operands.string(note, 1);
              context.note(note);
              return RegoBoolean.TRUE;
            },
        RegoType.BOOLEAN,
        arg("note", RegoType.STRING));
  }
}
