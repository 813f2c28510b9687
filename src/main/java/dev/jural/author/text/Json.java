package dev.jural.author.text;

import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Json is a JSON object in the making whose keys keep the order in which they are put, as OPA's
 * reports have them. Printed with two spaces a level, and with {@code <}, {@code >} and {@code &}
 * escaped.
 */
public final class Json {
  private final Map<String, Object> entries = new LinkedHashMap<>();

  /**
   * Adds an entry.
   *
   * @param value a Json, a list, a map, a RegoValue, a string, a number or a boolean
   */
  public Json put(String key, Object value) {
    entries.put(key, value);
    return this;
  }

  /** Adds an entry if {@code condition} holds. */
  public Json putIf(boolean condition, String key, Object value) {
    return condition ? put(key, value) : this;
  }

  /** The text, without a line end. */
  public static String text(Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value, 0);
    return out.toString();
  }

  private static void append(StringBuilder out, Object value, int depth) {
    if (value instanceof Json json) {
      map(out, json.entries, depth);
    } else if (value instanceof Map<?, ?> map) {
      map(out, map, depth);
    } else if (value instanceof List<?> list) {
      list(out, list, depth);
    } else if (value instanceof RegoObject object) {
      Map<String, Object> entries = new java.util.TreeMap<>();
      for (int i = 0; i < object.size(); i++) {
        entries.put(key(object.keyAt(i)), object.valueAt(i));
      }
      map(out, entries, depth);
    } else if (value instanceof RegoArray array) {
      list(out, array.elements(), depth);
    } else if (value instanceof RegoSet set) {
      List<RegoValue> elements = new ArrayList<>();
      set.forEach(elements::add);
      list(out, elements, depth);
    } else if (value instanceof RegoString string) {
      string(out, string.text());
    } else if (value instanceof String string) {
      string(out, string);
    } else {
      out.append(value);
    }
  }

  private static String key(RegoValue key) {
    return key instanceof RegoString string ? string.text() : JsonWriter.write(key);
  }

  private static void map(StringBuilder out, Map<?, ?> entries, int depth) {
    if (entries.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    boolean isFirst = true;
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      line(out, isFirst, depth + 1);
      isFirst = false;
      string(out, String.valueOf(entry.getKey()));
      out.append(": ");
      append(out, entry.getValue(), depth + 1);
    }
    out.append('\n').append("  ".repeat(depth)).append('}');
  }

  private static void list(StringBuilder out, List<?> elements, int depth) {
    if (elements.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    boolean isFirst = true;
    for (Object element : elements) {
      line(out, isFirst, depth + 1);
      isFirst = false;
      append(out, element, depth + 1);
    }
    out.append('\n').append("  ".repeat(depth)).append(']');
  }

  private static void line(StringBuilder out, boolean isFirst, int depth) {
    out.append(isFirst ? "\n" : ",\n").append("  ".repeat(depth));
  }

  private static void string(StringBuilder out, String text) {
    StringBuilder quoted = new StringBuilder();
    JsonWriter.appendString(quoted, text);
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      switch (c) {
        case '<' -> out.append("\\u003c");
        case '>' -> out.append("\\u003e");
        case '&' -> out.append("\\u0026");
        default -> out.append(c);
      }
    }
  }
}
