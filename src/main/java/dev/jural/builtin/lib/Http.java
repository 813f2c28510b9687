package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.lib.http.HttpSend;

/** Requests over HTTP, with the readers and writers of this package. */
public final class Http {
  private Http() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    HttpSend.register(table, GoJson::compact, GoDuration::parse, YamlDecoder::decode);
  }
}
