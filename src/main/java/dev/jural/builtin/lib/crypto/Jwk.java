package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.lib.GoJsonErrors;
import dev.jural.source.RegoException;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Jwk is a JSON Web Key (RFC 7517).
 *
 * @param kid its id; empty when it has none
 * @param alg the algorithm it is for; empty when it does not say
 * @param material the key itself
 */
record Jwk(String kid, String alg, Material material) {
  private static final String UNDECODABLE = "failed to decode value for key ";

  /** What the library that OPA uses reads a key into first. */
  private static final String PROBE =
      "struct { Kty string \"json:\\\"kty\\\"\"; D json.RawMessage \"json:\\\"d,omitempty\\\"\" }";

  private static final String REQUIRED = "required field ";

  /**
   * The algorithms that {@code alg} may name (RFC 7518 and 8037): of signatures and of encryption.
   */
  private static final Set<String> ALGORITHMS =
      Set.of(
          "none",
          "HS256",
          "HS384",
          "HS512",
          "RS256",
          "RS384",
          "RS512",
          "PS256",
          "PS384",
          "PS512",
          "ES256",
          "ES384",
          "ES512",
          "ES256K",
          "EdDSA",
          "RSA1_5",
          "RSA-OAEP",
          "RSA-OAEP-256",
          "RSA-OAEP-384",
          "RSA-OAEP-512",
          "A128KW",
          "A192KW",
          "A256KW",
          "dir",
          "ECDH-ES",
          "ECDH-ES+A128KW",
          "ECDH-ES+A192KW",
          "ECDH-ES+A256KW",
          "A128GCMKW",
          "A192GCMKW",
          "A256GCMKW",
          "PBES2-HS256+A128KW",
          "PBES2-HS384+A192KW",
          "PBES2-HS512+A256KW",
          "A128GCM",
          "A192GCM",
          "A256GCM",
          "A128CBC-HS256",
          "A192CBC-HS384",
          "A256CBC-HS512");

  private static final List<String> TEXTS = List.of("alg", "kid", "use", "x5u", "x5t", "x5t#S256");

  /** The key itself. */
  sealed interface Material {
    /** A secret of both sides. */
    record Secret(byte[] bytes) implements Material {}

    /** A public key. */
    record Public(PublicKeyInfo key) implements Material {}

    /** A private key. */
    record Private(PrivateKeyInfo key) implements Material {}

    /**
     * A key that is well formed and yet of no use.
     *
     * @param problem why
     */
    record Unusable(String problem) implements Material {}
  }

  /**
   * Reads a key or a set of keys.
   *
   * @throws BuiltinException starting with {@code jwk.Parse: }
   */
  static List<Jwk> parse(String text) {
    RegoValue json = json(text);
    if (json instanceof RegoObject set && set.get("keys").isPresent()) {
      String problem = "jwk.Parse: failed to unmarshal JWK set: failed to decode ";
      if (!(set.get("keys").get() instanceof RegoArray keys)) {
        throw BuiltinException.failure(
            problem + "\"keys\": expected '[' but got " + first(set.get("keys").get()));
      }
      List<Jwk> all = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        all.add(one(keys.get(i), problem + "key #" + i + " in \"keys\": jwk.ParseKey: "));
      }
      return all;
    }
    return List.of(one(json, "jwk.Parse: failed to parse sole key: jwk.ParseKey: "));
  }

  private static String first(RegoValue value) {
    return isNull(value) ? "<nil>" : value.toString().substring(0, 1);
  }

  private static RegoValue json(String text) {
    try {
      return JsonReader.readLenient("key", text);
    } catch (RegoException e) {
      throw BuiltinException.failure(
          "jwk.Parse: failed to parse sole key: jwk.ParseKey: jwk.Parse: failed to probe data: "
              + "probe: failed to unmarshal data: "
              + (text.isBlank()
                  ? "EOF"
                  : GoJsonErrors.of(text).orElseGet(() -> e.diagnostics().get(0).message())));
    }
  }

  private static Jwk one(RegoValue value, String prefix) {
    String probe = "jwk.Parse: failed to probe data: probe: failed to unmarshal data: json: ";
    if (!(value instanceof RegoObject) && !isNull(value)) {
      throw BuiltinException.failure(
          prefix
              + probe
              + "cannot unmarshal "
              + value.typeName()
              + " into Go value of type "
              + PROBE);
    }
    RegoObject object = value instanceof RegoObject members ? members : RegoObject.EMPTY;
    RegoValue type = object.get("kty").orElse(RegoString.EMPTY);
    if (!(type instanceof RegoString kty)) {
      throw BuiltinException.failure(
          prefix
              + probe
              + "cannot unmarshal "
              + type.typeName()
              + " into Go struct field .kty of type string");
    }
    try {
      return of(kty.text(), object);
    } catch (BuiltinException e) {
      String member = "failed to unmarshal JSON into key (" + goType(kty.text(), object) + "): ";
      throw BuiltinException.failure(
          prefix + (isOfMember(e.message()) ? member + member : "") + e.message());
    }
  }

  private static boolean isOfMember(String message) {
    return message.startsWith(UNDECODABLE) || message.startsWith(REQUIRED);
  }

  private static String goType(String kty, RegoObject object) {
    String half = object.get("d").isPresent() ? "PrivateKey" : "PublicKey";
    return "*jwk."
        + switch (kty) {
          case "RSA" -> "rsa" + half;
          case "EC" -> "ecdsa" + half;
          case "OKP" -> "okp" + half;
          default -> "symmetricKey";
        };
  }

  private static Jwk of(String type, RegoObject object) {
    if (!Set.of("RSA", "EC", "OKP", "oct").contains(type)) {
      throw BuiltinException.failure("invalid key type from JSON (" + type + ")");
    }
    for (String name : TEXTS) {
      object.get(name).filter(v -> !isNull(v)).ifPresent(v -> text(v, name));
    }
    for (String name : List.of("key_ops", "x5c")) {
      if (object.get(name).filter(v -> !(v instanceof RegoArray) && !isNull(v)).isPresent()) {
        throw undecodable(name, "json: cannot unmarshal into a list");
      }
    }
    Optional<RegoValue> alg = object.get("alg").filter(v -> !isNull(v));
    if (alg.isPresent() && !ALGORITHMS.contains(text(alg.get(), "alg"))) {
      throw undecodable("alg", "invalid key value");
    }
    return new Jwk(
        object.get("kid").filter(v -> !isNull(v)).map(v -> text(v, "kid")).orElse(""),
        alg.map(v -> text(v, "alg")).orElse(""),
        JwkMaterial.of(type, object));
  }

  private static boolean isNull(RegoValue value) {
    return value.typeName().equals("null");
  }

  private static String text(RegoValue value, String name) {
    if (value instanceof RegoString string) {
      return string.text();
    }
    throw undecodable(
        name, "json: cannot unmarshal " + value.typeName() + " into Go value of type string");
  }

  static BuiltinException undecodable(String name, String problem) {
    return BuiltinException.failure(UNDECODABLE + name + ": " + problem);
  }

  static BuiltinException missing(String name) {
    return BuiltinException.failure(REQUIRED + name + " is missing");
  }
}
