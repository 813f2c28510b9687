package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.lib.crypto.Jwk.Material;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A VerificationKeys is the keys that a token may be signed with: those of a certificate or public
 * key in PEM, or of a JSON Web Key or set of them.
 */
record VerificationKeys(List<Jwk> keys) {
  VerificationKeys {
    keys = List.copyOf(keys);
  }

  /**
   * Reads keys.
   *
   * @throws BuiltinException with OPA's message
   */
  static VerificationKeys parse(String text) {
    Optional<Pem.Block> block = Pem.first(text);
    if (block.isPresent()) {
      return new VerificationKeys(List.of(new Jwk("", "", new Material.Public(key(block.get())))));
    }
    try {
      return new VerificationKeys(Jwk.parse(text));
    } catch (BuiltinException e) {
      throw BuiltinException.failure(
          "failed to parse a JWK key (set): jwk.ParseString: failed to parse string: "
              + e.message());
    }
  }

  private static PublicKeyInfo key(Pem.Block block) {
    if (!block.rest().isEmpty()) {
      throw BuiltinException.failure("extra data after a PEM certificate block");
    }
    return switch (block.type()) {
      case "CERTIFICATE" -> {
        try {
          yield Certificate.parse(block.bytes())
              .publicKey
              .orElseThrow(() -> BuiltinException.failure("x509: unknown public key algorithm"));
        } catch (BuiltinException e) {
          throw BuiltinException.failure("failed to parse a PEM certificate: " + e.message());
        }
      }
      case "PUBLIC KEY" -> {
        try {
          yield PublicKeyInfo.parse(block.bytes());
        } catch (BuiltinException e) {
          throw BuiltinException.failure("failed to parse a PEM public key: " + e.message());
        }
      }
      default -> throw BuiltinException.failure("failed to extract a Key from the PEM certificate");
    };
  }

  /**
   * Fails when a key is of no use.
   *
   * @throws BuiltinException with what is wrong with it
   */
  void checkUsable() {
    for (Jwk key : keys) {
      if (key.material() instanceof Material.Unusable unusable) {
        throw BuiltinException.failure(unusable.problem());
      }
    }
  }

  /**
   * Whether one of the keys passes. The key that a token names must; when there is no such key, or
   * the token names none, any may. Keys for other algorithms are passed over.
   */
  boolean anyPasses(String kid, JwsAlgorithm algorithm, Predicate<Material> test) {
    if (!kid.isEmpty()) {
      for (Jwk key : keys) {
        if (key.kid().equals(kid) && isFor(key, algorithm)) {
          return test.test(key.material());
        }
      }
    }
    for (Jwk key : keys) {
      if (isFor(key, algorithm) && test.test(key.material())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFor(Jwk key, JwsAlgorithm algorithm) {
    return key.alg().isEmpty() || key.alg().equals(algorithm.title());
  }
}
