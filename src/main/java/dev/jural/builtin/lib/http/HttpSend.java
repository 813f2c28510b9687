package dev.jural.builtin.lib.http;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code http.send} (OPA docs, "HTTP"). It talks to the hosts of {@link dev.jural.builtin.Network}
 * only, redirects included. Within a query equal requests are sent once; from query to query an
 * answer is kept when {@code cache} or {@code force_cache} says so.
 */
public final class HttpSend {
  private static final RegoType RESPONSE = RegoType.objectOf(RegoType.ANY, RegoType.ANY);

  private final Function<RegoValue, String> marshal;
  private final Function<String, Long> nanos;
  private final Decoder yaml;

  /** A Decoder reads a body. */
  @FunctionalInterface
  public interface Decoder {
    /**
     * The value of a text.
     *
     * @throws BuiltinException when it has none
     */
    RegoValue decode(BuiltinContext context, String text);
  }

  private HttpSend(
      Function<RegoValue, String> marshal, Function<String, Long> nanos, Decoder yaml) {
    this.marshal = marshal;
    this.nanos = nanos;
    this.yaml = yaml;
  }

  /**
   * Adds the functions of this category.
   *
   * @param marshal makes JSON of a body
   * @param nanos reads a duration
   * @param yaml reads a body of YAML
   */
  public static void register(
      BuiltinTable.Builder table,
      Function<RegoValue, String> marshal,
      Function<String, Long> nanos,
      Decoder yaml) {
    HttpSend sender = new HttpSend(marshal, nanos, yaml);
    table.nondeterministic(
        "http.send",
        "The response to an HTTP request.",
        (Implementation.C1) sender::send,
        RESPONSE,
        arg("request", RegoType.objectOf(RegoType.STRING, RegoType.ANY)));
  }

  private RegoValue send(BuiltinContext context, RegoValue operand) {
    RegoObject request = Operands.object(operand, 1);
    HttpKeys.check(request);
    HttpRequestSpec spec = HttpRequestSpec.of(request, marshal, nanos);
    try {
      return exchange(context, spec);
    } catch (NetworkException e) {
      if (spec.raisesErrors()) {
        throw BuiltinException.failure(e.message());
      }
      return RegoObject.ofStrings(
          Map.of(
              "status_code",
              RegoNumber.ZERO,
              "error",
              RegoObject.ofStrings(
                  Map.of(
                      "code",
                      RegoString.of("eval_http_send_network_error"),
                      "message",
                      RegoString.of(e.message())))));
    }
  }

  private RegoValue exchange(BuiltinContext context, HttpRequestSpec spec) throws NetworkException {
    HttpExchange exchange = new HttpExchange(context, spec, yaml);
    boolean mayCache = spec.isCached() || spec.forceCacheSeconds().isPresent();
    if (!mayCache) {
      return exchange.send().value();
    }
    HttpCache cache = context.shared(HttpCache.class, "http.send", HttpCache::new);
    Optional<RegoValue> known = cache.get(spec, context.nowNanos());
    if (known.isPresent()) {
      // A host that is not allowed any more gives no answers, not even known ones.
      exchange.requireHost();
      return known.get();
    }
    HttpExchange.Answer answer = exchange.send();
    cache.put(spec, answer, context.nowNanos());
    return answer.value();
  }

  /** A NetworkException says how the network failed. Made without a stack trace. */
  static final class NetworkException extends Exception {
    private static final long serialVersionUID = 1L;

    NetworkException(String message) {
      super(message, null, false, false);
    }

    String message() {
      return String.valueOf(getMessage());
    }
  }
}
