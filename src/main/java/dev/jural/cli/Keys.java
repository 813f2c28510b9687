package dev.jural.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads Ed25519 keys in PEM, as {@code openssl genpkey -algorithm ed25519} writes them. */
final class Keys {
  private static final int MOST_BYTES = 1 << 16;

  private Keys() {}

  /** The private key in a file. */
  static PrivateKey signing(Path file) {
    try {
      byte[] bytes = pem(file, "PRIVATE KEY");
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw no(file, "private");
    }
  }

  /** The public key in a file. */
  static PublicKey verifying(Path file) {
    try {
      byte[] bytes = pem(file, "PUBLIC KEY");
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw no(file, "public");
    }
  }

  private static UsageException no(Path file, String kind) {
    return new UsageException("\"" + file + "\" is no Ed25519 " + kind + " key in PEM");
  }

  private static byte[] pem(Path file, String label) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
      throw new IOException("no key");
    }
    String text = Files.readString(file);
    String begin = "-----BEGIN " + label + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from) {
      throw new IOException("no key");
    }
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }
}
