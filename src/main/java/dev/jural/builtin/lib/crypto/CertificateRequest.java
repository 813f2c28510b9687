package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.lib.crypto.Certificate.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CertificateRequest is a request for a certificate (PKCS #10, RFC 2986), read as Go reads it.
 *
 * @param raw all of it
 * @param keyNumber Go's number of the algorithm of the key
 * @param attributes those that have the form of attributes of names, as Go keeps no others
 */
record CertificateRequest(
    byte[] raw,
    byte[] rawTbs,
    byte[] rawPublicKey,
    byte[] rawSubject,
    long version,
    byte[] signature,
    AlgorithmId signatureAlgorithm,
    int keyNumber,
    Optional<PublicKeyInfo> publicKey,
    DistinguishedName subject,
    List<Attribute> attributes,
    List<Extension> extensions,
    AlternativeNames names) {
  private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";
  private static final String ALTERNATIVE_NAMES = "2.5.29.17";
  private static final String ATTRIBUTES_OPTIONS =
      "{optional:false explicit:false application:false private:false defaultValue:<nil>"
          + " tag:0x0 stringType:0 timeType:0 set:false omitEmpty:false}";

  CertificateRequest {
    attributes = List.copyOf(attributes);
    extensions = List.copyOf(extensions);
  }

  /** An attribute. */
  record Attribute(String oid, List<List<DistinguishedName.Attribute>> values) {
    Attribute {
      values = List.copyOf(values);
    }
  }

  /**
   * Reads the one request of {@code der}.
   *
   * @throws BuiltinException with Go's message
   */
  static CertificateRequest parse(byte[] der) {
    Asn1 all = Asn1.of(der);
    Asn1 parts = all.struct("certificateRequest");
    Asn1.Element tbsElement = parts.expect(16, true, "tbsCertificateRequest");
    Asn1 tbs = tbsElement.inside();
    long version = tbs.integer();
    byte[] subject = tbs.any().whole();
    Asn1.Element spki = tbs.expect(16, true, "publicKeyInfo");
    Asn1 info = spki.inside();
    AlgorithmId keyAlgorithm = info.algorithm();
    byte[] key = info.bits().rightAligned();
    List<byte[]> attributes = rawAttributes(tbs);
    AlgorithmId signatureAlgorithm = parts.algorithm();
    byte[] signature = parts.bits().rightAligned();
    all.end();
    int keyNumber = AlgorithmId.keyNumber(keyAlgorithm.oid());
    Optional<PublicKeyInfo> publicKey =
        keyNumber == 0
            ? Optional.empty()
            : PublicKeyInfo.of(keyAlgorithm.oid(), Der.of(keyAlgorithm.parameters()), key);
    Asn1 name = Asn1.of(subject);
    DistinguishedName readSubject = NameReader.read(name);
    List<Extension> extensions = extensions(attributes);
    return new CertificateRequest(
        der,
        tbsElement.whole(),
        spki.whole(),
        subject,
        version,
        signature,
        signatureAlgorithm,
        keyNumber,
        publicKey,
        readSubject,
        attributes(attributes),
        extensions,
        names(extensions));
  }

  private static List<byte[]> rawAttributes(Asn1 tbs) {
    return wholes(tbs.tagged(0, ATTRIBUTES_OPTIONS));
  }

  private static List<byte[]> wholes(Asn1 list) {
    List<byte[]> elements = new ArrayList<>();
    while (!list.isEmpty()) {
      elements.add(list.any().whole());
    }
    return elements;
  }

  private static List<Attribute> attributes(List<byte[]> rawAttributes) {
    List<Attribute> attributes = new ArrayList<>();
    for (byte[] raw : rawAttributes) {
      try {
        attributes.add(attribute(Asn1.of(raw).struct("")));
      } catch (BuiltinException e) {
        // Go passes over the attributes of other forms too.
      }
    }
    return attributes;
  }

  private static Attribute attribute(Asn1 fields) {
    String oid = fields.oid();
    Asn1 set = fields.expect(17, true, "").inside();
    List<List<DistinguishedName.Attribute>> values = new ArrayList<>();
    while (!set.isEmpty()) {
      Asn1 list = set.struct("");
      List<DistinguishedName.Attribute> value = new ArrayList<>();
      while (!list.isEmpty()) {
        value.add(NameReader.attribute(list));
      }
      values.add(value);
    }
    return new Attribute(oid, values);
  }

  private static List<Extension> extensions(List<byte[]> rawAttributes) {
    List<Extension> extensions = new ArrayList<>();
    for (byte[] raw : rawAttributes) {
      Asn1 whole = Asn1.of(raw);
      Asn1.Element element = whole.any();
      if (!element.is(16, true)) {
        continue;
      }
      Asn1 fields = element.inside();
      List<byte[]> values;
      try {
        if (!fields.oid().equals(EXTENSION_REQUEST)) {
          continue;
        }
        values = wholes(fields.expect(17, true, "").inside());
      } catch (BuiltinException e) {
        continue;
      }
      if (values.isEmpty()) {
        continue;
      }
      Asn1 list = Asn1.of(values.get(0)).structs();
      while (!list.isEmpty()) {
        Extension extension = extension(list.struct("Extension"));
        if (extensions.stream().anyMatch(e -> e.oid().equals(extension.oid()))) {
          throw BuiltinException.failure(
              "x509: certificate request contains duplicate requested extensions");
        }
        extensions.add(extension);
      }
    }
    return extensions;
  }

  private static Extension extension(Asn1 fields) {
    String oid = fields.oid();
    Asn1.Element next = fields.any();
    boolean isCritical = next.is(1, false) && Asn1.booleanOf(next.content());
    Asn1 rest = Asn1.of(next.whole());
    byte[] value = next.is(1, false) ? fields.octets() : rest.octets();
    return new Extension(oid, isCritical, value);
  }

  private static AlternativeNames names(List<Extension> extensions) {
    AlternativeNames names = AlternativeNames.NONE;
    for (Extension extension : extensions) {
      if (extension.oid().equals(ALTERNATIVE_NAMES)) {
        names = AlternativeNames.read(Der.of(extension.value()));
      }
    }
    return names;
  }
}
