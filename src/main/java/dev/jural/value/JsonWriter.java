package dev.jural.value;

/**
 * Writes values as JSON text, keys in order, no space. Sets become arrays in order; keys that are
 * not strings become the JSON text of the key, as OPA does.
 *
 * <p>Written by hand because it is on the path of every finding and log line, and a value is
 * already all that a tree model would hold.
 */
public final class JsonWriter {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonWriter() {}

  /** The JSON text of {@code value}. */
  public static String write(RegoValue value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  /** Appends the JSON text of {@code value}. */
  public static void append(StringBuilder out, RegoValue value) {
    switch (value.kind()) {
      case STRING -> appendString(out, ((RegoString) value).text());
      case ARRAY -> appendAll(out, (RegoArray) value);
      case SET -> appendAll(out, (RegoSet) value);
      case OBJECT -> appendObject(out, (RegoObject) value);
      case NULL, BOOLEAN, NUMBER -> out.append(value);
    }
  }

  private static void appendAll(StringBuilder out, Iterable<RegoValue> elements) {
    out.append('[');
    boolean isFirst = true;
    for (RegoValue element : elements) {
      if (!isFirst) {
        out.append(',');
      }
      isFirst = false;
      append(out, element);
    }
    out.append(']');
  }

  private static void appendObject(StringBuilder out, RegoObject object) {
    out.append('{');
    for (int i = 0; i < object.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      RegoValue key = object.keyAt(i);
      appendString(out, key instanceof RegoString string ? string.text() : write(key));
      out.append(':');
      append(out, object.valueAt(i));
    }
    out.append('}');
  }

  /**
   * Appends {@code text} as a JSON string with its quotes; control characters and U+2028, U+2029
   * are escaped.
   */
  public static void appendString(StringBuilder out, String text) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && c != '\u2028' && c != '\u2029' && c != 0x7f) {
        continue;
      }
      out.append(text, from, i);
      from = i + 1;
      appendEscape(out, c);
    }
    out.append(text, from, text.length()).append('"');
  }

  private static void appendEscape(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case 0x7f -> out.append(c);
      default ->
          out.append("\\u")
              .append(HEX[c >> 12])
              .append(HEX[c >> 8 & 15])
              .append(HEX[c >> 4 & 15])
              .append(HEX[c & 15]);
    }
  }
}
