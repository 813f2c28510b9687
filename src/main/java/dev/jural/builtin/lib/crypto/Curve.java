package dev.jural.builtin.lib.crypto;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A Curve is one of the elliptic curves of FIPS 186-4 over prime fields, y² = x³ - 3x + b.
 *
 * <p>The JDK signs and verifies on them, but for P-224, which it no longer has and Go has: for that
 * one {@link #isSignature} verifies here. Only public values are computed with, so time may depend
 * on them.
 */
enum Curve {
  P224(
      "P-224",
      "1.3.132.0.33",
      224,
      "ffffffffffffffffffffffffffffffff000000000000000000000001",
      "b4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4",
      "ffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3d",
      "b70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21",
      "bd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34"),
  P256(
      "P-256",
      "1.2.840.10045.3.1.7",
      256,
      "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
      "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
      "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
      "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
      "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"),
  P384(
      "P-384",
      "1.3.132.0.34",
      384,
      "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000"
          + "ffffffff",
      "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8ed"
          + "d3ec2aef",
      "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196a"
          + "ccc52973",
      "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e38"
          + "72760ab7",
      "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c"
          + "90ea0e5f"),
  P521(
      "P-521",
      "1.3.132.0.35",
      521,
      "1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
          + "fffffffffffffffffffffffffffffffffffffffffff",
      "51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0"
          + "bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
      "1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fc"
          + "c0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
      "c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc1"
          + "27a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
      "11839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b"
          + "9013fad0761353c7086a272c24088be94769fd16650");

  private static final BigInteger THREE = BigInteger.valueOf(3);

  private final String title;
  private final String oid;
  private final int bits;
  private final BigInteger p;
  private final BigInteger b;
  private final BigInteger n;
  private final Point generator;

  Curve(String title, String oid, int bits, String p, String b, String n, String gx, String gy) {
    this.title = title;
    this.oid = oid;
    this.bits = bits;
    this.p = new BigInteger(p, 16);
    this.b = new BigInteger(b, 16);
    this.n = new BigInteger(n, 16);
    this.generator = new Point(new BigInteger(gx, 16), new BigInteger(gy, 16));
  }

  /** A point that is not the one at infinity. */
  record Point(BigInteger x, BigInteger y) {}

  /** The name, {@code P-256}. */
  String title() {
    return title;
  }

  /** The number of bytes of a coordinate. */
  int size() {
    return (bits + 7) / 8;
  }

  /** The order of the group. */
  BigInteger order() {
    return n;
  }

  /** The name that the JDK knows it by. */
  String jdkName() {
    return "secp" + bits + "r1";
  }

  static Optional<Curve> byOid(String oid) {
    for (Curve curve : values()) {
      if (curve.oid.equals(oid)) {
        return Optional.of(curve);
      }
    }
    return Optional.empty();
  }

  static Optional<Curve> byTitle(String title) {
    for (Curve curve : values()) {
      if (curve.title.equals(title)) {
        return Optional.of(curve);
      }
    }
    return Optional.empty();
  }

  /** The point of an uncompressed encoding, if it is one of the curve. */
  Optional<Point> point(byte[] encoded) {
    if (encoded.length != 1 + 2 * size() || encoded[0] != 4) {
      return Optional.empty();
    }
    BigInteger x = new BigInteger(1, encoded, 1, size());
    BigInteger y = new BigInteger(1, encoded, 1 + size(), size());
    return has(x, y) ? Optional.of(new Point(x, y)) : Optional.empty();
  }

  /** Whether a point is on the curve. */
  boolean has(BigInteger x, BigInteger y) {
    return x.signum() >= 0
        && y.signum() >= 0
        && x.compareTo(p) < 0
        && y.compareTo(p) < 0
        && y.multiply(y)
            .subtract(x.multiply(x).subtract(THREE).multiply(x).add(b))
            .mod(p)
            .equals(BigInteger.ZERO);
  }

  /** The public point of a private number, which must be from 1 below the order. */
  Point publicPoint(BigInteger secret) {
    return times(secret, generator).orElseThrow();
  }

  /** Whether (r, s), both from 1 below the order, is the signature of a hash under a key. */
  boolean isSignature(byte[] hash, Point key, BigInteger r, BigInteger s) {
    BigInteger e = new BigInteger(1, hash);
    int surplus = hash.length * 8 - n.bitLength();
    if (surplus > 0) {
      e = e.shiftRight(surplus);
    }
    BigInteger inverse = s.modInverse(n);
    Optional<Point> sum =
        plus(times(e.multiply(inverse).mod(n), generator), times(r.multiply(inverse).mod(n), key));
    return sum.isPresent() && sum.get().x().mod(n).equals(r);
  }

  /** A multiple of a point; none is the point at infinity. */
  private Optional<Point> times(BigInteger factor, Point point) {
    Optional<Point> result = Optional.empty();
    for (int i = factor.bitLength() - 1; i >= 0; i--) {
      result = plus(result, result);
      if (factor.testBit(i)) {
        result = plus(result, Optional.of(point));
      }
    }
    return result;
  }

  private Optional<Point> plus(Optional<Point> left, Optional<Point> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left.isEmpty() ? right : left;
    }
    Point a = left.get();
    Point c = right.get();
    BigInteger slope;
    if (!a.x().equals(c.x())) {
      slope = c.y().subtract(a.y()).multiply(c.x().subtract(a.x()).modInverse(p));
    } else if (a.y().equals(c.y()) && a.y().signum() != 0) {
      slope =
          a.x()
              .multiply(a.x())
              .multiply(THREE)
              .subtract(THREE)
              .multiply(a.y().shiftLeft(1).modInverse(p));
    } else {
      return Optional.empty();
    }
    BigInteger x = slope.multiply(slope).subtract(a.x()).subtract(c.x()).mod(p);
    return Optional.of(new Point(x, slope.multiply(a.x().subtract(x)).subtract(a.y()).mod(p)));
  }
}
