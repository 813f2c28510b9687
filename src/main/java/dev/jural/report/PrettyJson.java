package dev.jural.report;

import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.Locale;

/** Writes JSON with one entry a line, two spaces a level. */
final class PrettyJson {
  private PrettyJson() {}

  static String write(RegoValue value) {
    StringBuilder out = new StringBuilder();
    append(out, value, 0);
    return inert(out.append('\n'));
  }

  /**
   * Characters that hide or steer stand only in strings, where JSON lets them be written as
   * escapes.
   */
  private static String inert(CharSequence json) {
    StringBuilder out = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean isHostile =
          (c > '\n' && Character.isISOControl(c)) || Character.getType(c) == Character.FORMAT;
      if (isHostile) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
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
