package dev.jural.builtin.lib.http;

import dev.jural.builtin.BuiltinException;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Reads private keys in PEM: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017) and SEC 1 (RFC 5915). */
final class PrivateKeys {
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");
  private static final byte[] VERSION = {2, 1, 0};

  private PrivateKeys() {}

  static PrivateKey read(String pem) throws GeneralSecurityException {
    int begin = pem.indexOf("-----BEGIN ");
    int label = pem.indexOf("-----", begin + 11);
    int end = pem.indexOf("-----END ", Math.max(label, 0));
    if (begin < 0 || label < 0 || end < 0) {
      throw BuiltinException.failure("tls: failed to find any PEM data in key input");
    }
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(pem.substring(label + 5, end).strip());
    } catch (IllegalArgumentException e) {
      throw BuiltinException.failure("tls: failed to find any PEM data in key input");
    }
    String kind = pem.substring(begin + 11, label);
    byte[] wrapped =
        switch (kind) {
          case "RSA PRIVATE KEY" -> wrapped(RSA, der);
          case "EC PRIVATE KEY" -> wrapped(sequence(join(EC, curve(der))), der);
          default -> der;
        };
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(wrapped));
      } catch (GeneralSecurityException e) {
        // The next algorithm may know it.
      }
    }
    throw BuiltinException.failure("tls: failed to parse private key");
  }

  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    return sequence(join(VERSION, algorithm, tagged(4, key)));
  }

  /** The name of the curve, which SEC 1 keeps under the tag [0]. */
  private static byte[] curve(byte[] der) {
    for (int i = 0; i + 3 < der.length; i++) {
      int length = der[i + 1];
      if ((der[i] & 0xff) == 0xa0
          && der[i + 2] == 6
          && length > 2
          && i + 2 + length <= der.length) {
        return java.util.Arrays.copyOfRange(der, i + 2, i + 2 + length);
      }
    }
    throw BuiltinException.failure("tls: failed to parse private key");
  }

  private static byte[] sequence(byte[] content) {
    return tagged(0x30, content);
  }

  private static byte[] tagged(int tag, byte[] content) {
    int length = content.length;
    byte[] head =
        length < 128
            ? new byte[] {(byte) tag, (byte) length}
            : length < 256
                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    return join(head, content);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
