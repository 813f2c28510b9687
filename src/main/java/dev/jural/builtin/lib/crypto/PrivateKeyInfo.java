package dev.jural.builtin.lib.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/** A PrivateKeyInfo is a private key, of the kinds that Go knows. */
sealed interface PrivateKeyInfo {
  /** The public half. */
  PublicKeyInfo publicKey();

  /** An RSA key of two primes, p and q, with the private exponent d. */
  record Rsa(PublicKeyInfo.Rsa publicKey, BigInteger d, BigInteger p, BigInteger q)
      implements PrivateKeyInfo {
    /** The exponent modulo p - 1. */
    BigInteger dp() {
      return d.mod(p.subtract(BigInteger.ONE));
    }

    /** The exponent modulo q - 1. */
    BigInteger dq() {
      return d.mod(q.subtract(BigInteger.ONE));
    }

    /** The inverse of q modulo p. */
    BigInteger qi() {
      return q.modInverse(p);
    }
  }

  /** A key on an elliptic curve. */
  record Ec(PublicKeyInfo.Ec publicKey, BigInteger d) implements PrivateKeyInfo {}

  /** An Ed25519 key: its seed of 32 bytes. */
  record Ed25519(PublicKeyInfo.Ed25519 publicKey, byte[] seed) implements PrivateKeyInfo {
    @Override
    public boolean equals(Object other) {
      return other instanceof Ed25519 key && Arrays.equals(seed, key.seed);
    }

    @Override
    public int hashCode() {
      return publicKey.hashCode();
    }
  }

  /** An X25519 key, of 32 bytes. */
  record X25519(PublicKeyInfo.X25519 publicKey, byte[] bytes) implements PrivateKeyInfo {
    @Override
    public boolean equals(Object other) {
      return other instanceof X25519 key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return publicKey.hashCode();
    }
  }
}
