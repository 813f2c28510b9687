package dev.jural.builtin.lib.crypto;

import dev.jural.builtin.BuiltinException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A Url is an address in parts, as Go's {@code net/url} takes it apart; it is laxer than RFC 3986.
 *
 * @param opaque what follows the scheme when it does not begin with a slash
 * @param user name and password, escaped; none when there is no at sign
 * @param host with its port
 * @param path without its escapes
 * @param rawPath with them; empty when writing {@code path} gives the same
 * @param rawFragment empty when writing {@code fragment} gives the same
 * @param hasOmittedHost whether a path follows the scheme at once
 * @param hasEmptyQuery whether it ends with a question mark
 */
record Url(
    String scheme,
    String opaque,
    Optional<String> user,
    String host,
    String path,
    String rawPath,
    String rawQuery,
    String fragment,
    String rawFragment,
    boolean hasOmittedHost,
    boolean hasEmptyQuery) {

  /** A place in an address; each has its own characters that need no escape. */
  private enum Part {
    PATH("$&+,/:;=@"),
    USER("$&+,;="),
    HOST("!$&'()*+,;=:[]<>\""),
    FRAGMENT("$&+,/:;=?@!()*");

    private final String plain;

    Part(String plain) {
      this.plain = plain;
    }

    private boolean isPlain(int c) {
      return isLetterOrDigit(c) || (c < 0x80 && ("-_.~" + plain).indexOf(c) >= 0);
    }
  }

  /** A reason not to take an address, before the address is added to the message. */
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Takes an address apart.
   *
   * @throws BuiltinException with Go's message
   */
  static Url parse(String text) {
    int hash = text.indexOf('#');
    String whole = hash < 0 ? text : text.substring(0, hash);
    Parser parser = new Parser();
    try {
      parser.parse(bytes(whole));
    } catch (Fault e) {
      throw BuiltinException.failure("parse " + GoText.quoted(whole) + ": " + e.getMessage());
    }
    try {
      return parser.url(hash < 0 ? "" : bytes(text.substring(hash + 1)));
    } catch (Fault e) {
      throw BuiltinException.failure("parse " + GoText.quoted(text) + ": " + e.getMessage());
    }
  }

  /** The UTF-8 of a text, a character for each byte: escapes are of bytes. */
  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String text(String bytes) {
    return GoText.utf8(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static final class Parser {
    private String scheme = "";
    private String opaque = "";
    private Optional<String> user = Optional.empty();
    private String host = "";
    private String path = "";
    private String rawPath = "";
    private String rawQuery = "";
    private boolean hasOmittedHost;
    private boolean hasEmptyQuery;

    void parse(String whole) {
      if (whole.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
        throw new Fault("net/url: invalid control character in URL");
      }
      if (whole.equals("*")) {
        path = "*";
      } else {
        hierarchy(query(whole.substring(schemeEnd(whole))));
      }
    }

    Url url(String rawFragment) {
      String fragment = unescape(rawFragment, Part.FRAGMENT);
      boolean isSame = escape(fragment, Part.FRAGMENT).equals(rawFragment);
      return new Url(
          scheme,
          text(opaque),
          user,
          text(host),
          text(path),
          text(rawPath),
          text(rawQuery),
          text(fragment),
          isSame ? "" : text(rawFragment),
          hasOmittedHost,
          hasEmptyQuery);
    }

    /** Notes the scheme, and tells where it ends. */
    private int schemeEnd(String whole) {
      for (int i = 0; i < whole.length(); i++) {
        char c = whole.charAt(i);
        if (c == ':') {
          if (i == 0) {
            throw new Fault("missing protocol scheme");
          }
          scheme = whole.substring(0, i).toLowerCase(Locale.ROOT);
          return i + 1;
        }
        boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!isLetter && (i == 0 || "0123456789+-.".indexOf(c) < 0)) {
          return 0;
        }
      }
      return 0;
    }

    private String query(String rest) {
      int mark = rest.indexOf('?');
      if (mark < 0) {
        return rest;
      }
      rawQuery = rest.substring(mark + 1);
      hasEmptyQuery = rawQuery.isEmpty();
      return rest.substring(0, mark);
    }

    private void hierarchy(String rest) {
      if (!rest.startsWith("/")) {
        if (!scheme.isEmpty()) {
          opaque = rest;
          return;
        }
        int slash = rest.indexOf('/');
        if ((slash < 0 ? rest : rest.substring(0, slash)).indexOf(':') >= 0) {
          throw new Fault("first path segment in URL cannot contain colon");
        }
      }
      String tail = rest;
      if (rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"))) {
        int slash = rest.indexOf('/', 2);
        authority(rest.substring(2, slash < 0 ? rest.length() : slash));
        tail = slash < 0 ? "" : rest.substring(slash);
      } else if (!scheme.isEmpty() && rest.startsWith("/")) {
        hasOmittedHost = true;
      }
      path = unescape(tail, Part.PATH);
      rawPath = escape(path, Part.PATH).equals(tail) ? "" : tail;
    }

    private void authority(String text) {
      int at = text.lastIndexOf('@');
      host = host(text.substring(at + 1));
      if (at >= 0) {
        String raw = text.substring(0, at);
        if (!raw.chars()
            .allMatch(c -> isLetterOrDigit(c) || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0)) {
          throw new Fault("net/url: invalid userinfo");
        }
        int colon = raw.indexOf(':');
        String name = colon < 0 ? raw : raw.substring(0, colon);
        String written = escape(unescape(name, Part.USER), Part.USER);
        if (colon >= 0) {
          written += ":" + escape(unescape(raw.substring(colon + 1), Part.USER), Part.USER);
        }
        user = Optional.of(written);
      }
    }

    private static String host(String text) {
      if (text.lastIndexOf('[') > 0) {
        throw new Fault("invalid IP-literal");
      } else if (text.startsWith("[")) {
        return literal(text);
      }
      int colon = text.indexOf(':');
      if (colon >= 0) {
        checkPort(text.substring(colon));
      }
      return unescape(text, Part.HOST);
    }

    /** An address of version 6 between brackets, perhaps with a zone. */
    private static String literal(String text) {
      int end = text.lastIndexOf(']');
      if (end < 0) {
        throw new Fault("missing ']' in host");
      }
      checkPort(text.substring(end + 1));
      int zone = text.substring(0, end).indexOf("%25");
      String address = text.substring(1, zone < 0 ? end : zone);
      if (address.indexOf(':') < 0 || IpText.parse(address).isEmpty()) {
        throw new Fault("invalid host: " + text);
      }
      String written = unescape(text.substring(0, zone < 0 ? end : zone), Part.HOST);
      String zoneText = zone < 0 ? "" : unescape(text.substring(zone, end), Part.PATH);
      return written + zoneText + text.substring(end);
    }

    private static void checkPort(String text) {
      boolean isPort =
          text.isEmpty()
              || (text.startsWith(":")
                  && text.substring(1).chars().allMatch(c -> c >= '0' && c <= '9'));
      if (!isPort) {
        throw new Fault("invalid port " + GoText.quoted(text(text)) + " after host");
      }
    }
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String unescape(String text, Part part) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        boolean isEscape =
            i + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(i + 1))
                && HexFormat.isHexDigit(text.charAt(i + 2));
        // The name of a host may have escapes for what is not ASCII, and no others.
        if (!isEscape || (part == Part.HOST && text.charAt(i + 1) < '8')) {
          throw new Fault(
              "invalid URL escape "
                  + GoText.quoted(text(text.substring(i, Math.min(i + 3, text.length())))));
        }
        out.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 2;
      } else if (part == Part.HOST && c < 0x80 && !Part.HOST.isPlain(c)) {
        throw new Fault("invalid character " + GoText.quoted(String.valueOf(c)) + " in host name");
      } else {
        out.write(c);
      }
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private static String escape(String bytes, Part part) {
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (part.isPlain(c)) {
        out.append(c);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      }
    }
    return out.toString();
  }

  /** The path with its escapes. */
  String escapedPath() {
    if (!rawPath.isEmpty() && isEncoded(rawPath, Part.PATH)) {
      return rawPath;
    }
    return path.equals("*") ? "*" : escape(bytes(path), Part.PATH);
  }

  private static boolean isEncoded(String raw, Part part) {
    return raw.chars().allMatch(c -> "!$&'()*+,;=:@[]%".indexOf(c) >= 0 || part.isPlain(c));
  }

  /** The address, put together again. */
  String written() {
    StringBuilder out = new StringBuilder();
    if (!scheme.isEmpty()) {
      out.append(scheme).append(':');
    }
    if (!opaque.isEmpty()) {
      out.append(opaque);
    } else {
      boolean hasAuthority = !host.isEmpty() || user.isPresent();
      if (hasAuthority || (!scheme.isEmpty() && !hasOmittedHost && !path.isEmpty())) {
        out.append("//");
      }
      user.ifPresent(u -> out.append(u).append('@'));
      out.append(escape(bytes(host), Part.HOST));
      String escaped = escapedPath();
      if (!escaped.isEmpty() && !escaped.startsWith("/") && !host.isEmpty()) {
        out.append('/');
      }
      out.append(escaped);
    }
    if (hasEmptyQuery || !rawQuery.isEmpty()) {
      out.append('?').append(rawQuery);
    }
    if (!fragment.isEmpty()) {
      boolean isRaw = !rawFragment.isEmpty() && isEncoded(rawFragment, Part.FRAGMENT);
      out.append('#').append(isRaw ? rawFragment : escape(bytes(fragment), Part.FRAGMENT));
    }
    return out.toString();
  }
}
