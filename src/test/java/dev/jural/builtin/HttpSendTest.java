package dev.jural.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.jural.engine.Engine;
import dev.jural.engine.Input;
import dev.jural.engine.Values;
import dev.jural.source.RegoException;
import dev.jural.value.RegoValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of policies to a server of our own on the loopback address. */
class HttpSendTest {
  private static final String HOST = "127.0.0.1";

  private final AtomicInteger hits = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    hits.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    int status = 200;
    String body = "plain";
    switch (path) {
      case "/json" -> {
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        body = "{\"a\": [1, 2.50]}";
      }
      case "/yaml" -> {
        exchange.getResponseHeaders().add("Content-Type", "application/yaml");
        body = "a: [1, x]\n";
      }
      case "/echo" -> {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        body =
            exchange.getRequestMethod()
                + " "
                + exchange.getRequestHeaders().getFirst("X-Test")
                + " "
                + sent;
      }
      case "/missing" -> status = 404;
      case "/away" -> {
        status = 302;
        exchange.getResponseHeaders().add("Location", "/json");
      }
      case "/elsewhere" -> {
        status = 302;
        exchange.getResponseHeaders().add("Location", "http://localhost:1/");
      }
      case "/fresh" -> exchange.getResponseHeaders().add("Cache-Control", "max-age=60");
      case "/slow" -> {
        try {
          Thread.sleep(5_000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      default -> {
        // Plain text.
      }
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Engine engine(String rules) {
    return Engine.builder()
        .module("t.rego", "package t\n" + rules)
        .strictBuiltinErrors(true)
        .allowNet(HOST)
        .build();
  }

  private Input input(Map<String, Object> more, String path) {
    Map<String, Object> request =
        new java.util.HashMap<>(
            Map.of(
                "method",
                "get",
                "url",
                "http://" + HOST + ":" + server.getAddress().getPort() + path));
    request.putAll(more);
    return Input.from(request);
  }

  private Optional<RegoValue> get(String expression, Map<String, Object> more, String path) {
    return engine("r := http.send(input)").prepare(expression).evaluate(input(more, path)).value();
  }

  private static Optional<RegoValue> value(Object wanted) {
    return Optional.of(Values.from(wanted));
  }

  @Test
  void aResponseHasStatusBodyAndHeaders() {
    assertEquals(value("200 OK"), get("data.t.r.status", Map.of(), "/json"));
    assertEquals(value(200), get("data.t.r.status_code", Map.of(), "/json"));
    assertEquals(
        Optional.of(Values.fromJson("body", "{\"a\": [1, 2.50]}")),
        get("data.t.r.body", Map.of(), "/json"));
    assertEquals(value("{\"a\": [1, 2.50]}"), get("data.t.r.raw_body", Map.of(), "/json"));
    assertEquals(
        value(List.of("application/yaml")),
        get("data.t.r.headers[\"content-type\"]", Map.of(), "/yaml"));
    assertEquals(value(Map.of("a", List.of(1, "x"))), get("data.t.r.body", Map.of(), "/yaml"));
    assertEquals(value("404 Not Found"), get("data.t.r.status", Map.of(), "/missing"));
    assertEquals(value(null), get("data.t.r.body", Map.of(), "/plain"));
    assertEquals(value(null), get("data.t.r.body", Map.of("force_json_decode", true), "/plain"));
  }

  @Test
  void aRequestCarriesMethodHeadersAndBody() {
    Map<String, Object> request =
        Map.of("method", "post", "headers", Map.of("x-test", "h"), "body", Map.of("k", 1));
    assertEquals(value("POST h {\"k\":1}"), get("data.t.r.raw_body", request, "/echo"));
    Map<String, Object> raw = Map.of("method", "PUT", "raw_body", "as is");
    assertEquals(value("PUT null as is"), get("data.t.r.raw_body", raw, "/echo"));
  }

  @Test
  void redirectsAreFollowedOnlyWhenAskedForAndOnlyToAllowedHosts() {
    assertEquals(value(302), get("data.t.r.status_code", Map.of(), "/away"));
    assertEquals(value(200), get("data.t.r.status_code", Map.of("enable_redirect", true), "/away"));
    RegoException error =
        assertThrows(
            RegoException.class,
            () -> get("data.t.r", Map.of("enable_redirect", true), "/elsewhere"));
    assertTrue(error.getMessage().contains("host localhost is not allowed"), error.getMessage());
  }

  @Test
  void equalRequestsOfOneQueryAreSentOnce() {
    Engine engine = engine("a := http.send(input)\nb := http.send(input)");
    engine.prepare("[data.t.a, data.t.b]").evaluate(input(Map.of(), "/plain"));
    assertEquals(1, hits.get());
    engine.prepare("[data.t.a, data.t.b]").evaluate(input(Map.of(), "/plain"));
    assertEquals(2, hits.get());
  }

  @Test
  void answersAreKeptFromQueryToQueryWhenAskedFor() {
    var query = engine("r := http.send(input)").prepare("data.t.r.raw_body");
    Input forced = input(Map.of("force_cache", true, "force_cache_duration_seconds", 60), "/plain");
    assertEquals(query.evaluate(forced), query.evaluate(forced));
    assertEquals(1, hits.get());
    Input fresh = input(Map.of("cache", true), "/fresh");
    assertEquals(query.evaluate(fresh), query.evaluate(fresh));
    assertEquals(2, hits.get());
    Input stale = input(Map.of("cache", true), "/plain");
    assertEquals(query.evaluate(stale), query.evaluate(stale));
    assertEquals(4, hits.get());
  }

  @Test
  void aNetworkThatFailsIsAnErrorOrAnAnswer() {
    Map<String, Object> slow = Map.of("timeout", "100ms");
    RegoException error = assertThrows(RegoException.class, () -> get("data.t.r", slow, "/slow"));
    assertTrue(error.getMessage().contains("context deadline exceeded"), error.getMessage());
    assertEquals(
        value("eval_http_send_network_error"),
        get(
            "data.t.r.error.code",
            Map.of("timeout", "100ms", "raise_error", false, "max_retry_attempts", 1),
            "/slow"));
    assertEquals(3, hits.get());
  }
}
