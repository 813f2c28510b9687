package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.lib.crypto.Signatures.Scheme;
import java.util.Optional;

/**
 * A JwsAlgorithm is a way to sign a JSON Web Token (RFC 7518, 3.1; RFC 8037). There is none called
 * {@code none}, and none is chosen but by its exact name.
 */
enum JwsAlgorithm {
  HS256("HmacSHA256"),
  HS384("HmacSHA384"),
  HS512("HmacSHA512"),
  RS256(Scheme.RSA_PKCS1, "SHA-256"),
  RS384(Scheme.RSA_PKCS1, "SHA-384"),
  RS512(Scheme.RSA_PKCS1, "SHA-512"),
  PS256(Scheme.RSA_PSS, "SHA-256"),
  PS384(Scheme.RSA_PSS, "SHA-384"),
  PS512(Scheme.RSA_PSS, "SHA-512"),
  ES256(Scheme.ECDSA, "SHA-256"),
  ES384(Scheme.ECDSA, "SHA-384"),
  ES512(Scheme.ECDSA, "SHA-512"),
  EDDSA(Scheme.ED25519, "");

  private final Optional<Scheme> scheme;
  private final String hash;

  JwsAlgorithm(String hash) {
    this.scheme = Optional.empty();
    this.hash = hash;
  }

  JwsAlgorithm(Scheme scheme, String hash) {
    this.scheme = Optional.of(scheme);
    this.hash = hash;
  }

  /** How it signs; none when by a keyed hash. */
  Optional<Scheme> scheme() {
    return scheme;
  }

  /** The JDK's name of the hash, or of the keyed hash. */
  String hash() {
    return hash;
  }

  /** The name in tokens. */
  String title() {
    return this == EDDSA ? "EdDSA" : name();
  }

  static Optional<JwsAlgorithm> byTitle(String title) {
    for (JwsAlgorithm algorithm : values()) {
      if (algorithm.title().equals(title)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
