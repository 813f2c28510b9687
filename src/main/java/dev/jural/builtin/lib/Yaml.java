package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;

/** Functions of YAML text. */
public final class Yaml {
  private Yaml() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.withContext(
        "yaml.marshal",
        "The value as YAML.",
        (Implementation.C1) (context, a) -> RegoString.of(YamlEncoder.encode(context, a)),
        RegoType.STRING,
        arg("x", RegoType.ANY));
    table.withContext(
        "yaml.unmarshal",
        "The value of YAML.",
        (Implementation.C1) (context, a) -> YamlDecoder.decode(context, Operands.string(a, 1)),
        RegoType.ANY,
        arg("x", RegoType.STRING));
    table.withContext(
        "yaml.is_valid",
        "Whether a string is YAML.",
        (Implementation.C1) Yaml::isValid,
        RegoType.BOOLEAN,
        arg("x", RegoType.STRING));
  }

  static RegoValue isValid(BuiltinContext context, RegoValue a) {
    if (!(a instanceof RegoString string)) {
      return RegoBoolean.FALSE;
    }
    try {
      YamlDecoder.decode(context, string.text());
      return RegoBoolean.TRUE;
    } catch (BuiltinException e) {
      return RegoBoolean.FALSE;
    }
  }
}
