package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.Operands;
import dev.jural.builtin.lib.crypto.Jwk.Material;
import dev.jural.builtin.lib.crypto.Signatures.Scheme;
import dev.jural.source.RegoException;
import dev.jural.value.JsonReader;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Makes and signs tokens. */
final class JwtSign {
  private static final String NO_ALG = "missing or invalid 'alg' header: ";

  private JwtSign() {}

  /** {@code io.jwt.encode_sign}. */
  static RegoValue encodeSign(
      BuiltinContext context, RegoValue headers, RegoValue payload, RegoValue key) {
    return sign(context, json(headers), json(payload), json(key));
  }

  /** {@code io.jwt.encode_sign_raw}. */
  static RegoValue encodeSignRaw(
      BuiltinContext context, RegoValue headers, RegoValue payload, RegoValue key) {
    // OPA looks at the last operand first.
    String keyText = Operands.string(key, 3);
    String payloadText = Operands.string(payload, 2);
    return sign(context, Operands.string(headers, 1), payloadText, keyText);
  }

  /** JSON as Go writes it: characters that HTML gives a meaning are escaped. */
  private static String json(RegoValue value) {
    return JsonWriter.write(value)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  private static RegoValue sign(
      BuiltinContext context, String headers, String payload, String keyText) {
    context.charge((headers.length() + payload.length() + keyText.length()) / 4);
    List<Jwk> keys = Jwk.parse(keyText);
    if (keys.isEmpty()) {
      throw BuiltinException.failure("no keys found in JWK set");
    }
    RegoValue header = header(headers);
    String name = alg(header);
    JwsAlgorithm algorithm =
        JwsAlgorithm.byTitle(name)
            .orElseThrow(() -> BuiltinException.failure("unknown JWS algorithm: " + name));
    if (isJwt(header) && !isJson(payload)) {
      throw BuiltinException.failure("type is JWT but payload is not JSON");
    }
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String signed =
        encoder.encodeToString(Hashes.utf8(headers))
            + "."
            + encoder.encodeToString(Hashes.utf8(payload));
    try {
      byte[] signature = signature(algorithm, keys.get(0).material(), Hashes.utf8(signed));
      return RegoString.of(signed + "." + encoder.encodeToString(signature));
    } catch (GeneralSecurityException | IllegalArgumentException | ArithmeticException e) {
      throw JwtVerify.failed(e);
    }
  }

  private static RegoValue header(String text) {
    try {
      return JsonReader.readLenient("header", text);
    } catch (RegoException e) {
      throw BuiltinException.failure(
          NO_ALG
              + "cannot parse JSON: "
              + (text.isEmpty()
                  ? "cannot parse empty string; unparsed tail: \"\""
                  : e.diagnostics().get(0).message()));
    }
  }

  private static String alg(RegoValue header) {
    Optional<RegoValue> alg =
        header instanceof RegoObject object ? object.get("alg") : Optional.empty();
    if (alg.isEmpty()) {
      throw BuiltinException.failure(NO_ALG + "jwsbb: header \"alg\" not found");
    } else if (alg.get() instanceof RegoString text) {
      return text.text();
    }
    throw BuiltinException.failure(
        NO_ALG + "value doesn't contain string; it contains " + alg.get().typeName());
  }

  /** Whether the type is, or may be taken to be, that of tokens whose payload is JSON. */
  private static boolean isJwt(RegoValue header) {
    return !(header instanceof RegoObject object
        && object.get("typ").orElse(RegoString.EMPTY) instanceof RegoString typ
        && !typ.text().isEmpty()
        && !typ.text().equals("JWT"));
  }

  private static boolean isJson(String text) {
    try {
      JsonReader.readLenient("payload", text);
      return true;
    } catch (RegoException e) {
      return false;
    }
  }

  private static byte[] signature(JwsAlgorithm algorithm, Material material, byte[] message)
      throws GeneralSecurityException {
    if (algorithm.scheme().isEmpty()) {
      if (material instanceof Material.Secret secret) {
        return Hashes.mac(algorithm.hash(), secret.bytes(), message);
      }
      throw wrongKey("[]byte");
    }
    if (material instanceof Material.Unusable unusable) {
      throw BuiltinException.failure(
          (unusable.problem().startsWith("jwk.") ? "jwsbb.Sign: invalid key type: " : "")
              + unusable.problem());
    }
    Optional<PrivateKeyInfo> found =
        material instanceof Material.Private secret ? Optional.of(secret.key()) : Optional.empty();
    return signature(algorithm.scheme().get(), algorithm.hash(), found, message);
  }

  private static byte[] signature(
      Scheme scheme, String hash, Optional<PrivateKeyInfo> found, byte[] message)
      throws GeneralSecurityException {
    PrivateKeyInfo key = found.orElseThrow(() -> wrongKey("a private key"));
    switch (scheme) {
      case RSA_PKCS1:
        if (key instanceof PrivateKeyInfo.Rsa rsa) {
          return Signing.rsaPkcs1(rsa, hash, message);
        }
        throw wrongKey("*rsa.PrivateKey");
      case RSA_PSS:
        if (key instanceof PrivateKeyInfo.Rsa rsa) {
          return Signing.rsaPss(rsa, hash, message);
        }
        throw wrongKey("*rsa.PrivateKey");
      case ECDSA:
        if (key instanceof PrivateKeyInfo.Ec ec) {
          return Signing.ecdsa(ec, hash, message);
        }
        throw wrongKey("*ecdsa.PrivateKey");
      case ED25519:
        if (key instanceof PrivateKeyInfo.Ed25519 ed) {
          return Signing.ed25519(ed, message);
        }
        throw wrongKey("ed25519.PrivateKey");
    }
    throw new IllegalStateException("no such scheme");
  }

  private static BuiltinException wrongKey(String wanted) {
    return BuiltinException.failure("jwsbb.Sign: invalid key type. " + wanted + " is required");
  }
}
