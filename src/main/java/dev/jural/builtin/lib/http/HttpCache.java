package dev.jural.builtin.lib.http;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers that are kept from query to query: as long as {@code force_cache_duration_seconds} says,
 * or their own {@code Cache-Control} and {@code Expires} (RFC 9111). Shared by threads.
 */
final class HttpCache {
  private static final int MOST = 200;
  private static final int MOST_CHARACTERS = 1_000_000;

  private final Map<RegoValue, Entry> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RegoValue, Entry> eldest) {
          return size() > MOST;
        }
      };

  private record Entry(RegoValue value, long expires) {}

  synchronized Optional<RegoValue> get(HttpRequestSpec spec, long now) {
    Entry entry = entries.get(key(spec));
    if (entry == null || now >= entry.expires()) {
      return Optional.empty();
    }
    return Optional.of(entry.value());
  }

  synchronized void put(HttpRequestSpec spec, HttpExchange.Answer answer, long now) {
    long seconds = spec.forceCacheSeconds().orElseGet(() -> lifetime(answer, now));
    if (seconds > 0 && answer.rawLength() <= MOST_CHARACTERS) {
      long nanos = Math.min(seconds, 1_000_000_000L) * 1_000_000_000L;
      entries.put(key(spec), new Entry(answer.value(), now + nanos));
    }
  }

  /** The request without the headers that {@code cache_ignored_headers} names. */
  private static RegoValue key(HttpRequestSpec spec) {
    RegoObject whole = spec.whole();
    boolean isIgnoring =
        whole.get(RegoString.of("cache_ignored_headers")).isPresent()
            && whole.get(RegoString.of("headers")).isPresent();
    if (!isIgnoring) {
      return whole;
    }
    RegoObject.Builder kept = RegoObject.builder();
    RegoArray ignored =
        whole
            .get(RegoString.of("cache_ignored_headers"))
            .filter(RegoArray.class::isInstance)
            .map(RegoArray.class::cast)
            .orElse(RegoArray.EMPTY);
    RegoObject headers = (RegoObject) whole.get(RegoString.of("headers")).orElseThrow();
    for (int i = 0; i < headers.size(); i++) {
      if (!ignored.elements().contains(headers.keyAt(i))) {
        kept.put(headers.keyAt(i), headers.valueAt(i));
      }
    }
    return whole.with(RegoString.of("headers"), kept.build());
  }

  private static long lifetime(HttpExchange.Answer answer, long now) {
    long seconds = 0;
    boolean isSaid = false;
    for (String part : answer.header("cache-control").split(",", -1)) {
      String directive = part.strip();
      if (directive.equals("no-store") || directive.equals("no-cache")) {
        return 0;
      }
      if (directive.startsWith("max-age=")) {
        isSaid = true;
        seconds = number(directive.substring("max-age=".length()));
      }
    }
    String expires = answer.header("expires");
    if (isSaid || expires.isEmpty()) {
      return seconds;
    }
    try {
      Instant until =
          ZonedDateTime.parse(expires, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.getEpochSecond() - Math.floorDiv(now, 1_000_000_000L);
    } catch (DateTimeException e) {
      return 0;
    }
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
