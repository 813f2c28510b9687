package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A NameConstraints is which names an authority may certify (RFC 5280, 4.2.1.10).
 *
 * @param isCritical whether who does not understand it must refuse the certificate
 * @param isWholeHandled whether all kinds of names in it are known
 */
record NameConstraints(
    Names permitted, Names excluded, boolean isCritical, boolean isWholeHandled) {
  static final NameConstraints NONE = new NameConstraints(Names.NONE, Names.NONE, false, true);

  private static final String INVALID = "x509: invalid NameConstraints extension";

  /** A range of addresses: both of 4 bytes, or of 16. */
  record Range(byte[] address, byte[] mask) {
    /** Whether {@code ip} is in it. */
    boolean has(byte[] ip) {
      if (ip.length != address.length) {
        return false;
      }
      for (int i = 0; i < ip.length; i++) {
        if (((ip[i] ^ address[i]) & mask[i]) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** The names on one of the two lists. */
  record Names(List<String> dns, List<Range> ips, List<String> emails, List<String> uris) {
    static final Names NONE = new Names(List.of(), List.of(), List.of(), List.of());

    Names {
      dns = List.copyOf(dns);
      ips = List.copyOf(ips);
      emails = List.copyOf(emails);
      uris = List.copyOf(uris);
    }
  }

  /**
   * Reads the value of the extension.
   *
   * @throws BuiltinException with Go's message
   */
  static NameConstraints read(Der value, boolean isCritical) {
    Der sequence = value.read(Der.SEQUENCE, INVALID);
    Optional<Der> permitted = sequence.optional(Der.constructed(0), INVALID);
    Optional<Der> excluded = sequence.optional(Der.constructed(1), INVALID);
    if (!sequence.isEmpty()) {
      throw BuiltinException.failure(INVALID);
    }
    if (permitted.map(Der::isEmpty).orElse(true) && excluded.map(Der::isEmpty).orElse(true)) {
      // What forbids nothing is more likely a mistake.
      throw BuiltinException.failure("x509: empty name constraints extension");
    }
    Reader reader = new Reader();
    Names allowed = permitted.map(reader::names).orElse(Names.NONE);
    Names forbidden = excluded.map(reader::names).orElse(Names.NONE);
    return new NameConstraints(allowed, forbidden, isCritical, reader.isWholeHandled);
  }

  private static final class Reader {
    private boolean isWholeHandled = true;

    Names names(Der subtrees) {
      List<String> dns = new ArrayList<>();
      List<Range> ips = new ArrayList<>();
      List<String> emails = new ArrayList<>();
      List<String> uris = new ArrayList<>();
      while (!subtrees.isEmpty()) {
        Der.Element name = subtrees.read(Der.SEQUENCE, INVALID).any(INVALID);
        byte[] bytes = name.content().rest();
        switch (name.tag()) {
          case 0x81 -> emails.add(email(ascii(bytes)));
          case 0x82 -> dns.add(domain(ascii(bytes), "dnsName"));
          case 0x86 -> uris.add(uri(ascii(bytes)));
          case 0x87 -> ips.add(range(bytes));
          default -> isWholeHandled = false;
        }
      }
      return new Names(dns, ips, emails, uris);
    }

    private static String ascii(byte[] bytes) {
      String text = GoText.utf8(bytes);
      if (!DistinguishedName.isAscii(bytes)) {
        throw BuiltinException.failure(
            "x509: invalid constraint value: x509: "
                + GoText.quoted(bytes)
                + " cannot be encoded as an IA5String");
      }
      return text;
    }

    private static String domain(String text, String what) {
      if (!DomainNames.isValid(text, true)) {
        throw BuiltinException.failure(
            "x509: failed to parse " + what + " constraint " + GoText.quoted(text));
      }
      return text;
    }

    private static String email(String text) {
      if (text.indexOf('@') < 0) {
        return domain(text, "rfc822Name");
      }
      if (Mailbox.parse(text).isEmpty()) {
        throw BuiltinException.failure(
            "x509: failed to parse rfc822Name constraint " + GoText.quoted(text));
      }
      return text;
    }

    private static String uri(String text) {
      if (IpText.parse(text).isPresent()) {
        throw BuiltinException.failure(
            "x509: failed to parse URI constraint "
                + GoText.quoted(text)
                + ": cannot be IP address");
      }
      return domain(text, "URI");
    }

    private static Range range(byte[] bytes) {
      if (bytes.length != 8 && bytes.length != 32) {
        throw BuiltinException.failure(
            "x509: IP constraint contained value of length " + bytes.length);
      }
      int half = bytes.length / 2;
      byte[] mask = Arrays.copyOfRange(bytes, half, bytes.length);
      int ones = new BigInteger(1, mask).bitCount();
      BigInteger wanted =
          BigInteger.ONE.shiftLeft(half * 8).subtract(BigInteger.ONE.shiftLeft(half * 8 - ones));
      if (!new BigInteger(1, mask).equals(wanted)) {
        throw BuiltinException.failure(
            "x509: IP constraint contained invalid mask " + HexFormat.of().formatHex(mask));
      }
      return new Range(Arrays.copyOf(bytes, half), mask);
    }
  }
}
