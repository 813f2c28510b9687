package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.builtin.lib.crypto.GoBase64;
import dev.jural.source.RegoException;
import dev.jural.types.RegoType;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Encodings of text: Base64, hexadecimal, URL queries and JSON. */
public final class Encoding {
  private static final RegoType STRING = RegoType.STRING;

  private Encoding() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType any = RegoType.ANY;
    RegoType bool = RegoType.BOOLEAN;
    table.fn(
        "base64.encode",
        "The text in Base64.",
        a -> RegoString.of(Base64.getEncoder().encodeToString(bytes(a))),
        STRING,
        arg("x", STRING));
    table.fn(
        "base64.decode",
        "The text of Base64.",
        a -> text(GoBase64.standard(Operands.string(a, 1))),
        STRING,
        arg("x", STRING));
    table.fn(
        "base64.is_valid",
        "Whether a string is Base64.",
        Encoding::isBase64,
        bool,
        arg("x", STRING));
    table.fn(
        "base64url.encode",
        "The text in Base64 for URLs.",
        a -> RegoString.of(Base64.getUrlEncoder().encodeToString(bytes(a))),
        STRING,
        arg("x", STRING));
    table.fn(
        "base64url.encode_no_pad",
        "The text in Base64 for URLs, without padding.",
        a -> RegoString.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(a))),
        STRING,
        arg("x", STRING));
    table.fn(
        "base64url.decode",
        "The text of Base64 for URLs.",
        a -> text(GoBase64.url(Operands.string(a, 1))),
        STRING,
        arg("x", STRING));
    table.fn(
        "hex.encode",
        "The text in hexadecimal.",
        a -> RegoString.of(HexFormat.of().formatHex(bytes(a))),
        STRING,
        arg("x", STRING));
    table.fn(
        "hex.decode", "The text of hexadecimal.", Encoding::hexDecode, STRING, arg("x", STRING));
    table.fn(
        "urlquery.encode",
        "The text for a URL query.",
        a -> RegoString.of(queryEncode(Operands.string(a, 1))),
        STRING,
        arg("x", STRING));
    table.fn(
        "urlquery.decode",
        "The text of a URL query.",
        a -> RegoString.of(queryDecode(Operands.string(a, 1))),
        STRING,
        arg("x", STRING));
    table.fn(
        "urlquery.encode_object",
        "An object as a URL query.",
        Encoding::encodeObject,
        STRING,
        arg(
            "object",
            RegoType.objectOf(
                STRING, RegoType.anyOf(STRING, RegoType.arrayOf(STRING), RegoType.setOf(STRING)))));
    table.fn(
        "urlquery.decode_object",
        "A URL query as an object of arrays.",
        Encoding::decodeObject,
        RegoType.objectOf(STRING, RegoType.arrayOf(STRING)),
        arg("x", STRING));
    table.withContext(
        "json.marshal",
        "The value as JSON.",
        (Implementation.C1) Encoding::jsonMarshal,
        STRING,
        arg("x", any));
    table.withContext(
        "json.unmarshal",
        "The value of JSON.",
        (Implementation.C1) Encoding::jsonUnmarshal,
        any,
        arg("x", STRING));
    table.fn(
        "json.is_valid", "Whether a string is JSON.", Encoding::isJson, bool, arg("x", STRING));
  }

  private static byte[] bytes(RegoValue value) {
    return Operands.string(value, 1).getBytes(StandardCharsets.UTF_8);
  }

  private static RegoString text(byte[] bytes) {
    return RegoString.of(new String(bytes, StandardCharsets.UTF_8));
  }

  static RegoValue isBase64(RegoValue a) {
    if (!(a instanceof RegoString string)) {
      return RegoBoolean.FALSE;
    }
    try {
      GoBase64.standard(string.text());
      return RegoBoolean.TRUE;
    } catch (BuiltinException e) {
      return RegoBoolean.FALSE;
    }
  }

  static RegoValue hexDecode(RegoValue a) {
    String text = Operands.string(a, 1);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (!HexFormat.isHexDigit(c)) {
        String shown = GoQuote.isPrintable(c) ? " '" + (char) c + "'" : "";
        throw BuiltinException.failure(
            String.format(Locale.ROOT, "encoding/hex: invalid byte: U+%04X", c) + shown);
      }
    }
    if (text.length() % 2 != 0) {
      throw BuiltinException.failure("encoding/hex: odd length hex string");
    }
    return text(HexFormat.of().parseHex(text));
  }

  private static String queryEncode(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (c < 128
          && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '~')) {
        out.append((char) c);
      } else if (c == ' ') {
        out.append('+');
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return out.toString();
  }

  private static String queryDecode(String text) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      boolean isEscape =
          i + 2 < text.length()
              && HexFormat.isHexDigit(text.charAt(i + 1))
              && HexFormat.isHexDigit(text.charAt(i + 2));
      if (!isEscape) {
        throw BuiltinException.failure(
            "invalid URL escape "
                + RegoString.of(text.substring(i, Math.min(text.length(), i + 3))));
      }
    }
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static RegoValue encodeObject(RegoValue a) {
    RegoObject object = Operands.object(a, 1);
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < object.size(); i++) {
      List<String> values = queryValues(object.valueAt(i));
      String key = Operands.string(object.keyAt(i), 1);
      values.forEach(value -> pairs.add(queryEncode(key) + "=" + queryEncode(value)));
    }
    return RegoString.of(String.join("&", pairs));
  }

  private static List<String> queryValues(RegoValue value) {
    Iterable<RegoValue> values =
        value instanceof RegoArray array
            ? array
            : value instanceof RegoSet set ? set : List.of(value);
    List<String> texts = new ArrayList<>();
    for (RegoValue element : values) {
      if (!(element instanceof RegoString string)) {
        throw BuiltinException.operand(1, "values must be string, array[string], or set[string]");
      }
      texts.add(string.text());
    }
    return texts;
  }

  static RegoValue decodeObject(RegoValue a) {
    Map<String, RegoArray.Builder> values = new LinkedHashMap<>();
    for (String pair : Operands.string(a, 1).split("&", -1)) {
      if (pair.indexOf(';') >= 0) {
        throw BuiltinException.failure("invalid semicolon separator in query");
      }
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      values
          .computeIfAbsent(queryDecode(key), k -> new RegoArray.Builder())
          .add(RegoString.of(queryDecode(value)));
    }
    RegoObject.Builder object = RegoObject.builder(values.size());
    values.forEach((key, all) -> object.put(key, all.build()));
    return object.build();
  }

  /** JSON as Go writes it: characters that HTML gives a meaning are escaped. */
  static RegoValue jsonMarshal(BuiltinContext context, RegoValue a) {
    String json = GoJson.compact(a);
    context.charge(json.length() / 8);
    return RegoString.of(json);
  }

  static RegoValue jsonUnmarshal(BuiltinContext context, RegoValue a) {
    String text = Operands.string(a, 1);
    context.charge(text.length() / 4);
    try {
      return JsonReader.readLenient("json", text);
    } catch (RegoException e) {
      throw BuiltinException.failure(
          GoJsonErrors.of(text).orElseGet(() -> e.diagnostics().get(0).message()));
    }
  }

  static RegoValue isJson(RegoValue a) {
    if (!(a instanceof RegoString string)) {
      return RegoBoolean.FALSE;
    }
    try {
      JsonReader.readLenient("json", string.text());
      return RegoBoolean.TRUE;
    } catch (RegoException e) {
      return RegoBoolean.FALSE;
    }
  }
}
