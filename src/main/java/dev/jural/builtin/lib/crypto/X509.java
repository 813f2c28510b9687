package dev.jural.builtin.lib.crypto;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
    RegoType verified = RegoType.tuple(RegoType.BOOLEAN, RegoType.arrayOf(OBJECT));
    table.withContext(
        "crypto.x509.parse_and_verify_certificates",
        "Whether certificates, the root first and the leaf last, are a chain; and the chain.",
        (Implementation.C1)
            (context, certs) ->
                verified(
                    charged(context, certs, 1), () -> ChainVerifier.Options.at(context.nowNanos())),
        verified,
        arg("certs", RegoType.STRING));
    table.withContext(
        "crypto.x509.parse_and_verify_certificates_with_options",
        "Whether certificates are a chain that is good for something; and the chain.",
        (Implementation.C2)
            (context, certs, options) -> {
              String text = charged(context, certs, 1);
              RegoObject given = Operands.object(options, 2);
              return verified(text, () -> ChainVerifier.Options.of(given, context.nowNanos()));
            },
        verified,
        arg("certs", RegoType.STRING),
        arg("options", OBJECT));
    table.withContext(
        "crypto.x509.parse_keypair",
        "A certificate and its private key.",
        (Implementation.C2)
            (context, cert, pem) ->
                KeyPairs.pair(charged(context, cert, 1), charged(context, pem, 1)),
        OBJECT,
        arg("cert", RegoType.STRING),
        arg("pem", RegoType.STRING));
    table.withContext(
        "crypto.x509.parse_rsa_private_key",
        "A private key as a JSON Web Key.",
        (Implementation.C1) (context, pem) -> jwk(charged(context, pem, 1)),
        OBJECT,
        arg("pem", RegoType.STRING));
    table.withContext(
        "crypto.parse_private_keys",
        "The private keys of a string in PEM or Base64 of it.",
        (Implementation.C1) (context, keys) -> keys(charged(context, keys, 1)),
        RegoType.arrayOf(OBJECT),
        arg("keys", RegoType.STRING));
  }

  /** Options are read only when there are certificates to hold them against. */
  private static RegoValue verified(String text, Supplier<ChainVerifier.Options> options) {
    List<Certificate> certificates;
    try {
      certificates = X509Input.parse(text);
    } catch (BuiltinException e) {
      return verdict(Optional.empty());
    }
    ChainVerifier.Options known = options.get();
    Optional<List<Certificate>> chain;
    try {
      chain = ChainVerifier.verify(certificates, known);
    } catch (BuiltinException e) {
      chain = Optional.empty();
    }
    return verdict(chain);
  }

  private static RegoValue verdict(Optional<List<Certificate>> chain) {
    return RegoArray.of(
        RegoBoolean.of(chain.isPresent()),
        RegoArray.of(chain.orElse(List.of()).stream().map(CertificateJson::withUris).toList()));
  }

  private static RegoValue jwk(String text) {
    if (text.isEmpty()) {
      throw BuiltinException.failure("input PEM data was empty");
    }
    String pem = text.startsWith("-----BEGIN") ? text : GoText.utf8(GoBase64.standard(text));
    List<PrivateKeyInfo> keys = PrivateKeys.all(pem);
    return keys.isEmpty() ? RegoNull.NULL : KeyJson.jwk(keys.get(0));
  }

  private static RegoValue keys(String text) {
    if (text.isEmpty()) {
      return RegoNull.NULL;
    }
    String pem = text;
    if (!text.startsWith("-----BEGIN")) {
      try {
        pem = GoText.utf8(GoBase64.standard(text));
      } catch (BuiltinException e) {
        // What is no Base64 is looked through as it is.
      }
    }
    return RegoArray.of(PrivateKeys.all(pem).stream().map(KeyJson::of).toList());
  }

  /** The text of an operand, paid for. */
  private static String charged(BuiltinContext context, RegoValue operand, int position) {
    String text = Operands.string(operand, position);
    context.charge(text.length());
    return text;
  }
}
