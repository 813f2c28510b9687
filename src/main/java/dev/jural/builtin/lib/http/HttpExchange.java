package dev.jural.builtin.lib.http;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.lib.http.HttpSend.NetworkException;
import dev.jural.source.RegoException;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** One request and its response. Used by one thread. */
final class HttpExchange {
  private static final int MOST_REDIRECTS = 10;
  private static final int MOST_BYTES = 64 << 20;

  /** Headers that the JDK's client sets itself. */
  private static final Set<String> RESTRICTED =
      Set.of("host", "content-length", "connection", "expect", "upgrade");

  private final BuiltinContext context;
  private final HttpRequestSpec spec;
  private final HttpSend.Decoder yaml;

  HttpExchange(BuiltinContext context, HttpRequestSpec spec, HttpSend.Decoder yaml) {
    this.context = context;
    this.spec = spec;
    this.yaml = yaml;
  }

  /** An Answer is a response as policies see it, and what the cache needs of it. */
  record Answer(RegoValue value, Map<String, List<String>> headers, int rawLength) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  void requireHost() {
    requireHost(uri(spec.url()));
  }

  private void requireHost(URI uri) {
    boolean isAllowed =
        context.network().allows(uri.getHost())
            || (uri.getPort() >= 0
                && context.network().allows(uri.getHost() + ":" + uri.getPort()));
    if (!isAllowed) {
      context.network().require(uri.getHost());
    }
  }

  private URI uri(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (java.net.URISyntaxException e) {
      throw BuiltinException.failure("parse " + RegoString.of(url) + ": " + e.getReason());
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw BuiltinException.failure(
          prefix(url) + "unsupported protocol scheme " + RegoString.of(scheme));
    }
    if (uri.getHost() == null) {
      throw BuiltinException.failure(prefix(url) + "no Host in request URL");
    }
    return uri;
  }

  /** How messages begin: {@code Get "http://h/": }. */
  private String prefix(String url) {
    String method = spec.method();
    String shown =
        method.isEmpty() ? "Get" : method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
    return shown + " " + RegoString.of(url) + ": ";
  }

  Answer send() throws NetworkException {
    if (!spec.method()
        .chars()
        .allMatch(c -> c > ' ' && c < 127 && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0)) {
      throw BuiltinException.failure("net/http: invalid method " + RegoString.of(spec.method()));
    }
    URI uri = uri(spec.url());
    requireHost(uri);
    for (int attempt = 0; ; attempt++) {
      try {
        return follow(uri);
      } catch (NetworkException e) {
        if (attempt >= spec.retries()) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  private static void pause(int attempt) throws NetworkException {
    long base = 100L << Math.min(attempt, 9);
    try {
      Thread.sleep(base + ThreadLocalRandom.current().nextLong(base / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkException("interrupted");
    }
  }

  private Answer follow(URI first) throws NetworkException {
    HttpClient client = Tls.client(spec);
    URI uri = first;
    String method = spec.method().isEmpty() ? "GET" : spec.method();
    for (int redirects = 0; ; redirects++) {
      requireHost(uri);
      HttpResponse<InputStream> response = once(client, uri, method);
      int status = response.statusCode();
      java.util.Optional<String> location = response.headers().firstValue("location");
      boolean isRedirect =
          status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
      if (!spec.followsRedirects() || !isRedirect || location.isEmpty()) {
        return answer(response);
      }
      if (redirects == MOST_REDIRECTS) {
        throw new NetworkException(
            prefix(location.get()) + "stopped after " + MOST_REDIRECTS + " redirects");
      }
      uri = uri(uri.resolve(location.get()).toString());
      boolean keepsMethod = status == 307 || status == 308;
      method = keepsMethod || method.equals("HEAD") ? method : "GET";
    }
  }

  private HttpResponse<InputStream> once(HttpClient client, URI uri, String method)
      throws NetworkException {
    boolean hasBody = spec.body().isPresent() && !method.equals("GET") && !method.equals("HEAD");
    boolean sendsBody = spec.body().isPresent() && (hasBody || method.equals(spec.method()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(spec.timeout())
            .method(
                method,
                sendsBody
                    ? HttpRequest.BodyPublishers.ofString(spec.body().orElseThrow())
                    : HttpRequest.BodyPublishers.noBody());
    try {
      for (Map.Entry<String, String> header : spec.headers().entrySet()) {
        if (!RESTRICTED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
          request.header(header.getKey(), header.getValue());
        }
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IllegalArgumentException e) {
      throw BuiltinException.failure(prefix(uri.toString()) + e.getMessage());
    } catch (HttpTimeoutException e) {
      throw new NetworkException(
          prefix(uri.toString())
              + "context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
    } catch (ConnectException e) {
      throw new NetworkException(
          prefix(uri.toString())
              + "dial tcp "
              + uri.getHost()
              + ":"
              + port(uri)
              + ": connect: connection refused");
    } catch (IOException e) {
      throw new NetworkException(prefix(uri.toString()) + reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkException(prefix(uri.toString()) + "interrupted");
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
  }

  private Answer answer(HttpResponse<InputStream> response) throws NetworkException {
    String raw = body(response);
    context.charge(raw.length() / 16);
    Map<String, List<String>> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    RegoObject.Builder shown = RegoObject.builder(headers.size());
    headers.forEach(
        (name, values) ->
            shown.put(
                RegoString.of(name), RegoArray.of(values.stream().map(RegoString::of).toList())));
    int status = response.statusCode();
    RegoValue value =
        RegoObject.ofStrings(
            Map.of(
                "status",
                RegoString.of(status + " " + Reasons.of(status)),
                "status_code",
                RegoNumber.of(status),
                "body",
                decoded(raw, String.join(",", headers.getOrDefault("content-type", List.of()))),
                "raw_body",
                RegoString.of(raw),
                "headers",
                shown.build()));
    return new Answer(value, headers, raw.length());
  }

  private String body(HttpResponse<InputStream> response) throws NetworkException {
    try (InputStream in = response.body()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw BuiltinException.failure(
            prefix(spec.url()) + "the response is longer than " + MOST_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new NetworkException(prefix(spec.url()) + reason(e));
    }
  }

  private RegoValue decoded(String raw, String contentType) {
    String type = contentType.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
    try {
      if (spec.forcesJson() || type.equals("application/json") || type.endsWith("+json")) {
        return JsonReader.readLenient("response", raw);
      } else if (spec.forcesYaml()
          || type.equals("application/yaml")
          || type.equals("application/x-yaml")) {
        return yaml.decode(context, raw);
      }
    } catch (RegoException | BuiltinException e) {
      return RegoNull.NULL;
    }
    return RegoNull.NULL;
  }
}
