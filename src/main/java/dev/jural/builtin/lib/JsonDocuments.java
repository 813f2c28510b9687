package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.Map;
import java.util.Optional;

/** Functions of JSON documents: parts of them, patches, and their text in other forms. */
public final class JsonDocuments {
  private JsonDocuments() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType path = RegoType.anyOf(RegoType.STRING, RegoType.ARRAY);
    RegoType paths = RegoType.anyOf(RegoType.arrayOf(path), RegoType.setOf(path));
    table.withContext(
        "json.filter",
        "What of an object lies on some paths.",
        (Implementation.C2) JsonDocuments::filter,
        RegoType.ANY,
        arg("object", RegoType.OBJECT),
        arg("paths", paths));
    table.withContext(
        "json.remove",
        "What of an object does not lie on some paths.",
        (Implementation.C2) JsonDocuments::remove,
        RegoType.ANY,
        arg("object", RegoType.OBJECT),
        arg("paths", paths));
    table.withContext(
        "json.patch",
        "A document with changes made as RFC 6902 says; sets are patched too.",
        (Implementation.C2) JsonPatch::patch,
        RegoType.ANY,
        arg("target", RegoType.ANY),
        arg(
            "patches",
            RegoType.arrayOf(
                new RegoType.ObjectType(
                    Map.of("op", RegoType.STRING, "path", RegoType.ANY),
                    Optional.of(new RegoType.Dynamic(RegoType.ANY, RegoType.ANY))))));
    table.withContext(
        "json.marshal_with_options",
        "The value as JSON, on lines of their own if options ask for it.",
        (Implementation.C2) JsonDocuments::marshalWithOptions,
        RegoType.STRING,
        arg("x", RegoType.ANY),
        arg(
            "opts",
            new RegoType.ObjectType(
                Map.of(
                    "indent", RegoType.STRING,
                    "prefix", RegoType.STRING,
                    "pretty", RegoType.BOOLEAN),
                Optional.of(new RegoType.Dynamic(RegoType.STRING, RegoType.ANY)))));
  }

  static RegoValue filter(BuiltinContext context, RegoValue a, RegoValue b) {
    RegoObject object = Operands.object(a, 1);
    context.charge(object.size());
    return JsonPaths.of(b).filter(object);
  }

  static RegoValue remove(BuiltinContext context, RegoValue a, RegoValue b) {
    RegoObject object = Operands.object(a, 1);
    context.charge(object.size());
    return JsonPaths.of(b).remove(object);
  }

  static RegoValue marshalWithOptions(BuiltinContext context, RegoValue a, RegoValue b) {
    RegoObject options = Operands.object(b, 2);
    // An option that says how lines look asks for lines, unless the options say otherwise.
    boolean isPretty = options.has(RegoString.of("prefix")) || options.has(RegoString.of("indent"));
    String prefix = "";
    String indent = "\t";
    for (int i = 0; i < options.size(); i++) {
      RegoValue key = options.keyAt(i);
      RegoValue value = options.valueAt(i);
      if (!(key instanceof RegoString string)) {
        throw BuiltinException.operand(
            2,
            "failed to stringify key "
                + key
                + " at index "
                + i
                + ": operand 0 must be string but got "
                + key.typeName());
      }
      String name = string.text();
      switch (name) {
        case "prefix" -> prefix = text(name, value);
        case "indent" -> indent = text(name, value);
        case "pretty" -> {
          if (!(value instanceof RegoBoolean bool)) {
            throw BuiltinException.operand(2, "key \"pretty\" failed cast to bool");
          }
          isPretty = bool.value();
        }
        default -> throw BuiltinException.operand(2, "object contained unknown key " + key);
      }
    }
    if (!isPretty) {
      return Encoding.jsonMarshal(context, a);
    }
    Indentation.charge(context, a, 0, prefix.length(), indent.length());
    String json = prefix + GoJson.pretty(a, prefix, indent);
    context.charge(json.length() / 8);
    return RegoString.of(json);
  }

  private static String text(String name, RegoValue value) {
    if (value instanceof RegoString string) {
      return string.text();
    }
    throw BuiltinException.operand(
        2,
        "key \""
            + name
            + "\" failed cast to string: operand 0 must be string but got "
            + value.typeName());
  }
}
