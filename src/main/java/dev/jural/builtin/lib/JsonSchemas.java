package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.source.RegoException;
import dev.jural.types.RegoType;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.Map;
import java.util.Optional;

/** Functions of JSON schemas. */
public final class JsonSchemas {
  private JsonSchemas() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType document = RegoType.anyOf(RegoType.STRING, RegoType.OBJECT);
    RegoType error =
        new RegoType.ObjectType(
            Map.of(
                "desc", RegoType.STRING,
                "error", RegoType.STRING,
                "field", RegoType.STRING,
                "type", RegoType.STRING),
            Optional.empty());
    table.withContext(
        "json.verify_schema",
        "Whether a JSON schema is one, and if not why.",
        (Implementation.C1) JsonSchemas::verify,
        RegoType.tuple(RegoType.BOOLEAN, RegoType.anyOf(RegoType.NULL, RegoType.STRING)),
        arg("schema", document));
    table.withContext(
        "json.match_schema",
        "Whether a document fits a JSON schema, and where it does not.",
        (Implementation.C2) JsonSchemas::match,
        RegoType.tuple(RegoType.BOOLEAN, RegoType.arrayOf(error)),
        arg("document", document),
        arg("schema", document));
  }

  static RegoValue verify(BuiltinContext context, RegoValue a) {
    try {
      SchemaCompiler.compile(context, operand(a));
      return RegoArray.of(RegoBoolean.TRUE, RegoNull.NULL);
    } catch (BuiltinException e) {
      return RegoArray.of(RegoBoolean.FALSE, RegoString.of("jsonschema: " + e.message()));
    }
  }

  static RegoValue match(BuiltinContext context, RegoValue a, RegoValue b) {
    RegoValue document = operand(a);
    RegoValue schema = operand(b);
    SchemaNode compiled =
        context.shared(
            SchemaNode.class, schema.toString(), () -> SchemaCompiler.compile(context, schema));
    SchemaResult result = new SchemaValidator(context).validate(compiled, document);
    return RegoArray.of(RegoBoolean.of(result.isValid()), result.toValue());
  }

  private static RegoValue operand(RegoValue value) {
    if (value instanceof RegoString text) {
      try {
        return JsonReader.readLenient("json", text.text());
      } catch (RegoException e) {
        throw BuiltinException.failure("invalid JSON string");
      }
    }
    if (value instanceof RegoObject || value instanceof RegoArray || value instanceof RegoSet) {
      return asJson(value);
    }
    throw BuiltinException.failure("wrong type, expected string or object");
  }

  /** Sets become arrays and keys strings, as in JSON. */
  private static RegoValue asJson(RegoValue value) {
    if (value instanceof RegoObject object) {
      RegoObject.Builder copy = RegoObject.builder(object.size());
      for (int i = 0; i < object.size(); i++) {
        RegoValue key = object.keyAt(i);
        copy.put(
            key instanceof RegoString s ? s.text() : key.toString(), asJson(object.valueAt(i)));
      }
      return copy.build();
    } else if (value instanceof RegoArray array) {
      RegoArray.Builder copy = new RegoArray.Builder();
      array.forEach(element -> copy.add(asJson(element)));
      return copy.build();
    } else if (value instanceof RegoSet set) {
      RegoArray.Builder copy = new RegoArray.Builder();
      set.forEach(element -> copy.add(asJson(element)));
      return copy.build();
    }
    return value;
  }
}
