package dev.jural.builtin.lib.crypto;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;

/**
 * Verifies signatures. A signature that is wrong in any way, or of a key that it cannot be of, is
 * just not valid: nothing here throws for what comes from outside.
 */
final class Signatures {
  /** RSA keys below this size verify nothing, as in Go. */
  private static final int LEAST_RSA_BITS = 1024;

  private Signatures() {}

  /** A Scheme is a way to sign. */
  enum Scheme {
    RSA_PKCS1,
    RSA_PSS,
    ECDSA,
    ED25519
  }

  /**
   * Whether {@code signature} is one of {@code message} under {@code key}.
   *
   * @param hash the JDK's name of the hash, {@code SHA-256}; not used with Ed25519
   * @param signature of ECDSA, r and s one after the other, each as long as the curve's coordinates
   */
  static boolean isValid(
      Scheme scheme, String hash, PublicKeyInfo key, byte[] message, byte[] signature) {
    try {
      switch (scheme) {
        case RSA_PKCS1:
          return key instanceof PublicKeyInfo.Rsa rsa
              && rsa.modulus().bitLength() >= LEAST_RSA_BITS
              && verify(hash.replace("-", "") + "withRSA", jdkKey(rsa), message, signature);
        case RSA_PSS:
          return key instanceof PublicKeyInfo.Rsa rsa
              && rsa.modulus().bitLength() >= LEAST_RSA_BITS
              && isPss(hash, rsa, message, signature);
        case ECDSA:
          return key instanceof PublicKeyInfo.Ec ec && isEcdsa(hash, ec, message, signature);
        case ED25519:
          return key instanceof PublicKeyInfo.Ed25519 ed
              && signature.length == 64
              && verify("Ed25519", jdkKey(ed), message, signature);
      }
      return false;
    } catch (GeneralSecurityException | IllegalArgumentException | ArithmeticException e) {
      // The JDK says so of keys and signatures that are malformed.
      return false;
    }
  }

  private static boolean verify(String algorithm, PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key);
    verifier.update(message);
    return verifier.verify(signature);
  }

  private static boolean isEcdsa(
      String hash, PublicKeyInfo.Ec key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Curve curve = key.curve();
    if (signature.length != 2 * curve.size() || !curve.has(key.x(), key.y())) {
      return false;
    }
    BigInteger r = new BigInteger(1, signature, 0, curve.size());
    BigInteger s = new BigInteger(1, signature, curve.size(), curve.size());
    // Checked here too: a JDK with CVE-2022-21449 takes zeros for a signature of anything.
    if (r.signum() == 0
        || s.signum() == 0
        || r.compareTo(curve.order()) >= 0
        || s.compareTo(curve.order()) >= 0) {
      return false;
    }
    if (curve == Curve.P224) {
      byte[] digest = Hashes.digest(hash, message);
      return curve.isSignature(digest, new Curve.Point(key.x(), key.y()), r, s);
    }
    return verify(
        hash.replace("-", "") + "withECDSAinP1363Format", jdkKey(key), message, signature);
  }

  /**
   * RSASSA-PSS (RFC 8017, 8.1.2 and 9.1.2) with salts of any length, as Go takes them; the JDK's
   * verifier must know the length.
   */
  private static boolean isPss(String hash, PublicKeyInfo.Rsa key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    BigInteger modulus = key.modulus();
    BigInteger encrypted = new BigInteger(1, signature);
    if (signature.length != (modulus.bitLength() + 7) / 8
        || encrypted.compareTo(modulus) >= 0
        || modulus.bitLength() > 16_384
        || key.exponent().bitLength() > 64) {
      return false;
    }
    int emBits = modulus.bitLength() - 1;
    int emLength = (emBits + 7) / 8;
    BigInteger decrypted = encrypted.modPow(key.exponent(), modulus);
    if (decrypted.bitLength() > emBits) {
      return false;
    }
    byte[] em = Der.leftPadded(decrypted, emLength);
    MessageDigest digest = MessageDigest.getInstance(hash);
    int hashLength = digest.getDigestLength();
    int dbLength = emLength - hashLength - 1;
    if (dbLength < 1 || em[emLength - 1] != (byte) 0xbc) {
      return false;
    }
    byte[] h = Arrays.copyOfRange(em, dbLength, dbLength + hashLength);
    byte[] db = mask(digest, h, dbLength);
    for (int i = 0; i < dbLength; i++) {
      db[i] ^= em[i];
    }
    db[0] &= (byte) (0xff >> (8 * emLength - emBits));
    int one = 0;
    while (one < dbLength && db[one] == 0) {
      one++;
    }
    if (one == dbLength || db[one] != 1) {
      return false;
    }
    byte[] messageHash = digest.digest(message);
    digest.update(new byte[8]);
    digest.update(messageHash);
    digest.update(db, one + 1, dbLength - one - 1);
    return MessageDigest.isEqual(h, digest.digest());
  }

  /** MGF1. */
  private static byte[] mask(MessageDigest digest, byte[] seed, int length) {
    byte[] mask = new byte[length];
    for (int i = 0, at = 0; at < length; i++, at += digest.getDigestLength()) {
      digest.update(seed);
      byte[] part =
          digest.digest(new byte[] {(byte) (i >> 24), (byte) (i >> 16), (byte) (i >> 8), (byte) i});
      System.arraycopy(part, 0, mask, at, Math.min(part.length, length - at));
    }
    return mask;
  }

  private static PublicKey jdkKey(PublicKeyInfo.Rsa key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(key.modulus(), key.exponent()));
  }

  private static PublicKey jdkKey(PublicKeyInfo.Ec key) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(new ECPoint(key.x(), key.y()), parameters(key.curve())));
  }

  private static PublicKey jdkKey(PublicKeyInfo.Ed25519 key) throws GeneralSecurityException {
    byte[] bigEndian = new byte[32];
    for (int i = 0; i < 32; i++) {
      bigEndian[i] = key.bytes()[31 - i];
    }
    boolean isXOdd = bigEndian[0] < 0;
    bigEndian[0] &= 0x7f;
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(
            new EdECPublicKeySpec(
                NamedParameterSpec.ED25519, new EdECPoint(isXOdd, new BigInteger(1, bigEndian))));
  }

  static ECParameterSpec parameters(Curve curve) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve.jdkName()));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }
}
