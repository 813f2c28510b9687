package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import java.util.ArrayList;
import java.util.List;

/**
 * An AlternativeNames is the other names of a subject (RFC 5280, 4.2.1.6).
 *
 * @param dns names of hosts
 * @param emails addresses of mail
 * @param ips addresses, of 4 or 16 bytes
 * @param uris what they name, in parts
 */
record AlternativeNames(List<String> dns, List<String> emails, List<byte[]> ips, List<Url> uris) {
  static final AlternativeNames NONE =
      new AlternativeNames(List.of(), List.of(), List.of(), List.of());

  private static final int EMAIL = Der.primitive(1);
  private static final int DNS = Der.primitive(2);
  private static final int URI = Der.primitive(6);
  private static final int IP = Der.primitive(7);

  AlternativeNames {
    dns = List.copyOf(dns);
    emails = List.copyOf(emails);
    ips = List.copyOf(ips);
    uris = List.copyOf(uris);
  }

  /** Whether there is no name of the kinds that are known. */
  boolean isEmpty() {
    return dns.isEmpty() && emails.isEmpty() && ips.isEmpty() && uris.isEmpty();
  }

  /**
   * Reads the value of the extension.
   *
   * @throws BuiltinException with Go's message
   */
  static AlternativeNames read(Der value) {
    List<String> dns = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    List<byte[]> ips = new ArrayList<>();
    List<Url> uris = new ArrayList<>();
    Der sequence = value.read(Der.SEQUENCE, "x509: invalid subject alternative names");
    while (!sequence.isEmpty()) {
      Der.Element element = sequence.any("x509: invalid subject alternative name");
      byte[] bytes = element.content().rest();
      if (element.tag() == EMAIL) {
        emails.add(ascii(bytes, "rfc822Name"));
      } else if (element.tag() == DNS) {
        dns.add(ascii(bytes, "dNSName"));
      } else if (element.tag() == URI) {
        uris.add(uri(ascii(bytes, "uniformResourceIdentifier")));
      } else if (element.tag() == IP) {
        if (bytes.length != 4 && bytes.length != 16) {
          throw BuiltinException.failure("x509: cannot parse IP address of length " + bytes.length);
        }
        ips.add(bytes);
      }
    }
    return new AlternativeNames(dns, emails, ips, uris);
  }

  private static String ascii(byte[] bytes, String what) {
    if (!DistinguishedName.isAscii(bytes)) {
      throw BuiltinException.failure("x509: SAN " + what + " is malformed");
    }
    return GoText.utf8(bytes);
  }

  private static Url uri(String text) {
    Url url;
    try {
      url = Url.parse(text);
    } catch (BuiltinException e) {
      throw BuiltinException.failure(
          "x509: cannot parse URI " + GoText.quoted(text) + ": " + e.message());
    }
    if (!url.host().isEmpty() && !DomainNames.isValid(url.host(), false)) {
      throw BuiltinException.failure(
          "x509: cannot parse URI " + GoText.quoted(text) + ": invalid domain");
    }
    return url;
  }
}
