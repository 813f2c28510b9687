package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.lib.crypto.Certificate.Extension;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CertificateExtensions holds what the extensions of a certificate say (RFC 5280, 4.2), read as
 * Go reads them. Numbers that are missing are 0, or -1 where 0 means something.
 */
final class CertificateExtensions {
  private static final String STANDARD = "2.5.29.";
  private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";

  /** Go keeps these numbers in 64 bits. */
  private static final int MOST_BITS = 63;

  final List<Extension> all;
  private int keyUsage;
  private boolean hasBasicConstraints;
  private boolean isAuthority;
  private long pathLength;
  private AlternativeNames names = AlternativeNames.NONE;
  private NameConstraints constraints = NameConstraints.NONE;
  private Optional<byte[]> authorityKeyId = Optional.empty();
  private Optional<byte[]> subjectKeyId = Optional.empty();
  private Optional<Long> explicitPolicy = Optional.empty();
  private Optional<Long> policyMapping = Optional.empty();
  private Optional<Long> anyPolicy = Optional.empty();
  private final List<String> crls = new ArrayList<>();
  private final List<String> keyPurposes = new ArrayList<>();
  private final List<String> policies = new ArrayList<>();
  private final List<Mapping> mappings = new ArrayList<>();
  private final List<String> ocspServers = new ArrayList<>();
  private final List<String> issuers = new ArrayList<>();
  private final List<String> unhandled = new ArrayList<>();

  /** Two policies that are the same in the eyes of a certificate authority. */
  record Mapping(String issuer, String subject) {}

  private CertificateExtensions(List<Extension> extensions) {
    this.all = List.copyOf(extensions);
  }

  /**
   * Reads them.
   *
   * @throws BuiltinException with Go's message
   */
  static CertificateExtensions of(List<Extension> extensions) {
    CertificateExtensions read = new CertificateExtensions(extensions);
    for (Extension extension : extensions) {
      boolean isHandled = read.read(extension);
      if (extension.isCritical() && !isHandled) {
        read.unhandled.add(extension.oid());
      }
    }
    return read;
  }

  int keyUsage() {
    return keyUsage;
  }

  boolean hasBasicConstraints() {
    return hasBasicConstraints;
  }

  boolean isAuthority() {
    return isAuthority;
  }

  /** How many authorities may stand between; -1 when any number may. */
  long pathLength() {
    return pathLength;
  }

  AlternativeNames names() {
    return names;
  }

  NameConstraints constraints() {
    return constraints;
  }

  Optional<byte[]> authorityKeyId() {
    return authorityKeyId.map(byte[]::clone);
  }

  Optional<byte[]> subjectKeyId() {
    return subjectKeyId.map(byte[]::clone);
  }

  Optional<Long> explicitPolicy() {
    return explicitPolicy;
  }

  Optional<Long> policyMapping() {
    return policyMapping;
  }

  Optional<Long> anyPolicy() {
    return anyPolicy;
  }

  List<String> crls() {
    return List.copyOf(crls);
  }

  /** The identifiers of the purposes of the key. */
  List<String> keyPurposes() {
    return List.copyOf(keyPurposes);
  }

  List<String> policies() {
    return List.copyOf(policies);
  }

  List<Mapping> mappings() {
    return List.copyOf(mappings);
  }

  List<String> ocspServers() {
    return List.copyOf(ocspServers);
  }

  /** Where the certificate of the issuer is to be had. */
  List<String> issuers() {
    return List.copyOf(issuers);
  }

  /** The identifiers of the critical extensions that are not known. */
  List<String> unhandled() {
    return List.copyOf(unhandled);
  }

  private boolean read(Extension extension) {
    Der value = Der.of(extension.value());
    if (extension.oid().equals(AUTHORITY_INFORMATION)) {
      refuseCritical(extension, "authority info access");
      readAuthorityInformation(value);
      return true;
    } else if (!extension.oid().startsWith(STANDARD)) {
      return false;
    }
    switch (extension.oid().substring(STANDARD.length())) {
      case "14" -> {
        refuseCritical(extension, "subject key identifier");
        subjectKeyId =
            Optional.of(
                value.read(Der.OCTET_STRING, "x509: invalid subject key identifier").rest());
      }
      case "15" -> readKeyUsage(value);
      case "17" -> {
        names = AlternativeNames.read(value);
        return !names.isEmpty();
      }
      case "19" -> readBasicConstraints(value);
      case "30" -> {
        constraints = NameConstraints.read(value, extension.isCritical());
        return constraints.isWholeHandled();
      }
      case "31" -> readCrls(value);
      case "32" -> readPolicies(value);
      case "33" -> readMappings(value);
      case "35" -> {
        refuseCritical(extension, "authority key identifier");
        readAuthorityKeyId(value);
      }
      case "36" -> readPolicyConstraints(value);
      case "37" -> readKeyPurposes(value);
      case "54" ->
          anyPolicy = Optional.of(number(value, "x509: invalid inhibit any policy extension"));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void refuseCritical(Extension extension, String what) {
    if (extension.isCritical()) {
      throw BuiltinException.failure("x509: " + what + " incorrectly marked critical");
    }
  }

  private static long number(Der der, String problem) {
    return asLong(der.integer(problem), problem);
  }

  private static long asLong(BigInteger number, String problem) {
    if (number.bitLength() > MOST_BITS) {
      throw BuiltinException.failure(problem);
    }
    return number.longValue();
  }

  private void readKeyUsage(Der value) {
    Der.Bits bits = value.bits("x509: invalid key usage");
    for (int i = 0; i < 9; i++) {
      keyUsage |= bits.at(i) << i;
    }
  }

  private void readBasicConstraints(Der value) {
    String problem = "x509: invalid basic constraints";
    Der sequence = value.read(Der.SEQUENCE, problem);
    hasBasicConstraints = true;
    isAuthority = sequence.isNext(Der.BOOLEAN) && sequence.bool(problem);
    pathLength = sequence.isNext(Der.INTEGER) ? number(sequence, problem) : -1;
    if (pathLength < -1) {
      throw BuiltinException.failure(problem);
    }
  }

  private void readCrls(Der value) {
    Der points = value.read(Der.SEQUENCE, "x509: invalid CRL distribution points");
    String problem = "x509: invalid CRL distribution point";
    while (!points.isEmpty()) {
      Der point = points.read(Der.SEQUENCE, problem);
      Optional<Der> name = point.optional(Der.constructed(0), problem);
      if (name.isPresent()) {
        Der full = name.get().read(Der.constructed(0), problem);
        while (full.isNext(Der.primitive(6))) {
          crls.add(text(full.any(problem).content()));
        }
      }
    }
  }

  /** The bytes as Go makes a string of them. */
  private static String text(Der der) {
    return GoText.utf8(der.rest());
  }

  private void readAuthorityKeyId(Der value) {
    String problem = "x509: invalid authority key identifier";
    authorityKeyId =
        value.read(Der.SEQUENCE, problem).optional(Der.primitive(0), problem).map(Der::rest);
  }

  private void readPolicyConstraints(Der value) {
    String problem = "x509: invalid policy constraints extension";
    Der sequence = value.read(Der.SEQUENCE, problem);
    explicitPolicy = tagged(sequence, 0, problem);
    policyMapping = tagged(sequence, 1, problem);
  }

  private static Optional<Long> tagged(Der sequence, int tag, String problem) {
    return sequence
        .optional(Der.primitive(tag), problem)
        .map(Der::rest)
        .map(
            bytes -> {
              if (!Der.isShortest(bytes)) {
                throw BuiltinException.failure(problem);
              }
              return asLong(new BigInteger(bytes), problem);
            });
  }

  private void readKeyPurposes(Der value) {
    String problem = "x509: invalid extended key usages";
    Der sequence = value.read(Der.SEQUENCE, problem);
    while (!sequence.isEmpty()) {
      keyPurposes.add(sequence.oid(problem));
    }
  }

  private void readPolicies(Der value) {
    String problem = "x509: invalid certificate policies";
    Der sequence = value.read(Der.SEQUENCE, problem);
    while (!sequence.isEmpty()) {
      policies.add(sequence.read(Der.SEQUENCE, problem).wideOid(problem));
    }
  }

  private void readMappings(Der value) {
    String problem = "x509: invalid policy mappings extension";
    Der sequence = value.read(Der.SEQUENCE, problem);
    while (!sequence.isEmpty()) {
      Der mapping = sequence.read(Der.SEQUENCE, problem);
      mappings.add(new Mapping(mapping.wideOid(problem), mapping.wideOid(problem)));
    }
  }

  private void readAuthorityInformation(Der value) {
    String problem = "x509: invalid authority info access";
    Der sequence = value.read(Der.SEQUENCE, problem);
    while (!sequence.isEmpty()) {
      Der access = sequence.read(Der.SEQUENCE, problem);
      String method = access.oid(problem);
      if (access.isNext(Der.primitive(6))) {
        String address = text(access.any(problem).content());
        if (method.equals("1.3.6.1.5.5.7.48.1")) {
          ocspServers.add(address);
        } else if (method.equals("1.3.6.1.5.5.7.48.2")) {
          issuers.add(address);
        }
      }
    }
  }
}
