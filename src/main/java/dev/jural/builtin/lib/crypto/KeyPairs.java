package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A certificate and its private key, as Go's package crypto/tls shows them. */
final class KeyPairs {
  private static final String BEGIN = "-----BEGIN";

  private KeyPairs() {}

  /**
   * The pair of two texts.
   *
   * @throws BuiltinException with Go's message when they are no pair
   */
  static RegoValue pair(String certificate, String key) {
    String certificates = pem(certificate);
    String keys = pem(key);
    List<byte[]> chain = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Pem.Block block : blocks(certificates)) {
      if (block.type().equals("CERTIFICATE")) {
        chain.add(block.bytes());
      } else {
        others.add(block.type());
      }
    }
    if (chain.isEmpty()) {
      throw noCertificate(certificates, others);
    }
    Optional<Pem.Block> block =
        blocks(keys).stream()
            .filter(b -> b.type().equals("PRIVATE KEY") || b.type().endsWith(" PRIVATE KEY"))
            .findFirst();
    if (block.isEmpty()) {
      throw BuiltinException.failure(
          blocks(keys).isEmpty()
              ? "tls: failed to find any PEM data in key input"
              : "tls: found a certificate rather than a key in the PEM for the private key");
    }
    Certificate leaf = Certificate.parse(chain.get(0));
    PrivateKeyInfo own = PrivateKeys.any(block.get().bytes());
    PublicKeyInfo certified =
        leaf.publicKey.orElseThrow(
            () -> BuiltinException.failure("tls: unknown public key algorithm"));
    match(certified, own);
    RegoArray.Builder raw = new RegoArray.Builder();
    chain.forEach(der -> raw.add(RegoString.of(Base64.getEncoder().encodeToString(der))));
    return RegoObject.builder()
        .put("Certificate", raw.build())
        .put("Leaf", CertificateJson.of(leaf))
        .put("OCSPStaple", RegoNull.NULL)
        .put("PrivateKey", KeyJson.of(own))
        .put("SignedCertificateTimestamps", RegoNull.NULL)
        .put("SupportedSignatureAlgorithms", RegoNull.NULL)
        .build();
  }

  private static String pem(String text) {
    if (text.startsWith(BEGIN)) {
      return text;
    }
    String decoded = GoText.utf8(GoBase64.standard(text));
    if (decoded.isEmpty()) {
      throw BuiltinException.failure("x509: malformed certificate");
    }
    return decoded;
  }

  private static List<Pem.Block> blocks(String pem) {
    List<Pem.Block> blocks = new ArrayList<>();
    for (Optional<Pem.Block> b = Pem.first(pem); b.isPresent(); b = Pem.first(b.get().rest())) {
      blocks.add(b.get());
    }
    return blocks;
  }

  private static BuiltinException noCertificate(String text, List<String> others) {
    if (others.isEmpty()) {
      return BuiltinException.failure(
          text.startsWith(BEGIN)
              ? "tls: failed to find any PEM data in certificate input"
              : "x509: malformed certificate");
    }
    boolean isKey = others.size() == 1 && others.get(0).endsWith("PRIVATE KEY");
    return BuiltinException.failure(
        isKey
            ? "tls: failed to find certificate PEM data in certificate input, but did find a private"
                + " key; PEM inputs may have been switched"
            : "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM"
                + " blocks of the following types: ["
                + String.join(" ", others)
                + "]");
  }

  private static void match(PublicKeyInfo certified, PrivateKeyInfo key) {
    PublicKeyInfo own =
        key instanceof PrivateKeyInfo.Rsa rsa
            ? rsa.publicKey()
            : key instanceof PrivateKeyInfo.Ec ec
                ? ec.publicKey()
                : key instanceof PrivateKeyInfo.Ed25519 ed ? ed.publicKey() : certified;
    if (!own.getClass().equals(certified.getClass()) || own == certified) {
      throw BuiltinException.failure("tls: private key type does not match public key type");
    }
    if (!KeyJson.of(own).equals(KeyJson.of(certified))) {
      throw BuiltinException.failure("tls: private key does not match public key");
    }
  }
}
