package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads private keys in PKCS #1, SEC 1 and PKCS #8, with Go's messages. */
final class PrivateKeys {
  private static final String WRONG_FORM =
      "x509: failed to parse private key (use Parse%s" + "PrivateKey instead for this key format)";

  private PrivateKeys() {}

  /**
   * The private keys among the blocks of {@code pem}; blocks of other types are passed over.
   *
   * @throws BuiltinException with Go's message when one cannot be read
   */
  static List<PrivateKeyInfo> all(String pem) {
    List<PrivateKeyInfo> keys = new ArrayList<>();
    Optional<Pem.Block> block = Pem.first(pem);
    while (block.isPresent()) {
      byte[] der = block.get().bytes();
      switch (block.get().type()) {
        case "RSA PRIVATE KEY" -> keys.add(pkcs1(der));
        case "PRIVATE KEY" -> keys.add(pkcs8(der));
        case "EC PRIVATE KEY" -> keys.add(sec1(Optional.empty(), der));
        default -> {}
      }
      block = Pem.first(block.get().rest());
    }
    return keys;
  }

  /** Reads a key in any of the three forms. */
  static PrivateKeyInfo any(byte[] der) {
    if (isForm(() -> RsaFields.read(der))) {
      return pkcs1(der);
    }
    return isForm(() -> Pkcs8.read(der)) ? pkcs8(der) : sec1(Optional.empty(), der);
  }

  private static BuiltinException wrongForm(String form) {
    return BuiltinException.failure(WRONG_FORM.formatted(form));
  }

  /** The fields of an RSA key, in the order of PKCS #1. */
  private record RsaFields(long version, BigInteger[] numbers) {
    static RsaFields read(byte[] der) {
      Asn1 all = Asn1.of(der);
      Asn1 fields = all.struct("pkcs1PrivateKey");
      long version = fields.integer();
      BigInteger[] numbers = new BigInteger[8];
      for (int i = 0; i < 5; i++) {
        numbers[i] = i == 1 ? BigInteger.valueOf(fields.integer()) : fields.bigInteger();
      }
      for (int i = 5; i < 8; i++) {
        numbers[i] = fields.isIntegerNext() ? fields.bigInteger() : BigInteger.ONE;
      }
      boolean hasMorePrimes = !fields.isEmpty();
      all.end();
      return new RsaFields(hasMorePrimes && version > 0 ? 2 : version, numbers);
    }
  }

  /** Reads an RSA key. */
  static PrivateKeyInfo.Rsa pkcs1(byte[] der) {
    RsaFields fields;
    try {
      fields = RsaFields.read(der);
    } catch (BuiltinException e) {
      if (isForm(() -> EcFields.read(der))) {
        throw wrongForm("EC");
      } else if (isForm(() -> Pkcs8.read(der))) {
        throw wrongForm("PKCS8");
      }
      throw e;
    }
    if (fields.version() > 1) {
      throw BuiltinException.failure("x509: unsupported private key version");
    }
    BigInteger[] n = fields.numbers();
    if (n[0].signum() <= 0 || n[2].signum() <= 0 || n[3].signum() <= 0 || n[4].signum() <= 0) {
      throw BuiltinException.failure("x509: private key contains zero or negative value");
    } else if (n[5].signum() <= 0 || n[6].signum() <= 0 || n[7].signum() <= 0) {
      throw BuiltinException.failure("x509: private key contains zero or negative CRT value");
    }
    PrivateKeyInfo.Rsa key =
        new PrivateKeyInfo.Rsa(new PublicKeyInfo.Rsa(n[0], n[1]), n[2], n[3], n[4]);
    RsaKeys.problem(key)
        .ifPresent(
            problem -> {
              throw BuiltinException.failure(problem);
            });
    return key;
  }

  private static boolean isForm(Runnable read) {
    try {
      read.run();
      return true;
    } catch (BuiltinException e) {
      return false;
    }
  }

  /** The fields of a key in SEC 1. */
  private record EcFields(long version, byte[] key, Optional<String> curve) {
    static EcFields read(byte[] der) {
      Asn1 all = Asn1.of(der);
      Asn1 fields = all.struct("ecPrivateKey");
      long version = fields.integer();
      byte[] key = fields.octets();
      Optional<String> curve = fields.optional(0, true).map(e -> e.inside().oid());
      fields.optional(1, true).ifPresent(e -> e.inside().bits());
      return new EcFields(version, key, curve);
    }
  }

  /** Reads a key on an elliptic curve, which may be named from outside. */
  static PrivateKeyInfo.Ec sec1(Optional<String> curveOutside, byte[] der) {
    EcFields fields;
    try {
      fields = EcFields.read(der);
    } catch (BuiltinException e) {
      if (isForm(() -> Pkcs8.read(der))) {
        throw wrongForm("PKCS8");
      } else if (isForm(() -> RsaFields.read(der))) {
        throw wrongForm("PKCS1");
      }
      throw BuiltinException.failure("x509: failed to parse EC private key: " + e.message());
    }
    if (fields.version() != 1) {
      throw BuiltinException.failure("x509: unknown EC private key version " + fields.version());
    }
    Curve curve =
        curveOutside
            .or(fields::curve)
            .flatMap(Curve::byOid)
            .orElseThrow(() -> BuiltinException.failure("x509: unknown elliptic curve"));
    BigInteger d = new BigInteger(1, fields.key());
    if (d.compareTo(curve.order()) >= 0) {
      throw BuiltinException.failure("x509: invalid elliptic curve private key value");
    } else if (d.signum() == 0) {
      throw BuiltinException.failure("crypto/ecdh: invalid private key");
    }
    Curve.Point point = curve.publicPoint(d);
    return new PrivateKeyInfo.Ec(new PublicKeyInfo.Ec(curve, point.x(), point.y()), d);
  }

  /** The fields of PKCS #8. */
  private record Pkcs8(AlgorithmId algorithm, byte[] key) {
    static Pkcs8 read(byte[] der) {
      Asn1 fields = Asn1.of(der).struct("pkcs8");
      fields.integer();
      AlgorithmId algorithm = fields.algorithm();
      return new Pkcs8(algorithm, fields.octets());
    }
  }

  /** Reads a key of any kind. */
  static PrivateKeyInfo pkcs8(byte[] der) {
    Pkcs8 fields;
    try {
      fields = Pkcs8.read(der);
    } catch (BuiltinException e) {
      if (isForm(() -> EcFields.read(der))) {
        throw wrongForm("EC");
      } else if (isForm(() -> RsaFields.read(der))) {
        throw wrongForm("PKCS1");
      }
      throw e;
    }
    byte[] parameters = fields.algorithm().parameters();
    return switch (fields.algorithm().oid()) {
      case PublicKeyInfo.RSA_OID -> embedded("RSA", () -> pkcs1(fields.key()));
      case PublicKeyInfo.EC_OID -> embedded("EC", () -> sec1(namedCurve(parameters), fields.key()));
      case PublicKeyInfo.ED25519_OID -> {
        byte[] seed = seed("Ed25519", parameters, fields.key());
        yield new PrivateKeyInfo.Ed25519(Signing.publicOfEd25519(seed), seed);
      }
      case PublicKeyInfo.X25519_OID -> {
        byte[] secret = seed("X25519", parameters, fields.key());
        yield new PrivateKeyInfo.X25519(Signing.publicOfX25519(secret), secret);
      }
      default ->
          throw BuiltinException.failure(
              "x509: PKCS#8 wrapping contained private key with unknown algorithm: "
                  + fields.algorithm().oid());
    };
  }

  private static PrivateKeyInfo embedded(String kind, Supplier<PrivateKeyInfo> read) {
    try {
      return read.get();
    } catch (BuiltinException e) {
      throw BuiltinException.failure(
          "x509: failed to parse " + kind + " private key embedded in PKCS#8: " + e.message());
    }
  }

  private static Optional<String> namedCurve(byte[] parameters) {
    try {
      return Optional.of(Asn1.of(parameters).oid());
    } catch (BuiltinException e) {
      return Optional.empty();
    }
  }

  private static byte[] seed(String kind, byte[] parameters, byte[] key) {
    if (parameters.length > 0) {
      throw BuiltinException.failure("x509: invalid " + kind + " private key parameters");
    }
    byte[] seed;
    try {
      seed = Asn1.of(key).octets();
    } catch (BuiltinException e) {
      throw BuiltinException.failure("x509: invalid " + kind + " private key: " + e.message());
    }
    if (seed.length != 32) {
      throw BuiltinException.failure(
          kind.equals("X25519")
              ? "crypto/ecdh: invalid private key size"
              : "x509: invalid " + kind + " private key length: " + seed.length);
    }
    return seed;
  }
}
