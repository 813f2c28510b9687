package dev.jural.builtin.lib.template;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.Optional;

/**
 * Values while a template runs: String, Boolean, Long, Double, {@link RegoNumber}, which Go has as
 * text, {@link RegoArray}, {@link RegoObject}, and {@link #NIL}.
 */
final class TemplateValues {
  /** What is missing, and what is null. */
  static final Object NIL =
      new Object() {
        @Override
        public String toString() {
          return "<nil>";
        }
      };

  private TemplateValues() {}

  static Object of(RegoValue value) {
    if (value instanceof RegoString text) {
      return text.text();
    } else if (value instanceof RegoBoolean) {
      return value == RegoBoolean.TRUE;
    }
    return value instanceof RegoNull ? NIL : value;
  }

  /** What is under a name, or nothing when the value has no fields. */
  static Optional<Object> field(Object value, String name) {
    if (value instanceof RegoObject object) {
      return Optional.of(object.get(RegoString.of(name)).map(TemplateValues::of).orElse(NIL));
    }
    return value == NIL ? Optional.of(NIL) : Optional.empty();
  }

  static boolean isTrue(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    } else if (value instanceof String text) {
      return !text.isEmpty();
    } else if (value instanceof Long number) {
      return number != 0;
    } else if (value instanceof Double number) {
      return number != 0;
    } else if (value instanceof RegoArray array) {
      return array.size() > 0;
    } else if (value instanceof RegoObject object) {
      return object.size() > 0;
    }
    return value != NIL;
  }

  /** The value as Go prints it. */
  static String print(Object value) {
    if (value instanceof RegoArray array) {
      StringBuilder out = new StringBuilder("[");
      for (int i = 0; i < array.size(); i++) {
        out.append(i == 0 ? "" : " ").append(print(of(array.get(i))));
      }
      return out.append(']').toString();
    } else if (value instanceof RegoObject object) {
      StringBuilder out = new StringBuilder("map[");
      for (int i = 0; i < object.size(); i++) {
        out.append(i == 0 ? "" : " ")
            .append(print(of(object.keyAt(i))))
            .append(':')
            .append(print(of(object.valueAt(i))));
      }
      return out.append(']').toString();
    } else if (value instanceof Double number && number == Math.rint(number)) {
      return String.valueOf(number.longValue());
    }
    return String.valueOf(value);
  }

  /** The value as {@code printf} takes it: a scalar, or the text that Go prints of it. */
  static RegoValue formatted(Object value) {
    if (value instanceof RegoNumber number) {
      return number;
    } else if (value instanceof Boolean truth) {
      return RegoBoolean.of(truth);
    } else if (value instanceof Long number) {
      return RegoNumber.of(number);
    } else if (value instanceof Double number) {
      return RegoNumber.parse(number.toString()).orElse(RegoNumber.ZERO);
    }
    return RegoString.of(print(value));
  }
}
