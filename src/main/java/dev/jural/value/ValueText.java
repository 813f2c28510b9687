package dev.jural.value;

/** Prints values as Rego source. */
final class ValueText {
  private ValueText() {}

  static String of(RegoValue value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  private static void append(StringBuilder out, RegoValue value) {
    if (value instanceof RegoArray array) {
      out.append('[');
      String separator = "";
      for (RegoValue element : array) {
        out.append(separator);
        append(out, element);
        separator = ", ";
      }
      out.append(']');
    } else if (value instanceof RegoObject object) {
      out.append('{');
      for (int i = 0; i < object.size(); i++) {
        out.append(i == 0 ? "" : ", ");
        append(out, object.keyAt(i));
        out.append(": ");
        append(out, object.valueAt(i));
      }
      out.append('}');
    } else if (value instanceof RegoSet set) {
      appendSet(out, set);
    } else {
      out.append(value);
    }
  }

  private static void appendSet(StringBuilder out, RegoSet set) {
    if (set.isEmpty()) {
      out.append("set()");
      return;
    }
    out.append('{');
    String separator = "";
    for (RegoValue element : set) {
      out.append(separator);
      append(out, element);
      separator = ", ";
    }
    out.append('}');
  }
}
