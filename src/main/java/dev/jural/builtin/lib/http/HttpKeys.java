package dev.jural.builtin.lib.http;

import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import java.util.List;
import java.util.Set;

/** What an object that describes an HTTP request may hold (OPA docs, "HTTP"). */
public final class HttpKeys {
  private static final Set<String> ALLOWED =
      Set.of(
          "method",
          "url",
          "body",
          "enable_redirect",
          "force_json_decode",
          "force_yaml_decode",
          "headers",
          "raw_body",
          "tls_use_system_certs",
          "tls_ca_cert",
          "tls_ca_cert_file",
          "tls_ca_cert_env_variable",
          "tls_client_cert",
          "tls_client_cert_file",
          "tls_client_cert_env_variable",
          "tls_client_key",
          "tls_client_key_file",
          "tls_client_key_env_variable",
          "tls_insecure_skip_verify",
          "tls_server_name",
          "timeout",
          "cache",
          "force_cache",
          "force_cache_duration_seconds",
          "raise_error",
          "caching_mode",
          "max_retry_attempts",
          "cache_ignored_headers");

  private static final List<String> REQUIRED = List.of("method", "url");

  private HttpKeys() {}

  /**
   * Checks the keys of a request.
   *
   * @throws BuiltinException that names the keys that are wrong or missing
   */
  public static void check(RegoObject request) {
    RegoSet.Builder wrong = RegoSet.builder();
    for (int i = 0; i < request.size(); i++) {
      boolean isAllowed =
          request.keyAt(i) instanceof RegoString key && ALLOWED.contains(key.text());
      if (!isAllowed) {
        wrong.add(request.keyAt(i));
      }
    }
    refuse("invalid request parameters(s): ", wrong.build());
    RegoSet.Builder missing = RegoSet.builder();
    for (String key : REQUIRED) {
      if (request.get(RegoString.of(key)).isEmpty()) {
        missing.add(RegoString.of(key));
      }
    }
    refuse("missing required request parameters(s): ", missing.build());
  }

  /** Checks that method and address are strings. */
  public static void checkValues(RegoObject request) {
    RegoSet.Builder wrong = RegoSet.builder();
    for (String key : REQUIRED) {
      if (!(request.get(RegoString.of(key)).orElseThrow() instanceof RegoString)) {
        wrong.add(RegoString.of(key));
      }
    }
    refuse("invalid values for required request parameters(s): ", wrong.build());
  }

  private static void refuse(String problem, RegoSet keys) {
    if (!keys.isEmpty()) {
      throw BuiltinException.operand(1, problem + keys);
    }
  }
}
