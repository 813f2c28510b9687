package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.lib.crypto.Jwk.Material;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** Reads the members of a JSON Web Key that are the key (RFC 7518, 6; RFC 8037, 2). */
final class JwkMaterial {
  /** Greater exponents fit no machine word, and are refused. */
  private static final int MOST_EXPONENT_BITS = 63;

  private static final String INVALID = "jwk.Parse: key validation failed: key validation failed: ";

  private final RegoObject object;
  private final boolean isPrivate;

  private JwkMaterial(RegoObject object) {
    this.object = object;
    this.isPrivate = object.get("d").isPresent();
  }

  /**
   * The key of a type that is known.
   *
   * @throws BuiltinException when a member is missing or wrong
   */
  static Material of(String type, RegoObject object) {
    JwkMaterial members = new JwkMaterial(object);
    return switch (type) {
      case "RSA" -> members.rsa();
      case "EC" -> members.ec();
      case "OKP" -> members.okp();
      default -> members.secret();
    };
  }

  private Material secret() {
    byte[] bytes = required("k");
    if (bytes.length == 0) {
      throw BuiltinException.failure(INVALID + "jwk.SymmetricKey: missing \"k\" field");
    }
    return new Material.Secret(bytes);
  }

  private Material rsa() {
    byte[] n = required("n");
    byte[] e = required("e");
    String title = "jwk.RSA" + (isPrivate ? "Private" : "Public") + "Key: ";
    BigInteger exponent = new BigInteger(1, e);
    if (n.length == 0) {
      throw BuiltinException.failure(INVALID + title + "missing \"n\" value");
    } else if (e.length == 0) {
      throw BuiltinException.failure(INVALID + title + "missing \"e\" value");
    } else if (!exponent.testBit(0)) {
      throw BuiltinException.failure(
          INVALID + title + "invalid rsa public exponent: must be a positive odd integer");
    } else if (exponent.bitLength() > MOST_EXPONENT_BITS) {
      throw BuiltinException.failure(INVALID + title + "rsa public exponent too large");
    }
    PublicKeyInfo.Rsa key = new PublicKeyInfo.Rsa(new BigInteger(1, n), exponent);
    return isPrivate ? rsaPrivate(key, title) : new Material.Public(key);
  }

  private Material rsaPrivate(PublicKeyInfo.Rsa key, String title) {
    byte[] d = bytes("d").orElse(new byte[0]);
    if (d.length == 0) {
      throw BuiltinException.failure(INVALID + title + "missing \"d\" value");
    }
    for (String prime : new String[] {"q", "p"}) {
      if (bytes(prime).isEmpty()) {
        return new Material.Unusable(
            "jwk.Export: failed to export jwk.Key to raw format: missing \"" + prime + "\" value");
      }
    }
    BigInteger p = new BigInteger(1, required("p"));
    BigInteger q = new BigInteger(1, required("q"));
    PrivateKeyInfo.Rsa rsa = new PrivateKeyInfo.Rsa(key, new BigInteger(1, d), p, q);
    return RsaKeys.problem(rsa)
        .<Material>map(Material.Unusable::new)
        .or(() -> exponents(rsa))
        .orElse(new Material.Private(rsa));
  }

  /** What is wrong with the members that follow from the others. */
  private Optional<Material> exponents(PrivateKeyInfo.Rsa rsa) {
    boolean isSame =
        isOrMissing("dp", rsa.dp()) && isOrMissing("dq", rsa.dq()) && isOrMissing("qi", rsa.qi());
    return isSame
        ? Optional.empty()
        : Optional.of(new Material.Unusable("crypto/rsa: invalid CRT exponent"));
  }

  private boolean isOrMissing(String name, BigInteger wanted) {
    return bytes(name).map(b -> new BigInteger(1, b).equals(wanted)).orElse(true);
  }

  private Material ec() {
    String crv = text("crv");
    String title = "jwk.ECDSA" + (isPrivate ? "Private" : "Public") + "Key: ";
    if (crv.equals("Ed25519") || crv.equals("X25519")) {
      throw BuiltinException.failure(INVALID + title + "invalid curve algorithm \"" + crv + "\"");
    }
    Curve curve =
        Curve.byTitle(crv)
            .filter(c -> c != Curve.P224)
            .orElseThrow(
                () -> Jwk.undecodable("crv", "unknown EllipticCurveAlgorithm: \"" + crv + "\""));
    byte[][] coordinates = {required("x"), required("y")};
    for (int i = 0; i < 2; i++) {
      if (coordinates[i].length != curve.size()) {
        throw BuiltinException.failure(
            INVALID
                + title
                + "invalid \""
                + (i == 0 ? "x" : "y")
                + "\" length ("
                + coordinates[i].length
                + ") for curve \""
                + crv
                + "\"");
      }
    }
    PublicKeyInfo.Ec key =
        new PublicKeyInfo.Ec(
            curve, new BigInteger(1, coordinates[0]), new BigInteger(1, coordinates[1]));
    if (!curve.has(key.x(), key.y())) {
      throw BuiltinException.failure(INVALID + title + "point is not on the curve");
    }
    if (!isPrivate) {
      return new Material.Public(key);
    }
    BigInteger d = new BigInteger(1, required("d"));
    if (d.signum() == 0 || d.compareTo(curve.order()) >= 0) {
      throw BuiltinException.failure(INVALID + title + "invalid \"d\"");
    }
    return new Material.Private(new PrivateKeyInfo.Ec(key, d));
  }

  private Material okp() {
    String crv = text("crv");
    byte[] x = required("x");
    if (!crv.equals("Ed25519") && !crv.equals("X25519")) {
      return new Material.Unusable(
          "jwk.Export: failed to export jwk.Key to raw format: jwk.OKPPublicKey: failed to build"
              + " public key: invalid curve algorithm "
              + crv);
    }
    boolean isSigning = crv.equals("Ed25519");
    String title =
        "jwk.OKP" + (isPrivate ? "Private" : "Public") + "Key: " + (isSigning ? "ed" : "x");
    if (x.length != 32) {
      throw BuiltinException.failure(INVALID + title + "25519: wrong public key size");
    }
    if (!isPrivate) {
      return new Material.Public(
          isSigning ? new PublicKeyInfo.Ed25519(x) : new PublicKeyInfo.X25519(x));
    }
    byte[] d = required("d");
    if (d.length != 32) {
      throw BuiltinException.failure(INVALID + title + "25519: wrong private key size");
    }
    if (!isSigning) {
      return new Material.Private(new PrivateKeyInfo.X25519(new PublicKeyInfo.X25519(x), d));
    }
    PublicKeyInfo.Ed25519 key = Signing.publicOfEd25519(d);
    if (!Arrays.equals(key.bytes(), x)) {
      return new Material.Unusable(
          "jwk.Export: failed to export jwk.Key to raw format: jwk.OKPPrivateKey: failed to build"
              + " private key: ed25519: invalid x value given d value");
    }
    return new Material.Private(new PrivateKeyInfo.Ed25519(key, d));
  }

  private String text(String name) {
    RegoValue value = object.get(name).orElseThrow(() -> Jwk.missing(name));
    if (value instanceof RegoString string) {
      return string.text();
    }
    throw Jwk.undecodable(name, "got " + value.typeName() + ", want string");
  }

  private byte[] required(String name) {
    return bytes(name).orElseThrow(() -> Jwk.missing(name));
  }

  /** The bytes of a member in Base64 of either alphabet, with its padding or without. */
  private Optional<byte[]> bytes(String name) {
    Optional<RegoValue> value = object.get(name).filter(v -> !v.typeName().equals("null"));
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof RegoString string)) {
      throw Jwk.undecodable(name, "got " + value.get().typeName() + ", want string");
    }
    String text = string.text().replace('+', '-').replace('/', '_');
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    try {
      return Optional.of(GoBase64.url(text.substring(0, end)));
    } catch (BuiltinException e) {
      throw Jwk.undecodable(name, "expected base64 encoded []byte (string)");
    }
  }
}
