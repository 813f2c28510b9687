package dev.jural.builtin.lib.crypto;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Hashes and keyed hashes of text. */
public final class Hashes {
  private Hashes() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    hash(table, "md5", "MD5");
    hash(table, "sha1", "SHA-1");
    hash(table, "sha256", "SHA-256");
    hmac(table, "md5", "HmacMD5");
    hmac(table, "sha1", "HmacSHA1");
    hmac(table, "sha256", "HmacSHA256");
    hmac(table, "sha512", "HmacSHA512");
    table.fn(
        "crypto.hmac.equal",
        "Whether two keyed hashes are equal, compared in constant time.",
        Hashes::equal,
        RegoType.BOOLEAN,
        arg("mac1", RegoType.STRING),
        arg("mac2", RegoType.STRING));
  }

  private static void hash(BuiltinTable.Builder table, String name, String algorithm) {
    table.withContext(
        "crypto." + name,
        "The " + algorithm + " hash of a string, in hexadecimal.",
        (Implementation.C1)
            (context, x) -> hex(digest(algorithm, charged(context, Operands.string(x, 1)))),
        RegoType.STRING,
        arg("x", RegoType.STRING));
  }

  private static void hmac(BuiltinTable.Builder table, String name, String algorithm) {
    table.withContext(
        "crypto.hmac." + name,
        "The " + algorithm + " keyed hash of a string, in hexadecimal.",
        (Implementation.C2)
            (context, x, key) ->
                hex(
                    mac(
                        algorithm,
                        charged(context, Operands.string(key, 2)),
                        charged(context, Operands.string(x, 1)))),
        RegoType.STRING,
        arg("x", RegoType.STRING),
        arg("key", RegoType.STRING));
  }

  static RegoValue equal(RegoValue mac1, RegoValue mac2) {
    return RegoBoolean.of(
        MessageDigest.isEqual(utf8(Operands.string(mac1, 1)), utf8(Operands.string(mac2, 2))));
  }

  /** The hash of {@code bytes} by an algorithm that every Java has. */
  static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }

  /** The keyed hash of {@code bytes} by an algorithm that every Java has. */
  static byte[] mac(String algorithm, byte[] key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretBytes(algorithm, key));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static RegoString hex(byte[] bytes) {
    return RegoString.of(HexFormat.of().formatHex(bytes));
  }

  private static byte[] charged(BuiltinContext context, String text) {
    context.charge(text.length() / 16);
    return utf8(text);
  }

  /** A secret key of any length, the empty one included, which {@code SecretKeySpec} refuses. */
  private record SecretBytes(String algorithm, byte[] bytes) implements SecretKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return algorithm;
    }

    @Override
    public String getFormat() {
      return "RAW";
    }

    @Override
    public byte[] getEncoded() {
      return bytes.clone();
    }
  }
}
