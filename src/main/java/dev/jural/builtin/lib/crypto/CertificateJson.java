package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.lib.crypto.Certificate.Extension;
import dev.jural.builtin.lib.crypto.NameConstraints.Names;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Shows certificates as OPA does: the fields of Go's structures, in Go's JSON. */
final class CertificateJson {
  /** Go's numbers for the purposes of a key: the place in this list. */
  static final List<String> PURPOSES =
      List.of(
          "2.5.29.37.0",
          "1.3.6.1.5.5.7.3.1",
          "1.3.6.1.5.5.7.3.2",
          "1.3.6.1.5.5.7.3.3",
          "1.3.6.1.5.5.7.3.4",
          "1.3.6.1.5.5.7.3.5",
          "1.3.6.1.5.5.7.3.6",
          "1.3.6.1.5.5.7.3.7",
          "1.3.6.1.5.5.7.3.8",
          "1.3.6.1.5.5.7.3.9",
          "1.3.6.1.4.1.311.10.3.3",
          "2.16.840.1.113730.4.1",
          "1.3.6.1.4.1.311.2.1.22",
          "1.3.6.1.4.1.311.61.1.1");

  private CertificateJson() {}

  /** A certificate with the text of its addresses, which OPA adds to what Go has. */
  static RegoObject withUris(Certificate certificate) {
    return fields(certificate)
        .put("URIStrings", list(certificate.extensions.names().uris(), u -> string(u.written())))
        .build();
  }

  /** A certificate. */
  static RegoObject of(Certificate certificate) {
    return fields(certificate).build();
  }

  private static RegoObject.Builder fields(Certificate certificate) {
    CertificateExtensions extensions = certificate.extensions;
    RegoObject.Builder fields = RegoObject.builder();
    fields.put("Raw", bytes(certificate.raw));
    fields.put("RawTBSCertificate", bytes(certificate.rawTbs));
    fields.put("RawSubjectPublicKeyInfo", bytes(certificate.rawPublicKey));
    fields.put("RawSubject", bytes(certificate.rawSubject));
    fields.put("RawIssuer", bytes(certificate.rawIssuer));
    fields.put("Signature", bytes(certificate.signature));
    fields.put("SignatureAlgorithm", number(certificate.signatureAlgorithm.kind().number()));
    fields.put("PublicKeyAlgorithm", number(certificate.keyNumber));
    fields.put("PublicKey", certificate.publicKey.map(KeyJson::of).orElse(RegoNull.NULL));
    fields.put("Version", number(certificate.version));
    fields.put("SerialNumber", RegoNumber.of(certificate.serial));
    fields.put("Issuer", name(certificate.issuer));
    fields.put("Subject", name(certificate.subject));
    fields.put("NotBefore", DerTime.text(certificate.notBefore));
    fields.put("NotAfter", DerTime.text(certificate.notAfter));
    fields.put("KeyUsage", number(extensions.keyUsage()));
    fields.put("Extensions", list(extensions.all, CertificateJson::extension));
    fields.put("ExtraExtensions", RegoNull.NULL);
    fields.put("UnhandledCriticalExtensions", list(extensions.unhandled(), CertificateJson::oid));
    putPurposes(fields, extensions.keyPurposes());
    fields.put("BasicConstraintsValid", RegoBoolean.of(extensions.hasBasicConstraints()));
    fields.put("IsCA", RegoBoolean.of(extensions.isAuthority()));
    boolean isZero = extensions.hasBasicConstraints() && extensions.pathLength() == 0;
    fields.put("MaxPathLen", number(extensions.pathLength()));
    fields.put("MaxPathLenZero", RegoBoolean.of(isZero));
    fields.put("SubjectKeyId", bytes(extensions.subjectKeyId()));
    fields.put("AuthorityKeyId", bytes(extensions.authorityKeyId()));
    fields.put("OCSPServer", strings(extensions.ocspServers()));
    fields.put("IssuingCertificateURL", strings(extensions.issuers()));
    putNames(fields, extensions.names());
    NameConstraints constraints = extensions.constraints();
    fields.put("PermittedDNSDomainsCritical", RegoBoolean.of(constraints.isCritical()));
    putConstraints(fields, "Permitted", constraints.permitted());
    putConstraints(fields, "Excluded", constraints.excluded());
    fields.put("CRLDistributionPoints", strings(extensions.crls()));
    putPolicies(fields, extensions);
    return fields;
  }

  /** A request for a certificate. */
  static RegoObject of(CertificateRequest request) {
    RegoObject.Builder fields = RegoObject.builder();
    fields.put("Raw", bytes(request.raw()));
    fields.put("RawTBSCertificateRequest", bytes(request.rawTbs()));
    fields.put("RawSubjectPublicKeyInfo", bytes(request.rawPublicKey()));
    fields.put("RawSubject", bytes(request.rawSubject()));
    fields.put("Version", number(request.version()));
    fields.put("Signature", bytes(request.signature()));
    fields.put("SignatureAlgorithm", number(request.signatureAlgorithm().kind().number()));
    fields.put("PublicKeyAlgorithm", number(request.keyNumber()));
    fields.put("PublicKey", request.publicKey().map(KeyJson::of).orElse(RegoNull.NULL));
    fields.put("Subject", name(request.subject()));
    fields.put("Attributes", list(request.attributes(), CertificateJson::attribute));
    fields.put("Extensions", list(request.extensions(), CertificateJson::extension));
    fields.put("ExtraExtensions", RegoNull.NULL);
    putNames(fields, request.names());
    return fields.build();
  }

  private static RegoValue attribute(CertificateRequest.Attribute attribute) {
    return RegoObject.builder()
        .put("Type", oid(attribute.oid()))
        .put("Value", array(attribute.values(), v -> array(v, CertificateJson::attributeOfName)))
        .build();
  }

  private static void putPurposes(RegoObject.Builder fields, List<String> purposes) {
    List<RegoValue> known = new ArrayList<>();
    List<RegoValue> unknown = new ArrayList<>();
    for (String purpose : purposes) {
      int index = PURPOSES.indexOf(purpose);
      if (index >= 0) {
        known.add(number(index));
      } else {
        unknown.add(oid(purpose));
      }
    }
    fields.put("ExtKeyUsage", list(known, Function.identity()));
    fields.put("UnknownExtKeyUsage", list(unknown, Function.identity()));
  }

  private static void putNames(RegoObject.Builder fields, AlternativeNames names) {
    fields.put("DNSNames", strings(names.dns()));
    fields.put("EmailAddresses", strings(names.emails()));
    fields.put("IPAddresses", list(names.ips(), ip -> string(IpText.format(ip))));
    fields.put("URIs", list(names.uris(), CertificateJson::url));
  }

  private static void putConstraints(RegoObject.Builder fields, String list, Names names) {
    fields.put(list + "DNSDomains", strings(names.dns()));
    fields.put(list + "EmailAddresses", strings(names.emails()));
    fields.put(list + "URIDomains", strings(names.uris()));
    fields.put(
        list + "IPRanges",
        list(
            names.ips(),
            range ->
                RegoObject.builder()
                    .put("IP", IpText.format(range.address()))
                    .put("Mask", bytes(range.mask()))
                    .build()));
  }

  private static void putPolicies(RegoObject.Builder fields, CertificateExtensions extensions) {
    fields.put("PolicyIdentifiers", list(narrow(extensions.policies()), CertificateJson::oid));
    fields.put("Policies", strings(extensions.policies()));
    fields.put(
        "PolicyMappings",
        list(
            extensions.mappings(),
            mapping ->
                RegoObject.builder()
                    .put("IssuerDomainPolicy", mapping.issuer())
                    .put("SubjectDomainPolicy", mapping.subject())
                    .build()));
    putCount(fields, "InhibitAnyPolicy", extensions.anyPolicy());
    putCount(fields, "InhibitPolicyMapping", extensions.policyMapping());
    putCount(fields, "RequireExplicitPolicy", extensions.explicitPolicy());
  }

  /** The identifiers whose numbers are all of 31 bits: Go's older field has no others. */
  private static List<String> narrow(List<String> oids) {
    return oids.stream()
        .filter(
            oid ->
                Stream.of(oid.split("\\.", -1))
                    .allMatch(number -> new BigInteger(number).bitLength() <= 31))
        .toList();
  }

  /** A number, and whether it is a zero that was there. */
  private static void putCount(RegoObject.Builder fields, String name, Optional<Long> count) {
    fields.put(name, number(count.orElse(0L)));
    fields.put(name + "Zero", RegoBoolean.of(count.isPresent() && count.get() == 0));
  }

  private static RegoValue extension(Extension extension) {
    return RegoObject.builder()
        .put("Id", oid(extension.oid()))
        .put("Critical", RegoBoolean.of(extension.isCritical()))
        .put("Value", bytes(extension.value()))
        .build();
  }

  private static RegoObject name(DistinguishedName name) {
    return RegoObject.builder()
        .put("Country", strings(name.values(6)))
        .put("Organization", strings(name.values(10)))
        .put("OrganizationalUnit", strings(name.values(11)))
        .put("Locality", strings(name.values(7)))
        .put("Province", strings(name.values(8)))
        .put("StreetAddress", strings(name.values(9)))
        .put("PostalCode", strings(name.values(17)))
        .put("SerialNumber", name.last(5))
        .put("CommonName", name.last(3))
        .put("Names", list(name.attributes(), CertificateJson::attributeOfName))
        .put("ExtraNames", RegoNull.NULL)
        .build();
  }

  private static RegoValue attributeOfName(DistinguishedName.Attribute attribute) {
    return RegoObject.builder()
        .put("Type", oid(attribute.oid()))
        .put("Value", attribute.value())
        .build();
  }

  private static RegoValue url(Url url) {
    return RegoObject.builder()
        .put("Scheme", url.scheme())
        .put("Opaque", url.opaque())
        // Go shows that there is a name, and not the name.
        .put("User", url.user().isPresent() ? RegoObject.builder().build() : RegoNull.NULL)
        .put("Host", url.host())
        .put("Path", url.path())
        .put("RawPath", url.rawPath())
        .put("OmitHost", RegoBoolean.of(url.hasOmittedHost()))
        .put("ForceQuery", RegoBoolean.of(url.hasEmptyQuery()))
        .put("RawQuery", url.rawQuery())
        .put("Fragment", url.fragment())
        .put("RawFragment", url.rawFragment())
        .build();
  }

  private static RegoValue oid(String oid) {
    RegoArray.Builder numbers = new RegoArray.Builder();
    for (String number : oid.split("\\.", -1)) {
      numbers.add(RegoNumber.of(new BigInteger(number)));
    }
    return numbers.build();
  }

  private static RegoValue strings(List<String> texts) {
    return list(texts, CertificateJson::string);
  }

  private static RegoValue string(String text) {
    return RegoString.of(text);
  }

  /** A list as Go shows it: null when it has nothing. */
  private static <T> RegoValue list(List<T> elements, Function<T, RegoValue> show) {
    return elements.isEmpty() ? RegoNull.NULL : array(elements, show);
  }

  private static <T> RegoValue array(List<T> elements, Function<T, RegoValue> show) {
    return RegoArray.of(elements.stream().map(show).toList());
  }

  private static RegoValue number(long number) {
    return RegoNumber.of(number);
  }

  private static RegoValue bytes(Optional<byte[]> bytes) {
    return bytes.map(CertificateJson::bytes).orElse(RegoNull.NULL);
  }

  static RegoValue bytes(byte[] bytes) {
    return RegoString.of(Base64.getEncoder().encodeToString(bytes));
  }
}
