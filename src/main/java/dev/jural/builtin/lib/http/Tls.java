package dev.jural.builtin.lib.http;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.lib.http.HttpRequestSpec.Fields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** The client for a request: with the certificates, keys and server name that it asks for. */
final class Tls {
  private static final char[] NO_PASSWORD = new char[0];

  private Tls() {}

  static HttpClient client(HttpRequestSpec spec) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(spec.timeout())
            .version(HttpClient.Version.HTTP_1_1);
    Fields fields = new Fields(spec.whole());
    Optional<String> authorities = pem(fields, "tls_ca_cert");
    Optional<String> certificate = pem(fields, "tls_client_cert");
    Optional<String> key = pem(fields, "tls_client_key");
    boolean trustsAll = fields.bool("tls_insecure_skip_verify");
    if (trustsAll || authorities.isPresent() || (certificate.isPresent() && key.isPresent())) {
      client.sslContext(context(authorities, certificate, key, trustsAll));
    }
    fields
        .string("tls_server_name")
        .ifPresent(
            name -> {
              SSLParameters parameters = new SSLParameters();
              parameters.setServerNames(List.of(new SNIHostName(name)));
              client.sslParameters(parameters);
            });
    return client.build();
  }

  /** A text that is given itself, in a file or in a variable of the environment. */
  private static Optional<String> pem(Fields fields, String name) {
    Optional<String> file = fields.string(name + "_file");
    if (file.isPresent()) {
      try {
        return Optional.of(Files.readString(Path.of(file.get()), StandardCharsets.UTF_8));
      } catch (IOException | IllegalArgumentException e) {
        throw BuiltinException.failure("open " + file.get() + ": cannot be read");
      }
    }
    Optional<String> variable = fields.string(name + "_env_variable");
    if (variable.isPresent()) {
      return Optional.of(Optional.ofNullable(System.getenv(variable.get())).orElse(""));
    }
    return fields.string(name);
  }

  private static SSLContext context(
      Optional<String> authorities,
      Optional<String> certificate,
      Optional<String> key,
      boolean trustsAll) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys =
          certificate.isPresent() && key.isPresent()
              ? keys(certificate.get(), key.get())
              : new KeyManager[0];
      TrustManager[] trust =
          trustsAll
              ? new TrustManager[] {new TrustAll()}
              : authorities.isPresent() ? trust(authorities.get()) : null;
      context.init(keys, trust, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw BuiltinException.failure("tls: " + e.getMessage());
    }
  }

  private static TrustManager[] trust(String authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, NO_PASSWORD);
    int count = 0;
    for (Certificate certificate : certificates(authorities)) {
      store.setCertificateEntry("ca" + count++, certificate);
    }
    if (count == 0) {
      throw BuiltinException.failure("could not append certificates");
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static Collection<? extends Certificate> certificates(String pem)
      throws GeneralSecurityException {
    if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
      return List.of();
    }
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
  }

  private static KeyManager[] keys(String certificate, String key)
      throws GeneralSecurityException, IOException {
    Collection<? extends Certificate> chain = certificates(certificate);
    if (chain.isEmpty()) {
      throw BuiltinException.failure("tls: failed to find any PEM data in certificate input");
    }
    PrivateKey own = PrivateKeys.read(key);
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, NO_PASSWORD);
    store.setKeyEntry("client", own, NO_PASSWORD, chain.toArray(new Certificate[0]));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  /** Trusts every server, whatever its name: only where the policy says so in as many words. */
  private static final class TrustAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
