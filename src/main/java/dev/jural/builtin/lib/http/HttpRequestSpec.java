package dev.jural.builtin.lib.http;

import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A HttpRequestSpec is what the object given to {@code http.send} asks for.
 *
 * @param method in upper case
 * @param url as it was given
 * @param headers by name as given
 * @param body the bytes to send as text
 * @param timeout for each try
 * @param retries how often to try again after the network failed
 * @param forceCacheSeconds how long to keep the answer whatever it says of itself
 */
record HttpRequestSpec(
    String method,
    String url,
    Map<String, String> headers,
    Optional<String> body,
    Duration timeout,
    boolean followsRedirects,
    boolean forcesJson,
    boolean forcesYaml,
    boolean raisesErrors,
    int retries,
    boolean isCached,
    Optional<Long> forceCacheSeconds,
    RegoObject whole) {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);
  private static final int MOST_RETRIES = 20;

  HttpRequestSpec {
    headers = Map.copyOf(headers);
  }

  /**
   * What {@code request} asks for.
   *
   * @param marshal makes JSON of a body
   * @param nanos reads a duration
   * @throws BuiltinException when the object says what no request can be
   */
  static HttpRequestSpec of(
      RegoObject request, Function<RegoValue, String> marshal, Function<String, Long> nanos) {
    Fields fields = new Fields(request);
    Optional<String> raw = fields.string("raw_body");
    Optional<String> body = raw.isPresent() ? raw : request.get(RegoString.of("body")).map(marshal);
    boolean forcesCache = fields.flag("force_cache", "invalid value for \"force_cache\" field");
    Optional<RegoValue> seconds = request.get(RegoString.of("force_cache_duration_seconds"));
    if (forcesCache && seconds.isEmpty()) {
      throw BuiltinException.failure(
          "'force_cache' set but 'force_cache_duration_seconds' parameter is missing");
    }
    return new HttpRequestSpec(
        fields.string("method").orElse("").toUpperCase(Locale.ROOT),
        fields.string("url").orElse(""),
        headers(request),
        body,
        timeout(request, nanos),
        fields.bool("enable_redirect"),
        fields.bool("force_json_decode"),
        fields.bool("force_yaml_decode"),
        raisesErrors(request),
        retries(request),
        fields.flag("cache", "invalid value for \"cache\" field"),
        forcesCache
            ? Optional.of(number(seconds.get(), "force_cache_duration_seconds"))
            : Optional.empty(),
        request);
  }

  /** Fields of the object by type. */
  record Fields(RegoObject request) {
    Optional<String> string(String name) {
      Optional<RegoValue> value = request.get(RegoString.of(name));
      if (value.isPresent() && !(value.get() instanceof RegoString)) {
        throw BuiltinException.failure("\"" + name + "\" must be a string");
      }
      return value.map(text -> ((RegoString) text).text());
    }

    boolean bool(String name) {
      RegoValue value = request.get(RegoString.of(name)).orElse(RegoBoolean.FALSE);
      if (!(value instanceof RegoBoolean)) {
        throw BuiltinException.failure(
            "strconv.ParseBool: parsing " + RegoString.of(value.toString()) + ": invalid syntax");
      }
      return value == RegoBoolean.TRUE;
    }

    boolean flag(String name, String problem) {
      RegoValue value = request.get(RegoString.of(name)).orElse(RegoBoolean.FALSE);
      if (!(value instanceof RegoBoolean)) {
        throw BuiltinException.failure(problem);
      }
      return value == RegoBoolean.TRUE;
    }
  }

  private static boolean raisesErrors(RegoObject request) {
    RegoValue value = request.get(RegoString.of("raise_error")).orElse(RegoBoolean.TRUE);
    if (!(value instanceof RegoBoolean)) {
      throw BuiltinException.failure("invalid value for raise_error field");
    }
    return value == RegoBoolean.TRUE;
  }

  private static int retries(RegoObject request) {
    RegoValue value = request.get(RegoString.of("max_retry_attempts")).orElse(RegoNumber.ZERO);
    return (int) Math.max(0, Math.min(MOST_RETRIES, number(value, "max_retry_attempts")));
  }

  private static long number(RegoValue value, String field) {
    try {
      return Long.parseLong(value instanceof RegoNumber number ? number.toString() : "");
    } catch (NumberFormatException e) {
      throw BuiltinException.failure("invalid value " + value + " for field \"" + field + '"');
    }
  }

  private static Map<String, String> headers(RegoObject request) {
    RegoValue value = request.get(RegoString.of("headers")).orElse(RegoObject.EMPTY);
    if (!(value instanceof RegoObject object)) {
      throw BuiltinException.failure("invalid type for headers key");
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < object.size(); i++) {
      if (!(object.keyAt(i) instanceof RegoString name
          && object.valueAt(i) instanceof RegoString text)) {
        throw BuiltinException.failure(
            "invalid type for headers value " + RegoString.of(object.valueAt(i).toString()));
      }
      headers.put(name.text(), text.text());
    }
    return headers;
  }

  private static Duration timeout(RegoObject request, Function<String, Long> nanos) {
    Optional<RegoValue> value = request.get(RegoString.of("timeout"));
    if (value.isEmpty()) {
      return DEFAULT_TIMEOUT;
    } else if (value.get() instanceof RegoString text) {
      try {
        return positive(nanos.apply(text.text()));
      } catch (BuiltinException e) {
        throw BuiltinException.failure("invalid timeout value " + text + ": " + e.message());
      }
    } else if (value.get() instanceof RegoNumber) {
      return positive(number(value.get(), "timeout"));
    }
    throw BuiltinException.operand(
        1, "'timeout' must be one of {string, number} but got " + value.get().typeName());
  }

  private static Duration positive(long nanos) {
    return nanos <= 0 ? DEFAULT_TIMEOUT : Duration.ofNanos(nanos);
  }
}
