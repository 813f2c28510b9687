package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.IDN;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies a chain of certificates from a root to a leaf with the JDK's PKIX (RFC 5280, 6.1), and
 * what Go's package crypto/x509 asks for beside: validity of the root, extended key usage, name.
 */
final class ChainVerifier {
  private static final String ANY = "2.5.29.37.0";
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

  private static final Map<String, String> USAGES =
      Map.ofEntries(
          Map.entry("KeyUsageAny", ANY),
          Map.entry("KeyUsageServerAuth", SERVER_AUTH),
          Map.entry("KeyUsageClientAuth", "1.3.6.1.5.5.7.3.2"),
          Map.entry("KeyUsageCodeSigning", "1.3.6.1.5.5.7.3.3"),
          Map.entry("KeyUsageEmailProtection", "1.3.6.1.5.5.7.3.4"),
          Map.entry("KeyUsageIPSECEndSystem", "1.3.6.1.5.5.7.3.5"),
          Map.entry("KeyUsageIPSECTunnel", "1.3.6.1.5.5.7.3.6"),
          Map.entry("KeyUsageIPSECUser", "1.3.6.1.5.5.7.3.7"),
          Map.entry("KeyUsageTimeStamping", "1.3.6.1.5.5.7.3.8"),
          Map.entry("KeyUsageOCSPSigning", "1.3.6.1.5.5.7.3.9"),
          Map.entry("KeyUsageMicrosoftServerGatedCrypto", "1.3.6.1.4.1.311.10.3.3"),
          Map.entry("KeyUsageNetscapeServerGatedCrypto", "2.16.840.1.113730.4.1"),
          Map.entry("KeyUsageMicrosoftCommercialCodeSigning", "1.3.6.1.4.1.311.2.1.22"),
          Map.entry("KeyUsageMicrosoftKernelCodeSigning", "1.3.6.1.4.1.311.61.1.1"));

  private ChainVerifier() {}

  /**
   * Options say what a chain must be good for.
   *
   * @param name the host, if it matters
   * @param nanos the time since the epoch at which it must be valid
   * @param usages object identifiers, one of which must be allowed
   */
  record Options(Optional<String> name, long nanos, Set<String> usages) {
    static Options at(long nanos) {
      return new Options(Optional.empty(), nanos, Set.of(SERVER_AUTH));
    }

    /** The options that a policy gives. */
    static Options of(RegoObject object, long now) {
      Options options = at(now);
      for (int i = 0; i < object.size(); i++) {
        RegoValue value = object.valueAt(i);
        String key = object.keyAt(i) instanceof RegoString text ? text.text() : "";
        options =
            switch (key) {
              case "DNSName" -> {
                if (!(value instanceof RegoString name)) {
                  throw BuiltinException.failure("'DNSName' should be a string");
                }
                yield new Options(Optional.of(name.text()), options.nanos(), options.usages());
              }
              case "CurrentTime" ->
                  new Options(options.name(), whole(value, key), options.usages());
              case "MaxConstraintComparisons" -> {
                whole(value, key);
                yield options;
              }
              case "KeyUsages" -> new Options(options.name(), options.nanos(), usages(value));
              default -> throw BuiltinException.failure("invalid key option");
            };
      }
      return options;
    }

    private static long whole(RegoValue value, String key) {
      if (!(value instanceof RegoNumber number)) {
        throw BuiltinException.failure("'" + key + "' should be a number");
      }
      try {
        return new BigDecimal(number.toString()).longValueExact();
      } catch (ArithmeticException e) {
        throw BuiltinException.failure("'" + key + "' should be a valid number");
      }
    }

    private static Set<String> usages(RegoValue value) {
      List<RegoValue> given = new ArrayList<>();
      if (value instanceof RegoArray array) {
        given.addAll(array.elements());
      } else if (value instanceof RegoSet set) {
        set.forEach(given::add);
      } else {
        throw BuiltinException.failure("'KeyUsages' should be an Array or Set");
      }
      Set<String> usages = new LinkedHashSet<>();
      List<String> unknown = new ArrayList<>();
      for (RegoValue usage : given) {
        if (usage instanceof RegoString name) {
          Optional<String> oid = Optional.ofNullable(USAGES.get(name.text()));
          oid.ifPresentOrElse(usages::add, () -> unknown.add(name.text()));
        }
      }
      if (!unknown.isEmpty()) {
        throw BuiltinException.failure(
            "invalid entries for 'KeyUsages' found: [" + String.join(" ", unknown) + "]");
      }
      return usages.isEmpty() ? Set.of(SERVER_AUTH) : usages;
    }
  }

  /**
   * The chain from leaf to root, if {@code certificates}, the root first and the leaf last, hold
   * one.
   */
  static Optional<List<Certificate>> verify(List<Certificate> certificates, Options options) {
    if (certificates.size() < 2) {
      return Optional.empty();
    }
    try {
      List<X509Certificate> all = new ArrayList<>();
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Certificate certificate : certificates) {
        all.add(
            (X509Certificate)
                factory.generateCertificate(new ByteArrayInputStream(certificate.raw)));
      }
      return chain(certificates, all, options);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The JDK says so of every chain that is not valid.
      return Optional.empty();
    }
  }

  @SuppressWarnings("JavaUtilDate") // the JDK's PKIX takes nothing else
  private static Optional<List<Certificate>> chain(
      List<Certificate> certificates, List<X509Certificate> all, Options options)
      throws GeneralSecurityException {
    X509Certificate root = all.get(0);
    X509Certificate leaf = all.get(all.size() - 1);
    Date date = new Date(Math.floorDiv(options.nanos(), 1_000_000L));
    root.checkValidity(date);
    leaf.checkValidity(date);
    List<X509Certificate> path = new ArrayList<>();
    if (leaf.equals(root)) {
      path.add(leaf);
    } else {
      path.addAll(built(root, leaf, all, date));
      path.add(root);
    }
    boolean isGood =
        isAllowed(path, options.usages())
            && (options.name().isEmpty() || isNamed(leaf, options.name().get()));
    if (!isGood) {
      return Optional.empty();
    }
    return Optional.of(
        path.stream().map(certificate -> certificates.get(all.indexOf(certificate))).toList());
  }

  private static List<X509Certificate> built(
      X509Certificate root, X509Certificate leaf, List<X509Certificate> all, Date date)
      throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(leaf);
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(Set.of(new TrustAnchor(root, null)), target);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
    parameters.setRevocationEnabled(false);
    parameters.setMaxPathLength(-1);
    parameters.setDate(date);
    PKIXCertPathBuilderResult result =
        (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
    return result.getCertPath().getCertificates().stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  /** Whether one of the usages is allowed by every certificate of the path that speaks of them. */
  private static boolean isAllowed(List<X509Certificate> path, Set<String> usages)
      throws CertificateParsingException {
    if (usages.contains(ANY)) {
      return true;
    }
    Set<String> left = new LinkedHashSet<>(usages);
    for (X509Certificate certificate : path) {
      List<String> allowed = certificate.getExtendedKeyUsage();
      if (allowed != null && !allowed.contains(ANY)) {
        left.retainAll(allowed);
      }
    }
    return !left.isEmpty();
  }

  private static boolean isNamed(X509Certificate leaf, String name)
      throws CertificateParsingException {
    Collection<List<?>> alternatives = leaf.getSubjectAlternativeNames();
    if (alternatives == null) {
      return false;
    }
    String wanted = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    for (List<?> alternative : alternatives) {
      boolean isDns = Integer.valueOf(2).equals(alternative.get(0));
      boolean isIp = Integer.valueOf(7).equals(alternative.get(0));
      String pattern = String.valueOf(alternative.get(1)).toLowerCase(Locale.ROOT);
      if ((isDns && matches(pattern, wanted)) || (isIp && pattern.equals(wanted))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name fits a pattern whose first label may be a star (RFC 6125, 6.4.3). */
  private static boolean matches(String pattern, String name) {
    if (!pattern.startsWith("*.")) {
      return pattern.equals(name);
    }
    int dot = name.indexOf('.');
    return dot > 0 && name.substring(dot + 1).equals(pattern.substring(2));
  }
}
