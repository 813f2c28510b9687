package dev.jural.report;

import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;

/** Writes JSON with one entry a line, two spaces a level. */
final class PrettyJson {
  private PrettyJson() {}

  static String write(RegoValue value) {
    StringBuilder out = new StringBuilder();
    append(out, value, 0);
    return out.append('\n').toString();
  }

  private static void append(StringBuilder out, RegoValue value, int depth) {
    if (value instanceof RegoObject object && !object.isEmpty()) {
      out.append('{');
      for (int i = 0; i < object.size(); i++) {
        line(out, i, depth + 1);
        JsonWriter.appendString(out, ((RegoString) object.keyAt(i)).text());
        out.append(": ");
        append(out, object.valueAt(i), depth + 1);
      }
      out.append('\n').append("  ".repeat(depth)).append('}');
    } else if (value instanceof RegoArray array && !array.isEmpty()) {
      out.append('[');
      for (int i = 0; i < array.size(); i++) {
        line(out, i, depth + 1);
        append(out, array.get(i), depth + 1);
      }
      out.append('\n').append("  ".repeat(depth)).append(']');
    } else {
      JsonWriter.append(out, value);
    }
  }

  private static void line(StringBuilder out, int index, int depth) {
    out.append(index == 0 ? "\n" : ",\n").append("  ".repeat(depth));
  }
}
