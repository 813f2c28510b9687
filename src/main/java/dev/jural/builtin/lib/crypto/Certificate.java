package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Certificate is an X.509 certificate (RFC 5280), read as Go reads it: what Go refuses is refused
 * here, with its message. Two are equal when their bytes are.
 */
final class Certificate {
  private static final int VERSION_3 = 3;

  final byte[] raw;
  final byte[] rawTbs;
  final byte[] rawSubject;
  final byte[] rawIssuer;
  final byte[] rawPublicKey;
  final byte[] signature;
  final AlgorithmId signatureAlgorithm;
  final int keyNumber;
  final Optional<PublicKeyInfo> publicKey;
  final int version;
  final BigInteger serial;
  final DistinguishedName issuer;
  final DistinguishedName subject;
  final OffsetDateTime notBefore;
  final OffsetDateTime notAfter;
  final CertificateExtensions extensions;

  /**
   * An Extension is one as it stands.
   *
   * @param oid with dots
   * @param isCritical whether who does not know it must refuse the certificate
   * @param value the DER of its value
   */
  record Extension(String oid, boolean isCritical, byte[] value) {}

  private Certificate(Der.Element element) {
    raw = element.whole().rest();
    Der parts = element.content();
    Der.Element tbsElement = parts.element(Der.SEQUENCE, "x509: malformed tbs certificate");
    rawTbs = tbsElement.whole().rest();
    Der tbs = tbsElement.content();
    version = version(tbs);
    serial = tbs.integer("x509: malformed serial number");
    if (serial.signum() < 0) {
      throw BuiltinException.failure("x509: negative serial number");
    }
    Der.Element inner = tbs.element(Der.SEQUENCE, "x509: malformed signature algorithm identifier");
    Der.Element outer = parts.element(Der.SEQUENCE, "x509: malformed algorithm identifier");
    if (!Arrays.equals(inner.content().rest(), outer.content().rest())) {
      throw AlgorithmId.mismatch();
    }
    signatureAlgorithm = AlgorithmId.read(inner.content());
    rawIssuer = tbs.element(Der.SEQUENCE, "x509: malformed issuer").whole().rest();
    issuer = DistinguishedName.read(Der.of(rawIssuer));
    Der validity = tbs.read(Der.SEQUENCE, "x509: malformed validity");
    notBefore = DerTime.read(validity);
    notAfter = DerTime.read(validity);
    rawSubject = tbs.element(Der.SEQUENCE, "x509: malformed issuer").whole().rest();
    subject = DistinguishedName.read(Der.of(rawSubject));
    Der.Element spki = tbs.element(Der.SEQUENCE, "x509: malformed spki");
    rawPublicKey = spki.whole().rest();
    AlgorithmId keyAlgorithm =
        AlgorithmId.read(
            spki.content().read(Der.SEQUENCE, "x509: malformed public key algorithm identifier"));
    keyNumber = AlgorithmId.keyNumber(keyAlgorithm.oid());
    byte[] key = spki.content().bits("x509: malformed subjectPublicKey").rightAligned();
    publicKey =
        keyNumber == 0
            ? Optional.empty()
            : PublicKeyInfo.of(keyAlgorithm.oid(), Der.of(keyAlgorithm.parameters()), key);
    extensions = CertificateExtensions.of(version > 1 ? extensions(tbs) : List.of());
    signature = parts.bits("x509: malformed signature").rightAligned();
  }

  private static int version(Der tbs) {
    Optional<Der> wrapped = tbs.optional(Der.constructed(0), "x509: malformed version");
    if (wrapped.isEmpty()) {
      return 1;
    }
    int version = wrapped.get().smallInteger("x509: malformed version");
    if (version < 0) {
      throw BuiltinException.failure("x509: malformed version");
    } else if (version >= VERSION_3) {
      throw BuiltinException.failure("x509: invalid version");
    }
    return version + 1;
  }

  private List<Extension> extensions(Der tbs) {
    tbs.optional(Der.primitive(1), "x509: malformed issuerUniqueID");
    tbs.optional(Der.primitive(2), "x509: malformed subjectUniqueID");
    if (version != VERSION_3) {
      return List.of();
    }
    return tbs.optional(Der.constructed(3), "x509: malformed extensions")
        .map(wrapped -> readExtensions(wrapped.read(Der.SEQUENCE, "x509: malformed extensions")))
        .orElse(List.of());
  }

  private static List<Extension> readExtensions(Der sequence) {
    List<Extension> extensions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    while (!sequence.isEmpty()) {
      Extension extension = readExtension(sequence.read(Der.SEQUENCE, "x509: malformed extension"));
      if (!seen.add(extension.oid())) {
        throw BuiltinException.failure("x509: certificate contains duplicate extensions");
      }
      extensions.add(extension);
    }
    return extensions;
  }

  /** Reads one extension; also of a certificate request. */
  static Extension readExtension(Der sequence) {
    String oid = sequence.oid("x509: malformed extension OID field");
    boolean isCritical =
        sequence.isNext(Der.BOOLEAN) && sequence.bool("x509: malformed extension critical field");
    byte[] value = sequence.read(Der.OCTET_STRING, "x509: malformed extension value field").rest();
    return new Extension(oid, isCritical, value);
  }

  /** The certificates that stand one after the other in {@code der}, at least one. */
  static List<Certificate> parseAll(byte[] der) {
    Der all = Der.of(der);
    List<Certificate> certificates = new ArrayList<>();
    do {
      certificates.add(new Certificate(all.element(Der.SEQUENCE, "x509: malformed certificate")));
    } while (!all.isEmpty());
    return certificates;
  }

  /** The one certificate of {@code der}. */
  static Certificate parse(byte[] der) {
    Der all = Der.of(der);
    Der.Element element = all.element(Der.SEQUENCE, "x509: malformed certificate");
    Certificate certificate = new Certificate(element);
    if (!all.isEmpty()) {
      throw BuiltinException.failure("x509: trailing data");
    }
    return certificate;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Certificate certificate && Arrays.equals(raw, certificate.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }
}
