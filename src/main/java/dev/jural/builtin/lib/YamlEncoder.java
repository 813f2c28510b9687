package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes YAML as Go's {@code sigs.k8s.io/yaml} does: blocks indented by two, keys in natural order,
 * scalars plain where they read back as what they are.
 */
final class YamlEncoder {
  private static final int STEP = 2;

  /** A longer key is written after a question mark. */
  private static final int LONGEST_SIMPLE_KEY = 128;

  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger SMALLEST = BigInteger.ONE.shiftLeft(63).negate();

  private final BuiltinContext context;
  private final StringBuilder out = new StringBuilder();

  private YamlEncoder(BuiltinContext context) {
    this.context = context;
  }

  /**
   * The text of {@code value}.
   *
   * @throws BuiltinException when a string has characters that YAML does not allow
   */
  static String encode(BuiltinContext context, RegoValue value) {
    YamlEncoder encoder = new YamlEncoder(context);
    encoder.inline(value, 0);
    return encoder.out.toString();
  }

  /** Writes a value that starts where the text stands, in column {@code column}; ends the line. */
  private void inline(RegoValue value, int column) {
    if (value instanceof RegoObject object && !object.isEmpty()) {
      mapping(object, column);
    } else if (value instanceof RegoArray array && !array.isEmpty()) {
      sequence(array, column);
    } else if (value instanceof RegoSet set && !set.isEmpty()) {
      sequence(set, column);
    } else {
      scalar(value, column);
    }
  }

  private void sequence(Iterable<RegoValue> elements, int column) {
    boolean isFirst = true;
    for (RegoValue element : elements) {
      indent(isFirst ? 0 : column);
      isFirst = false;
      out.append("- ");
      if (isCollection(element)) {
        inline(element, column + STEP);
      } else {
        scalar(element, column);
      }
    }
  }

  private void mapping(RegoObject object, int column) {
    boolean isFirst = true;
    for (Map.Entry<String, RegoValue> entry : sorted(object).entrySet()) {
      indent(isFirst ? 0 : column);
      isFirst = false;
      String key = entry.getKey();
      RegoValue value = entry.getValue();
      if (YamlStyle.isMultiline(key) || key.length() > LONGEST_SIMPLE_KEY) {
        out.append("? ");
        scalar(RegoString.of(key), column);
        indent(column);
        out.append(": ");
        inline(value, isCollection(value) ? column + STEP : column);
      } else {
        out.append(YamlStyle.of(checked(key)).written(key)).append(':');
        afterKey(value, column);
      }
    }
  }

  private void afterKey(RegoValue value, int column) {
    if (isCollection(value)) {
      out.append('\n');
      indent(column + STEP);
      inline(value, column + STEP);
    } else {
      out.append(' ');
      scalar(value, column);
    }
  }

  private static boolean isCollection(RegoValue value) {
    return (value instanceof RegoObject object && !object.isEmpty())
        || (value instanceof RegoArray array && !array.isEmpty())
        || (value instanceof RegoSet set && !set.isEmpty());
  }

  private static Map<String, RegoValue> sorted(RegoObject object) {
    TreeMap<String, RegoValue> entries = new TreeMap<>(new NaturalOrder());
    for (int i = 0; i < object.size(); i++) {
      RegoValue key = object.keyAt(i);
      entries.put(
          key instanceof RegoString string ? string.text() : JsonWriter.write(key),
          object.valueAt(i));
    }
    return entries;
  }

  private void indent(int columns) {
    context.charge(1 + columns);
    for (int i = 0; i < columns; i++) {
      out.append(' ');
    }
  }

  /** Writes a scalar or empty collection and ends the line. */
  private void scalar(RegoValue value, int column) {
    if (value instanceof RegoString string) {
      context.charge(string.text().length());
      string(checked(string.text()), column);
    } else if (value instanceof RegoNumber number) {
      out.append(number(number)).append('\n');
    } else if (value instanceof RegoObject) {
      out.append("{}\n");
    } else if (value instanceof RegoArray || value instanceof RegoSet) {
      out.append("[]\n");
    } else {
      out.append(value).append('\n');
    }
  }

  private void string(String text, int column) {
    YamlStyle style = YamlStyle.of(text);
    if (style == YamlStyle.LITERAL) {
      literal(text, column + STEP);
    } else {
      out.append(style.written(text)).append('\n');
    }
  }

  private void literal(String text, int column) {
    out.append('|');
    if (text.startsWith(" ") || text.startsWith("\n")) {
      out.append(STEP);
    }
    if (!text.endsWith("\n")) {
      out.append('-');
    } else if (text.length() == 1 || text.charAt(text.length() - 2) == '\n') {
      out.append('+');
    }
    out.append('\n');
    List<String> lines = List.of(text.split("\n", -1));
    for (int i = 0; i < lines.size(); i++) {
      boolean isLast = i == lines.size() - 1;
      if (!lines.get(i).isEmpty()) {
        indent(column);
        out.append(lines.get(i));
      }
      // After a last line break nothing is left to end.
      out.append(isLast && lines.get(i).isEmpty() ? "" : "\n");
    }
  }

  /** OPA writes JSON first and reads it as YAML, which refuses some characters JSON does not. */
  private static String checked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 0x7f && c < 0xa0 && c != 0x85) || c == 0xfffe || c == 0xffff) {
        throw BuiltinException.failure("yaml: control characters are not allowed");
      }
    }
    return text;
  }

  private static String number(RegoNumber number) {
    if (number.isInteger()
        && number.decimal().precision() - number.decimal().scale() <= 20
        && isInteger(number.toString())) {
      BigInteger value = number.integer();
      if (value.compareTo(SMALLEST) >= 0 && value.compareTo(LARGEST) < 0) {
        return value.toString();
      }
    }
    double value = number.doubleValue();
    return Double.isInfinite(value) ? number.toString() : GoFloat.general(value);
  }

  private static boolean isInteger(String text) {
    return text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
  }
}
