package dev.jural.builtin.lib.crypto;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;

/** Shows keys as OPA does: the fields of Go's structures, in Go's JSON; and as JSON Web Keys. */
final class KeyJson {
  private KeyJson() {}

  /** A public key. */
  static RegoValue of(PublicKeyInfo key) {
    if (key instanceof PublicKeyInfo.Rsa rsa) {
      return RegoObject.builder()
          .put("N", number(rsa.modulus()))
          .put("E", number(rsa.exponent()))
          .build();
    } else if (key instanceof PublicKeyInfo.Ec ec) {
      return curve(ec).build();
    } else if (key instanceof PublicKeyInfo.Ed25519 ed) {
      return CertificateJson.bytes(ed.bytes());
    } else if (key instanceof PublicKeyInfo.Dsa dsa) {
      return RegoObject.builder()
          .put("P", number(dsa.p()))
          .put("Q", number(dsa.q()))
          .put("G", number(dsa.g()))
          .put("Y", number(dsa.y()))
          .build();
    }
    return RegoNull.NULL;
  }

  private static RegoObject.Builder curve(PublicKeyInfo.Ec key) {
    // Go's curve has no fields that are shown.
    return RegoObject.builder()
        .put("Curve", RegoObject.EMPTY)
        .put("X", number(key.x()))
        .put("Y", number(key.y()));
  }

  /** A private key. */
  static RegoValue of(PrivateKeyInfo key) {
    if (key instanceof PrivateKeyInfo.Rsa rsa) {
      return RegoObject.builder()
          .put("N", number(rsa.publicKey().modulus()))
          .put("E", number(rsa.publicKey().exponent()))
          .put("D", number(rsa.d()))
          .put("Primes", RegoArray.of(number(rsa.p()), number(rsa.q())))
          .put(
              "Precomputed",
              RegoObject.builder()
                  .put("Dp", number(rsa.dp()))
                  .put("Dq", number(rsa.dq()))
                  .put("Qinv", number(rsa.qi()))
                  .put("CRTValues", RegoArray.EMPTY)
                  .build())
          .build();
    } else if (key instanceof PrivateKeyInfo.Ec ec) {
      return curve(ec.publicKey()).put("D", number(ec.d())).build();
    } else if (key instanceof PrivateKeyInfo.Ed25519 ed) {
      byte[] both = Arrays.copyOf(ed.seed(), 64);
      System.arraycopy(ed.publicKey().bytes(), 0, both, 32, 32);
      return CertificateJson.bytes(both);
    }
    return RegoObject.EMPTY;
  }

  /** A private key as a JSON Web Key (RFC 7518, 6; RFC 8037, 2). */
  static RegoObject jwk(PrivateKeyInfo key) {
    RegoObject.Builder members = RegoObject.builder();
    if (key instanceof PrivateKeyInfo.Rsa rsa) {
      return members
          .put("kty", "RSA")
          .put("n", text(rsa.publicKey().modulus()))
          .put("e", text(rsa.publicKey().exponent()))
          .put("d", text(rsa.d()))
          .put("p", text(rsa.p()))
          .put("q", text(rsa.q()))
          .put("dp", text(rsa.dp()))
          .put("dq", text(rsa.dq()))
          .put("qi", text(rsa.qi()))
          .build();
    } else if (key instanceof PrivateKeyInfo.Ec ec) {
      Curve curve = ec.publicKey().curve();
      return members
          .put("kty", "EC")
          .put("crv", curve.title())
          .put("x", text(Der.leftPadded(ec.publicKey().x(), curve.size())))
          .put("y", text(Der.leftPadded(ec.publicKey().y(), curve.size())))
          .put("d", text(Der.leftPadded(ec.d(), curve.size())))
          .build();
    } else if (key instanceof PrivateKeyInfo.Ed25519 ed) {
      return octets(members, "Ed25519", ed.publicKey().bytes(), ed.seed());
    } else if (key instanceof PrivateKeyInfo.X25519 x) {
      return octets(members, "X25519", x.publicKey().bytes(), x.bytes());
    }
    throw new IllegalArgumentException("a private key of no known kind");
  }

  private static RegoObject octets(RegoObject.Builder members, String crv, byte[] x, byte[] d) {
    return members.put("kty", "OKP").put("crv", crv).put("x", text(x)).put("d", text(d)).build();
  }

  private static RegoValue number(BigInteger number) {
    return RegoNumber.of(number);
  }

  private static RegoString text(BigInteger number) {
    return text(Der.unsigned(number));
  }

  private static RegoString text(byte[] bytes) {
    return RegoString.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
