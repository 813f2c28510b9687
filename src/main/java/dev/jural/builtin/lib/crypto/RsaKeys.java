package dev.jural.builtin.lib.crypto;

import java.math.BigInteger;
import java.util.Optional;

/** Checks private RSA keys. */
final class RsaKeys {
  private static final int MOST_BITS = 16_384;

  private RsaKeys() {}

  /** What is wrong with a key, if anything is. Whether its factors are primes is not asked. */
  static Optional<String> problem(PrivateKeyInfo.Rsa key) {
    BigInteger n = key.publicKey().modulus();
    BigInteger e = key.publicKey().exponent();
    if (n.bitLength() > MOST_BITS) {
      return Optional.of("crypto/rsa: modulus is too large");
    }
    if (key.p().compareTo(BigInteger.ONE) <= 0 || key.q().compareTo(BigInteger.ONE) <= 0) {
      return Optional.of("crypto/rsa: invalid prime");
    }
    if (!key.p().multiply(key.q()).equals(n)) {
      return Optional.of("crypto/rsa: p * q != n");
    }
    if (!key.p().gcd(key.q()).equals(BigInteger.ONE)
        || !key.p().testBit(0)
        || !key.q().testBit(0)) {
      return Optional.of("crypto/rsa: invalid prime");
    }
    for (BigInteger prime : new BigInteger[] {key.p(), key.q()}) {
      BigInteger totient = prime.subtract(BigInteger.ONE);
      if (!e.multiply(key.d()).mod(totient).equals(BigInteger.ONE)) {
        return Optional.of("crypto/rsa: invalid exponents");
      }
    }
    return Optional.empty();
  }
}
