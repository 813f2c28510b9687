package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import dev.jural.value.ValueKind;
import java.util.Locale;
import java.util.Set;

/** What kind a value is, and conversions between kinds. */
public final class Types {
  /** What Go reads as a number that JSON does not have. */
  private static final Set<String> GO_WORDS = Set.of("nan", "inf", "infinity");

  private Types() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    is(table, "is_array", ValueKind.ARRAY);
    is(table, "is_boolean", ValueKind.BOOLEAN);
    is(table, "is_null", ValueKind.NULL);
    is(table, "is_number", ValueKind.NUMBER);
    is(table, "is_object", ValueKind.OBJECT);
    is(table, "is_set", ValueKind.SET);
    is(table, "is_string", ValueKind.STRING);
    RegoType any = RegoType.ANY;
    table.fn(
        "type_name",
        "The name of a value's kind.",
        x -> RegoString.of(x.typeName()),
        RegoType.STRING,
        arg("x", any));
    table.fn(
        "to_number",
        "A string, boolean or null as a number.",
        Types::toNumber,
        RegoType.NUMBER,
        arg(
            "value",
            RegoType.anyOf(RegoType.NUMBER, RegoType.STRING, RegoType.BOOLEAN, RegoType.NULL)));
    table.fn(
        "cast_array",
        "An array or set as an array.",
        Types::castArray,
        RegoType.ARRAY,
        arg("x", any));
    table.fn("cast_set", "An array or set as a set.", Types::castSet, RegoType.SET, arg("x", any));
    cast(table, "cast_boolean", ValueKind.BOOLEAN, RegoType.BOOLEAN);
    cast(table, "cast_null", ValueKind.NULL, RegoType.NULL);
    cast(table, "cast_object", ValueKind.OBJECT, RegoType.OBJECT);
    cast(table, "cast_string", ValueKind.STRING, RegoType.STRING);
  }

  private static void is(BuiltinTable.Builder table, String name, ValueKind kind) {
    table.fn(
        name,
        "Whether a value is of kind " + kind.typeName() + ".",
        x -> RegoBoolean.of(x.kind() == kind),
        RegoType.BOOLEAN,
        arg("x", RegoType.ANY));
  }

  private static void cast(BuiltinTable.Builder table, String name, ValueKind kind, RegoType type) {
    table.fn(
        name,
        "The value, which must be of kind " + kind.typeName() + ".",
        x -> {
          if (x.kind() == kind) {
            return x;
          }
          throw BuiltinException.wrongType(1, kind.typeName(), x.typeName());
        },
        type,
        arg("x", RegoType.ANY));
  }

  static RegoValue toNumber(RegoValue a) {
    if (a instanceof RegoNumber) {
      return a;
    } else if (a instanceof RegoNull) {
      return RegoNumber.ZERO;
    } else if (a instanceof RegoBoolean bool) {
      return RegoNumber.of(bool.value() ? 1 : 0);
    } else if (a instanceof RegoString string) {
      String text = string.text();
      if (NumberSyntax.isGoFloat(text)) {
        return parsed(string);
      }
      if (GO_WORDS.contains(text.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", ""))) {
        throw BuiltinException.wrongType(1, "valid number string", "string");
      }
      throw BuiltinException.failure("strconv.ParseFloat: parsing " + string + ": invalid syntax");
    }
    throw BuiltinException.wrongType(1, "one of {null, boolean, number, string}", a.typeName());
  }

  private static RegoValue parsed(RegoString string) {
    String text = string.text();
    RegoNumber number =
        RegoNumber.parse(text.startsWith("+") ? text.substring(1) : text)
            .orElseThrow(() -> outOfRange(string));
    if (Double.isInfinite(number.doubleValue())) {
      throw outOfRange(string);
    }
    // JSON has no numbers like .5 and 5.
    int point = text.indexOf('.');
    boolean isSpelledOut =
        point < 0
            || (point > 0
                && Character.isDigit(text.charAt(point - 1))
                && point + 1 < text.length()
                && Character.isDigit(text.charAt(point + 1)));
    return isSpelledOut ? number : RegoNumber.of(number.decimal());
  }

  private static BuiltinException outOfRange(RegoString string) {
    return BuiltinException.failure(
        "strconv.ParseFloat: parsing " + string + ": value out of range");
  }

  static RegoValue castArray(RegoValue a) {
    if (a instanceof RegoSet set) {
      RegoArray.Builder array = new RegoArray.Builder();
      set.forEach(array::add);
      return array.build();
    } else if (a instanceof RegoArray) {
      return a;
    }
    throw BuiltinException.wrongType(1, "one of {array, set}", a.typeName());
  }

  static RegoValue castSet(RegoValue a) {
    if (a instanceof RegoArray array) {
      return RegoSet.of(array.elements());
    } else if (a instanceof RegoSet) {
      return a;
    }
    throw BuiltinException.wrongType(1, "one of {array, set}", a.typeName());
  }
}
