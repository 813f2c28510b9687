package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;

/** URIs and their parts (OPA docs, "URI"), as Go's package net/url reads them. */
public final class Uris {
  private Uris() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.fn(
        "uri.parse",
        "The parts of a URI: those of scheme, hostname, port, path, raw_path, raw_query and"
            + " fragment that it has.",
        Uris::parse,
        RegoType.objectOf(RegoType.STRING, RegoType.STRING),
        arg("uri", RegoType.STRING));
    table.fn(
        "uri.is_valid",
        "Whether a string is a URI.",
        uri -> RegoBoolean.of(isValid(uri)),
        RegoType.BOOLEAN,
        arg("uri", RegoType.STRING));
  }

  private static boolean isValid(RegoValue operand) {
    if (!(operand instanceof RegoString uri) || uri.text().isEmpty()) {
      return false;
    }
    try {
      UriParser.parse(uri.text());
      return true;
    } catch (UriParser.BadUri e) {
      return false;
    }
  }

  private static RegoValue parse(RegoValue operand) {
    String uri = Operands.string(operand, 1);
    try {
      UriParser.Parts parts = UriParser.parse(uri);
      RegoObject.Builder object = RegoObject.builder();
      put(object, "scheme", parts.scheme());
      put(object, "hostname", parts.hostname());
      put(object, "port", parts.port());
      put(object, "path", parts.path());
      put(object, "raw_path", parts.rawPath());
      put(object, "raw_query", parts.query());
      put(object, "fragment", parts.fragment());
      return object.build();
    } catch (UriParser.BadUri e) {
      throw BuiltinException.failure("parse " + GoQuote.quote(uri, false) + ": " + e.getMessage());
    }
  }

  private static void put(RegoObject.Builder object, String key, String value) {
    if (!value.isEmpty()) {
      object.put(RegoString.of(key), RegoString.of(value));
    }
  }
}
