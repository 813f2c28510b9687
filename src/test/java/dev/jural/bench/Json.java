package dev.jural.bench;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Casts of what a JSON parser gives, so that plain Java can read it. */
final class Json {
  private Json() {}

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(@Nullable Object value) {
    return value == null ? List.of() : (List<Object>) value;
  }

  static String text(@Nullable Object value) {
    return value == null ? "" : (String) value;
  }

  static long number(@Nullable Object value) {
    return value == null ? 0 : ((Number) value).longValue();
  }

  static boolean isTrue(@Nullable Object value) {
    return Boolean.TRUE.equals(value);
  }
}
