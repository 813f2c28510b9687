package dev.jural.builtin.lib.crypto;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.types.RegoType;
import java.util.Locale;

/** JSON Web Tokens (RFC 7515 to 7519). */
public final class Jwt {
  private static final RegoType STRING = RegoType.STRING;

  private Jwt() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.withContext(
        "io.jwt.decode",
        "The header, the payload and the signature, in hexadecimal, of a token. Verifies nothing.",
        (Implementation.C1) (context, jwt) -> JwtVerify.decode(context, jwt),
        RegoType.tuple(RegoType.OBJECT, RegoType.OBJECT, STRING),
        arg("jwt", STRING));
    table.nondeterministic(
        "io.jwt.decode_verify",
        "Whether a token is signed and meets the constraints, its header and its payload.",
        (Implementation.C2)
            (context, jwt, constraints) -> JwtVerify.decodeVerify(context, jwt, constraints),
        RegoType.tuple(RegoType.BOOLEAN, RegoType.OBJECT, RegoType.OBJECT),
        arg("jwt", STRING),
        arg("constraints", RegoType.objectOf(STRING, RegoType.ANY)));
    for (String name : new String[] {"HS256", "HS384", "HS512"}) {
      table.withContext(
          "io.jwt.verify_" + name.toLowerCase(Locale.ROOT),
          "Whether a token is signed with a secret, by " + name + ".",
          (Implementation.C2)
              (context, jwt, secret) ->
                  JwtVerify.verifySecret(context, JwsAlgorithm.valueOf(name), jwt, secret),
          RegoType.BOOLEAN,
          arg("jwt", STRING),
          arg("secret", STRING));
    }
    for (String name :
        new String[] {
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EDDSA"
        }) {
      table.withContext(
          "io.jwt.verify_" + name.toLowerCase(Locale.ROOT),
          "Whether a token is signed with the private half of a public key, by " + name + ".",
          (Implementation.C2)
              (context, jwt, certificate) ->
                  JwtVerify.verifyPublic(context, JwsAlgorithm.valueOf(name), jwt, certificate),
          RegoType.BOOLEAN,
          arg("jwt", STRING),
          arg("certificate", STRING));
    }
    RegoType members = RegoType.objectOf(STRING, RegoType.ANY);
    table.nondeterministic(
        "io.jwt.encode_sign",
        "A signed token of a header, a payload and a JSON Web Key.",
        (Implementation.C3)
            (context, headers, payload, key) -> JwtSign.encodeSign(context, headers, payload, key),
        STRING,
        arg("headers", members),
        arg("payload", members),
        arg("key", members));
    table.nondeterministic(
        "io.jwt.encode_sign_raw",
        "A signed token of a header, a payload and a JSON Web Key, each as JSON text.",
        (Implementation.C3)
            (context, headers, payload, key) ->
                JwtSign.encodeSignRaw(context, headers, payload, key),
        STRING,
        arg("headers", STRING),
        arg("payload", STRING),
        arg("key", STRING));
  }
}
