package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.Operands;
import dev.jural.builtin.lib.crypto.Jwk.Material;
import dev.jural.builtin.lib.crypto.Token.Header;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Decodes and verifies tokens. */
final class JwtVerify {
  private static final RegoValue NOT_VALID =
      RegoArray.of(RegoBoolean.FALSE, RegoObject.EMPTY, RegoObject.EMPTY);

  private JwtVerify() {}

  /** {@code io.jwt.decode}. */
  static RegoValue decode(BuiltinContext context, RegoValue jwt) {
    String text = Operands.string(jwt, 1);
    context.charge(text.length() / 4);
    // Each inner token is shorter than its outer one, so this ends.
    while (true) {
      Token token = Token.split(text);
      RegoObject header = token.plainHeader();
      byte[] payload = token.payloadBytes();
      if (header.get("cty").equals(Optional.of(RegoString.of("JWT")))) {
        text = unquoted(new String(payload, StandardCharsets.UTF_8));
        continue;
      }
      RegoObject claims = Token.object(payload);
      byte[] signature = Token.decoded(token.signature(), "JWT signature had invalid encoding: ");
      return RegoArray.of(header, claims, Hashes.hex(signature));
    }
  }

  private static String unquoted(String text) {
    boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }

  /** {@code io.jwt.verify_hs256} and the like: only the signature counts, not the header. */
  static RegoValue verifySecret(
      BuiltinContext context, JwsAlgorithm algorithm, RegoValue jwt, RegoValue secret) {
    String text = Operands.string(jwt, 1);
    context.charge(text.length() / 4);
    byte[] key = Hashes.utf8(Operands.string(secret, 2));
    Token token = Token.split(text);
    return RegoBoolean.of(isMac(algorithm, key, token.signed(), token.signatureBytes()));
  }

  private static boolean isMac(
      JwsAlgorithm algorithm, byte[] key, byte[] message, byte[] signature) {
    return MessageDigest.isEqual(Hashes.mac(algorithm.hash(), key, message), signature);
  }

  /**
   * {@code io.jwt.verify_rs256} and the like: the algorithm is that of the function, whatever the
   * header says, and only a public key of its kind verifies.
   */
  static RegoValue verifyPublic(
      BuiltinContext context, JwsAlgorithm algorithm, RegoValue jwt, RegoValue certificate) {
    String text = Operands.string(jwt, 1);
    context.charge(text.length() / 4);
    Token token = Token.split(text);
    VerificationKeys keys = keys(context, Operands.string(certificate, 2));
    keys.checkUsable();
    byte[] signature = token.signatureBytes();
    Header header = token.checkedHeader();
    return RegoBoolean.of(
        keys.anyPasses(
            header.kid(),
            algorithm,
            key ->
                key instanceof Material.Public material
                    && isSigned(algorithm, material.key(), token, signature)));
  }

  private static boolean isSigned(
      JwsAlgorithm algorithm, PublicKeyInfo key, Token token, byte[] signature) {
    return algorithm.scheme().isPresent()
        && Signatures.isValid(
            algorithm.scheme().get(), algorithm.hash(), key, token.signed(), signature);
  }

  /** The keys of a text: reading them is dear, so they are kept. */
  static VerificationKeys keys(BuiltinContext context, String text) {
    context.charge(text.length() / 4);
    return context.shared(VerificationKeys.class, text, () -> VerificationKeys.parse(text));
  }

  /** {@code io.jwt.decode_verify}. */
  static RegoValue decodeVerify(BuiltinContext context, RegoValue jwt, RegoValue constraints) {
    String text = Operands.string(jwt, 1);
    context.charge(text.length() / 4);
    TokenConstraints wanted = TokenConstraints.of(context, Operands.object(constraints, 2));
    while (true) {
      Token token = Token.split(text);
      Header header = token.checkedHeader();
      if (!header.isUnderstood()
          || !wanted.claims().alg().map(header.alg()::equals).orElse(true)
          || !isSignedAsWanted(wanted, token, header)) {
        return NOT_VALID;
      }
      byte[] payload = token.payloadBytes();
      if (header.isNested()) {
        text = new String(payload, StandardCharsets.UTF_8);
        continue;
      }
      RegoObject claims = Token.object(payload);
      return wanted.areMetBy(claims)
          ? RegoArray.of(RegoBoolean.TRUE, header.all(), claims)
          : NOT_VALID;
    }
  }

  private static boolean isSignedAsWanted(TokenConstraints wanted, Token token, Header header) {
    byte[] signature = token.signatureBytes();
    Optional<JwsAlgorithm> algorithm = JwsAlgorithm.byTitle(header.alg());
    if (algorithm.isEmpty()) {
      return false;
    }
    if (wanted.keys().isPresent()) {
      return wanted
          .keys()
          .get()
          .anyPasses(
              header.kid(),
              algorithm.get(),
              key -> isSigned(algorithm.get(), key, token, signature));
    }
    return algorithm.get().scheme().isEmpty()
        && isMac(
            algorithm.get(), Hashes.utf8(wanted.secret().orElseThrow()), token.signed(), signature);
  }

  private static boolean isSigned(
      JwsAlgorithm algorithm, Material key, Token token, byte[] signature) {
    if (key instanceof Material.Secret secret) {
      return algorithm.scheme().isEmpty()
          && isMac(algorithm, secret.bytes(), token.signed(), signature);
    } else if (key instanceof Material.Public open) {
      return isSigned(algorithm, open.key(), token, signature);
    } else if (key instanceof Material.Private secret) {
      return isSigned(algorithm, secret.key().publicKey(), token, signature);
    }
    return false;
  }

  /** A failure of the library or of ours must not look like a crash of the query. */
  static BuiltinException failed(Exception e) {
    return BuiltinException.failure(String.valueOf(e.getMessage()));
  }
}
