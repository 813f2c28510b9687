package dev.jural.builtin.lib.crypto;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoValue;

/** Certificates, requests for them, and keys. */
public final class X509 {
  private static final RegoType OBJECT = RegoType.objectOf(RegoType.STRING, RegoType.ANY);

  private X509() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    table.withContext(
        "crypto.x509.parse_certificates",
        "The certificates of a string in PEM or Base64.",
        (Implementation.C1) (context, certs) -> X509Input.certificates(charged(context, certs, 1)),
        RegoType.arrayOf(OBJECT),
        arg("certs", RegoType.STRING));
    table.withContext(
        "crypto.x509.parse_certificate_request",
        "A request for a certificate (PKCS #10) in PEM or Base64.",
        (Implementation.C1) (context, csr) -> X509Input.request(charged(context, csr, 1)),
        OBJECT,
        arg("csr", RegoType.STRING));
  }

  /** The text of an operand, paid for. */
  private static String charged(BuiltinContext context, RegoValue operand, int position) {
    String text = Operands.string(operand, position);
    context.charge(text.length());
    return text;
  }
}
