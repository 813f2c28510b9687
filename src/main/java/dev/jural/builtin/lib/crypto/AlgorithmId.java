package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.lib.crypto.Signatures.Scheme;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * An AlgorithmId is an AlgorithmIdentifier (RFC 5280, 4.1.1.2).
 *
 * @param oid the algorithm
 * @param parameters the DER of its parameters, of no bytes when there are none
 */
record AlgorithmId(String oid, byte[] parameters) {
  private static final String PSS_OID = "1.2.840.113549.1.1.10";

  /**
   * A Kind is a way to sign a certificate, with the number that Go prints for it.
   *
   * @param number Go's number of the algorithm
   * @param keyNumber Go's number of the algorithm of the key
   * @param scheme how to verify it; none where Go refuses to
   * @param hash the JDK's name of the hash
   */
  record Kind(int number, int keyNumber, Optional<Scheme> scheme, String hash) {
    private static Kind of(int number, int keyNumber, Scheme scheme, String hash) {
      return new Kind(number, keyNumber, Optional.of(scheme), hash);
    }

    private static Kind refused(int number, int keyNumber) {
      return new Kind(number, keyNumber, Optional.empty(), "");
    }
  }

  /** What is not known: number zero. */
  static final Kind UNKNOWN = Kind.refused(0, 0);

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          // MD5 and SHA-1 are not verified any more; DSA never was.
          Map.entry("1.2.840.113549.1.1.4", Kind.refused(2, 1)),
          Map.entry("1.2.840.113549.1.1.5", Kind.refused(3, 1)),
          Map.entry("1.3.14.3.2.29", Kind.refused(3, 1)),
          Map.entry("1.2.840.113549.1.1.11", Kind.of(4, 1, Scheme.RSA_PKCS1, "SHA-256")),
          Map.entry("1.2.840.113549.1.1.12", Kind.of(5, 1, Scheme.RSA_PKCS1, "SHA-384")),
          Map.entry("1.2.840.113549.1.1.13", Kind.of(6, 1, Scheme.RSA_PKCS1, "SHA-512")),
          Map.entry("1.2.840.10040.4.3", Kind.refused(7, 2)),
          Map.entry("2.16.840.1.101.3.4.3.2", Kind.refused(8, 2)),
          Map.entry("1.2.840.10045.4.1", Kind.refused(9, 3)),
          Map.entry("1.2.840.10045.4.3.2", Kind.of(10, 3, Scheme.ECDSA, "SHA-256")),
          Map.entry("1.2.840.10045.4.3.3", Kind.of(11, 3, Scheme.ECDSA, "SHA-384")),
          Map.entry("1.2.840.10045.4.3.4", Kind.of(12, 3, Scheme.ECDSA, "SHA-512")));

  /** Parameters of RSASSA-PSS: the same hash (N) throughout, and a salt as long as it (SS). */
  private static final String PSS_PARAMETERS =
      "3034a00f300d06096086480165030402N0500a11c301a06092a864886f70d010108"
          + "300d06096086480165030402N0500a2030201SS";

  /** Reads one. */
  static AlgorithmId read(Der sequence) {
    String oid = sequence.oid("x509: malformed OID");
    byte[] parameters =
        sequence.isEmpty()
            ? new byte[0]
            : sequence.any("x509: malformed parameters").whole().rest();
    return new AlgorithmId(oid, parameters);
  }

  /** Go's number of a key's algorithm; zero when it is not known. */
  static int keyNumber(String oid) {
    return switch (oid) {
      case PublicKeyInfo.RSA_OID -> 1;
      case PublicKeyInfo.DSA_OID -> 2;
      case PublicKeyInfo.EC_OID -> 3;
      case PublicKeyInfo.ED25519_OID -> 4;
      default -> 0;
    };
  }

  /** The way to sign that this identifies. */
  Kind kind() {
    if (oid.equals(PublicKeyInfo.ED25519_OID)) {
      return parameters.length == 0 ? Kind.of(16, 4, Scheme.ED25519, "") : UNKNOWN;
    } else if (oid.equals(PSS_OID)) {
      return pss();
    }
    return KINDS.getOrDefault(oid, UNKNOWN);
  }

  private Kind pss() {
    String given = HexFormat.of().formatHex(parameters);
    for (int i = 1; i <= 3; i++) {
      int bits = 128 + 128 * i;
      String salt = HexFormat.of().toHexDigits((byte) (bits / 8));
      if (given.equals(PSS_PARAMETERS.replace("N", "0" + i).replace("SS", salt))) {
        return Kind.of(12 + i, 1, Scheme.RSA_PSS, "SHA-" + bits);
      }
    }
    return UNKNOWN;
  }

  /** Whether the same identifier; OPA and Go compare the bytes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof AlgorithmId id
        && oid.equals(id.oid)
        && Arrays.equals(parameters, id.parameters);
  }

  @Override
  public int hashCode() {
    return oid.hashCode();
  }

  /** The failure of a certificate that this is not the same in both places of. */
  static BuiltinException mismatch() {
    return BuiltinException.failure(
        "x509: inner and outer signature algorithm identifiers don't match");
  }
}
