package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoValue;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Takes the forms in which certificates and requests are handed in: PEM, or Base64 of it or DER.
 */
final class X509Input {
  private static final String BEGIN = "-----BEGIN";

  private X509Input() {}

  static RegoValue certificates(String text) {
    return RegoArray.of(parse(text).stream().map(CertificateJson::withUris).toList());
  }

  static RegoValue request(String text) {
    String request = "-----BEGIN CERTIFICATE REQUEST-----";
    byte[] der;
    if (text.startsWith(request)) {
      der = Pem.first(text).map(Pem.Block::bytes).orElseThrow(X509Input::noRequest);
    } else {
      der = GoBase64.standard(text);
      Optional<Pem.Block> block = Pem.first(GoText.utf8(der));
      if (block.isPresent()) {
        if (!block.get().type().equals("CERTIFICATE REQUEST")) {
          throw noRequest();
        }
        der = block.get().bytes();
      }
    }
    return CertificateJson.of(CertificateRequest.parse(der));
  }

  private static BuiltinException noRequest() {
    return BuiltinException.failure("invalid PEM-encoded certificate signing request");
  }

  /**
   * The certificates of a text.
   *
   * @throws BuiltinException with OPA's message
   */
  static List<Certificate> parse(String text) {
    byte[] der;
    if (text.startsWith(BEGIN)) {
      der = ofPem(text);
    } else {
      der = GoBase64.standard(text);
      String pem = GoText.utf8(der);
      if (pem.startsWith(BEGIN)) {
        der = ofPem(pem);
      }
    }
    return der.length == 0 ? List.of() : Certificate.parseAll(der);
  }

  private static byte[] ofPem(String text) {
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    Optional<Pem.Block> block = Pem.first(text);
    while (block.isPresent()) {
      if (!block.get().type().equals("CERTIFICATE")) {
        throw BuiltinException.failure(
            "PEM block type is '" + block.get().type() + "', expected CERTIFICATE");
      }
      der.writeBytes(block.get().bytes());
      block = Pem.first(block.get().rest());
    }
    return der.toByteArray();
  }
}
