package dev.jural.builtin.lib;

import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.Iterator;
import java.util.TreeMap;

/**
 * Writes JSON as Go's {@code encoding/json} does: keys sorted as text, characters that HTML gives a
 * meaning escaped, and, when asked, one element a line.
 */
final class GoJson {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out = new StringBuilder();
  private final boolean isPretty;
  private final String prefix;
  private final String indent;

  private GoJson(boolean isPretty, String prefix, String indent) {
    this.isPretty = isPretty;
    this.prefix = prefix;
    this.indent = indent;
  }

  /** The text on one line. */
  static String compact(RegoValue value) {
    return new GoJson(false, "", "").text(value);
  }

  /**
   * The text with one element a line.
   *
   * @param prefix stands before each line
   * @param indent stands before each line once for each level
   */
  static String pretty(RegoValue value, String prefix, String indent) {
    return new GoJson(true, prefix, indent).text(value);
  }

  private String text(RegoValue value) {
    append(value, 0);
    return out.toString();
  }

  private void append(RegoValue value, int depth) {
    if (value instanceof RegoString string) {
      appendString(string.text());
    } else if (value instanceof RegoArray array) {
      appendAll(array.iterator(), depth);
    } else if (value instanceof RegoSet set) {
      appendAll(set.iterator(), depth);
    } else if (value instanceof RegoObject object) {
      appendObject(object, depth);
    } else {
      JsonWriter.append(out, value);
    }
  }

  private void appendAll(Iterator<RegoValue> elements, int depth) {
    if (!elements.hasNext()) {
      out.append("[]");
      return;
    }
    out.append('[');
    while (elements.hasNext()) {
      newLine(depth + 1);
      append(elements.next(), depth + 1);
      out.append(elements.hasNext() ? "," : "");
    }
    newLine(depth);
    out.append(']');
  }

  private void appendObject(RegoObject object, int depth) {
    if (object.isEmpty()) {
      out.append("{}");
      return;
    }
    // Go sorts by bytes, which is the order of strings here and not that of String.
    TreeMap<RegoString, RegoValue> entries = new TreeMap<>();
    for (int i = 0; i < object.size(); i++) {
      RegoValue key = object.keyAt(i);
      RegoString text =
          key instanceof RegoString string ? string : RegoString.of(JsonWriter.write(key));
      entries.put(text, object.valueAt(i));
    }
    out.append('{');
    boolean isFirst = true;
    for (var entry : entries.entrySet()) {
      out.append(isFirst ? "" : ",");
      isFirst = false;
      newLine(depth + 1);
      appendString(entry.getKey().text());
      out.append(isPretty ? ": " : ":");
      append(entry.getValue(), depth + 1);
    }
    newLine(depth);
    out.append('}');
  }

  private void newLine(int depth) {
    if (isPretty) {
      out.append('\n').append(prefix);
      for (int i = 0; i < depth; i++) {
        out.append(indent);
      }
    }
  }

  private void appendString(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '<', '>', '&', '\u2028', '\u2029' -> appendHex(c);
        default -> {
          if (c < ' ') {
            appendHex(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private void appendHex(char c) {
    out.append("\\u")
        .append(HEX[c >> 12])
        .append(HEX[c >> 8 & 15])
        .append(HEX[c >> 4 & 15])
        .append(HEX[c & 15]);
  }
}
