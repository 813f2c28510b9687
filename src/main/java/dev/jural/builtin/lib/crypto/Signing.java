package dev.jural.builtin.lib.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;

/**
 * Signs, and finds the public half of private keys. The randomness of signatures is the JDK's own:
 * one that can be foretold gives the key away.
 */
final class Signing {
  private Signing() {}

  static byte[] rsaPkcs1(PrivateKeyInfo.Rsa key, String hash, byte[] message)
      throws GeneralSecurityException {
    return sign(Signature.getInstance(hash.replace("-", "") + "withRSA"), jdkKey(key), message);
  }

  static byte[] rsaPss(PrivateKeyInfo.Rsa key, String hash, byte[] message)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("RSASSA-PSS");
    int salt = Hashes.digest(hash, new byte[0]).length;
    signature.setParameter(
        new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1));
    return sign(signature, jdkKey(key), message);
  }

  static byte[] ecdsa(PrivateKeyInfo.Ec key, String hash, byte[] message)
      throws GeneralSecurityException {
    PrivateKey jdkKey =
        KeyFactory.getInstance("EC")
            .generatePrivate(
                new ECPrivateKeySpec(key.d(), Signatures.parameters(key.publicKey().curve())));
    return sign(
        Signature.getInstance(hash.replace("-", "") + "withECDSAinP1363Format"), jdkKey, message);
  }

  static byte[] ed25519(PrivateKeyInfo.Ed25519 key, byte[] message)
      throws GeneralSecurityException {
    PrivateKey jdkKey =
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, key.seed()));
    return sign(Signature.getInstance("Ed25519"), jdkKey, message);
  }

  private static byte[] sign(Signature signature, PrivateKey key, byte[] message)
      throws GeneralSecurityException {
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }

  private static PrivateKey jdkKey(PrivateKeyInfo.Rsa key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePrivate(
            new RSAPrivateCrtKeySpec(
                key.publicKey().modulus(),
                key.publicKey().exponent(),
                key.d(),
                key.p(),
                key.q(),
                key.dp(),
                key.dq(),
                key.qi()));
  }

  /** The public key of the seed of an Ed25519 key. */
  static PublicKeyInfo.Ed25519 publicOfEd25519(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Replay(seed));
      EdECPublicKey key = (EdECPublicKey) generator.generateKeyPair().getPublic();
      byte[] bytes = littleEndian(key.getPoint().getY());
      if (key.getPoint().isXOdd()) {
        bytes[31] |= (byte) 0x80;
      }
      return new PublicKeyInfo.Ed25519(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no Ed25519", e);
    }
  }

  /** The public key of an X25519 key. */
  static PublicKeyInfo.X25519 publicOfX25519(byte[] secret) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
      generator.initialize(NamedParameterSpec.X25519, new Replay(secret));
      XECPublicKey key = (XECPublicKey) generator.generateKeyPair().getPublic();
      return new PublicKeyInfo.X25519(littleEndian(key.getU()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no X25519", e);
    }
  }

  private static byte[] littleEndian(BigInteger value) {
    byte[] bigEndian = Der.leftPadded(value, 32);
    byte[] bytes = new byte[32];
    for (int i = 0; i < 32; i++) {
      bytes[i] = bigEndian[31 - i];
    }
    return bytes;
  }

  /**
   * Hands a key generator the private key that is already there: the JDK has no other door to the
   * public half of these keys.
   */
  private static final class Replay extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] secret;

    Replay(byte[] secret) {
      this.secret = secret.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(secret, 0, bytes, 0, Math.min(secret.length, bytes.length));
    }
  }
}
