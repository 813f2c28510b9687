package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * A PublicKeyInfo is a public key: the contents of a SubjectPublicKeyInfo (RFC 5280), of the kinds
 * that Go knows.
 */
sealed interface PublicKeyInfo {
  /** An RSA key. */
  record Rsa(BigInteger modulus, BigInteger exponent) implements PublicKeyInfo {}

  /** A key on an elliptic curve. */
  record Ec(Curve curve, BigInteger x, BigInteger y) implements PublicKeyInfo {}

  /** An Ed25519 key, of 32 bytes. */
  record Ed25519(byte[] bytes) implements PublicKeyInfo {
    @Override
    public boolean equals(Object other) {
      return other instanceof Ed25519 key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /** An X25519 key, of 32 bytes: for key agreement, so it verifies nothing. */
  record X25519(byte[] bytes) implements PublicKeyInfo {
    @Override
    public boolean equals(Object other) {
      return other instanceof X25519 key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /** A DSA key: it can be read, and verifies nothing. */
  record Dsa(BigInteger p, BigInteger q, BigInteger g, BigInteger y) implements PublicKeyInfo {}

  /** Identifier of RSA. */
  String RSA_OID = "1.2.840.113549.1.1.1";

  /** Identifier of keys on elliptic curves. */
  String EC_OID = "1.2.840.10045.2.1";

  /** Identifier of Ed25519. */
  String ED25519_OID = "1.3.101.112";

  /** Identifier of X25519. */
  String X25519_OID = "1.3.101.110";

  /** Identifier of DSA. */
  String DSA_OID = "1.2.840.10040.4.1";

  /**
   * Reads a SubjectPublicKeyInfo that stands alone.
   *
   * @throws BuiltinException with Go's message
   */
  static PublicKeyInfo parse(byte[] der) {
    Der all = Der.of(der);
    String problem = "asn1: structure error: not a public key";
    Der info = all.read(Der.SEQUENCE, problem);
    Der algorithm = info.read(Der.SEQUENCE, problem);
    String oid = algorithm.oid(problem);
    byte[] key = info.bits(problem).rightAligned();
    if (!all.isEmpty()) {
      throw BuiltinException.failure("x509: trailing data after ASN.1 of public-key");
    }
    return of(oid, algorithm, key)
        .orElseThrow(() -> BuiltinException.failure("x509: unknown public key algorithm"));
  }

  /**
   * The key of an algorithm, its parameters and the bytes of the key; none when the algorithm is
   * not known.
   *
   * @throws BuiltinException with Go's message
   */
  static Optional<PublicKeyInfo> of(String oid, Der parameters, byte[] key) {
    return switch (oid) {
      case RSA_OID -> Optional.of(rsa(parameters, key));
      case EC_OID -> Optional.of(ec(parameters, key));
      case ED25519_OID -> {
        if (!parameters.isEmpty()) {
          throw BuiltinException.failure("x509: Ed25519 key encoded with illegal parameters");
        } else if (key.length != 32) {
          throw BuiltinException.failure("x509: wrong Ed25519 public key size");
        }
        yield Optional.of(new Ed25519(key));
      }
      case X25519_OID -> {
        if (!parameters.isEmpty()) {
          throw BuiltinException.failure("x509: X25519 key encoded with illegal parameters");
        } else if (key.length != 32) {
          throw BuiltinException.failure("crypto/ecdh: invalid public key");
        }
        yield Optional.of(new X25519(key));
      }
      case DSA_OID -> Optional.of(dsa(parameters, key));
      default -> Optional.empty();
    };
  }

  private static PublicKeyInfo rsa(Der parameters, byte[] key) {
    if (!Arrays.equals(parameters.rest(), new byte[] {Der.NULL, 0})) {
      throw BuiltinException.failure("x509: RSA key missing NULL parameters");
    }
    Der numbers = Der.of(key).read(Der.SEQUENCE, "x509: invalid RSA public key");
    BigInteger modulus = numbers.integer("x509: invalid RSA modulus");
    int exponent = numbers.smallInteger("x509: invalid RSA public exponent");
    if (modulus.signum() <= 0) {
      throw BuiltinException.failure("x509: RSA modulus is not a positive number");
    } else if (exponent <= 0) {
      throw BuiltinException.failure("x509: RSA public exponent is not a positive number");
    }
    return new Rsa(modulus, BigInteger.valueOf(exponent));
  }

  private static PublicKeyInfo ec(Der parameters, byte[] key) {
    Curve curve =
        Curve.byOid(parameters.oid("x509: invalid ECDSA parameters"))
            .orElseThrow(() -> BuiltinException.failure("x509: unsupported elliptic curve"));
    Curve.Point point =
        curve
            .point(key)
            .orElseThrow(
                () ->
                    BuiltinException.failure(
                        key.length == 2 * curve.size() + 1 && key[0] == 4
                            ? curve.title().replace("-", "") + " point not on curve"
                            : "ecdsa: invalid uncompressed public key"));
    return new Ec(curve, point.x(), point.y());
  }

  private static PublicKeyInfo dsa(Der parameters, byte[] key) {
    BigInteger y = Der.of(key).integer("x509: invalid DSA public key");
    String problem = "x509: invalid DSA parameters";
    Der numbers = parameters.read(Der.SEQUENCE, problem);
    Dsa dsa =
        new Dsa(numbers.integer(problem), numbers.integer(problem), numbers.integer(problem), y);
    if (dsa.p().signum() <= 0
        || dsa.q().signum() <= 0
        || dsa.g().signum() <= 0
        || dsa.y().signum() <= 0) {
      throw BuiltinException.failure("x509: zero or negative DSA parameter");
    }
    return dsa;
  }
}
