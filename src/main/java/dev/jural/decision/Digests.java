package dev.jural.decision;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as the log writes it. One per thread. */
public final class Digests {
  /** Length of a digest in hexadecimal. */
  public static final int LENGTH = 64;

  private final MessageDigest digest;

  /** A maker of digests. */
  public Digests() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The digest of {@code bytes}, 64 hexadecimal digits. */
  public String of(byte[] bytes) {
    return HexFormat.of().formatHex(digest.digest(bytes));
  }

  /** The digest of a part of {@code bytes}. */
  public String of(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
    return HexFormat.of().formatHex(digest.digest());
  }
}
