package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Base64 as Go reads it: line ends anywhere are passed over, bits that are left over are not looked
 * at, and an error names the byte.
 */
public final class GoBase64 {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final byte[] source;
  private final byte[] values = new byte[128];
  private final ByteArrayOutputStream out;
  private int at;

  private GoBase64(String text, String last) {
    this.source = text.getBytes(StandardCharsets.UTF_8);
    this.out = new ByteArrayOutputStream(source.length / 4 * 3 + 3);
    Arrays.fill(values, (byte) -1);
    String letters = LETTERS + last;
    for (int i = 0; i < letters.length(); i++) {
      values[letters.charAt(i)] = (byte) i;
    }
  }

  /**
   * The bytes of padded Base64 with {@code +} and {@code /}.
   *
   * @throws BuiltinException {@code illegal base64 data at input byte N}
   */
  public static byte[] standard(String text) {
    return new GoBase64(text, "+/").decode();
  }

  /**
   * The bytes of Base64 for URLs, with its padding or without.
   *
   * @throws BuiltinException {@code illegal base64 data at input byte N} or {@code illegal
   *     base64url string: TEXT}
   */
  public static byte[] url(String text) {
    if (text.endsWith("=")) {
      return new GoBase64(text, "-_").decode();
    }
    int length = text.getBytes(StandardCharsets.UTF_8).length % 4;
    if (length == 1) {
      throw BuiltinException.failure("illegal base64url string: " + text);
    }
    return new GoBase64(text + "=".repeat((4 - length) % 4), "-_").decode();
  }

  private byte[] decode() {
    byte[] four = new byte[4];
    while (true) {
      int count = quantum(four);
      if (count >= 2) {
        out.write(four[0] << 2 | four[1] >> 4);
      }
      if (count >= 3) {
        out.write(four[1] << 4 | four[2] >> 2);
      }
      if (count < 4) {
        return out.toByteArray();
      }
      out.write(four[2] << 6 | four[3]);
    }
  }

  /** Reads the next four letters, and tells how many there were before the padding. */
  private int quantum(byte[] four) {
    int count = 0;
    while (count < 4) {
      if (at == source.length) {
        if (count > 0) {
          throw illegal(at - count);
        }
        return 0;
      }
      byte letter = source[at++];
      if (letter >= 0 && values[letter] >= 0) {
        four[count++] = values[letter];
      } else if (letter == '=') {
        padding(count);
        return count;
      } else if (letter != '\n' && letter != '\r') {
        throw illegal(at - 1);
      }
    }
    return 4;
  }

  private void padding(int count) {
    if (count < 2) {
      throw illegal(at - 1);
    }
    if (count == 2) {
      skipLineEnds();
      if (at == source.length) {
        throw illegal(source.length);
      }
      if (source[at] != '=') {
        throw illegal(at - 1);
      }
      at++;
    }
    skipLineEnds();
    if (at < source.length) {
      throw illegal(at);
    }
  }

  private void skipLineEnds() {
    while (at < source.length && (source[at] == '\n' || source[at] == '\r')) {
      at++;
    }
  }

  private static BuiltinException illegal(int at) {
    return BuiltinException.failure("illegal base64 data at input byte " + at);
  }
}
