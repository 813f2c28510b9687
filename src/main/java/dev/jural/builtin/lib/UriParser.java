package dev.jural.builtin.lib;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Takes a URI apart as Go's package net/url does, with its errors (RFC 3986). */
final class UriParser {
  private UriParser() {}

  /** A Parts is what a URI has; what it has not is empty. */
  record Parts(
      String scheme,
      String hostname,
      String port,
      String path,
      String rawPath,
      String query,
      String fragment) {}

  /** A BadUri says why a text is no URI. */
  static final class BadUri extends Exception {
    private static final long serialVersionUID = 1L;

    BadUri(String message) {
      super(message);
    }
  }

  private enum Mode {
    PATH,
    HOST,
    FRAGMENT,
    USER
  }

  /** An Address is what a request needs of a URI: host and port, path escaped, query as it is. */
  record Address(String host, String path, String query) {}

  static Address address(String uri) throws BadUri {
    Parts parts = parse(uri);
    String host = parts.hostname() + (parts.port().isEmpty() ? "" : ":" + parts.port());
    String raw = parts.rawPath();
    // What is written with valid escapes only is kept, all else is escaped anew.
    boolean isEscaped =
        raw.equals(parts.path())
            ? false
            : raw.chars().allMatch(c -> c == '%' || c == '[' || c == ']' || isOfPath(c));
    return new Address(host, isEscaped ? raw : escapePath(parts.path()), parts.query());
  }

  private static boolean isOfPath(int c) {
    return isUnreserved(c) || "/!$&'()*+,;=:@".indexOf(c) >= 0;
  }

  static Parts parse(String uri) throws BadUri {
    if (uri.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new BadUri("net/url: invalid control character in URL");
    }
    int hash = uri.indexOf('#');
    String fragment = hash < 0 ? "" : uri.substring(hash + 1);
    String rest = hash < 0 ? uri : uri.substring(0, hash);
    int colon = schemeEnd(rest);
    String scheme = colon < 0 ? "" : rest.substring(0, colon).toLowerCase(Locale.ROOT);
    rest = rest.substring(colon + 1);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    rest = mark < 0 ? rest : rest.substring(0, mark);
    String authority = "";
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return new Parts(scheme, "", "", "", "", query, unescape(fragment, Mode.FRAGMENT));
      }
      int slash = rest.indexOf('/');
      String first = slash < 0 ? rest : rest.substring(0, slash);
      if (first.indexOf(':') >= 0) {
        throw new BadUri("first path segment in URL cannot contain colon");
      }
    } else if (rest.startsWith("//") && !(scheme.isEmpty() && rest.startsWith("///"))) {
      int slash = rest.indexOf('/', 2);
      authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    String host = host(authority);
    String path = unescape(rest, Mode.PATH);
    String rawPath = escapePath(path).equals(rest) ? path : rest;
    return new Parts(
        scheme,
        hostname(host),
        port(host),
        path,
        rawPath,
        query,
        unescape(fragment, Mode.FRAGMENT));
  }

  /** Where the colon after the scheme is; -1 when there is no scheme. */
  private static int schemeEnd(String text) throws BadUri {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean isLater = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (c == ':') {
        if (i == 0) {
          throw new BadUri("missing protocol scheme");
        }
        return i;
      }
      if (!isLetter && !(isLater && i > 0)) {
        return -1;
      }
    }
    return -1;
  }

  private static String host(String authority) throws BadUri {
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String user = authority.substring(0, at);
      if (!user.chars().allMatch(UriParser::isOfUser)) {
        throw new BadUri("net/url: invalid userinfo");
      }
      unescape(user, Mode.USER);
    }
    String host = authority.substring(at + 1);
    if (host.startsWith("[")) {
      int end = host.lastIndexOf(']');
      if (end < 0) {
        throw new BadUri("missing ']' in host");
      }
      requirePort(host.substring(end + 1));
      int zone = host.substring(0, end).indexOf("%25");
      if (zone >= 0) {
        return unescape(host.substring(0, zone), Mode.HOST)
            + unescape(host.substring(zone, end), Mode.USER)
            + host.substring(end);
      }
    } else if (host.indexOf(':') >= 0) {
      requirePort(host.substring(host.indexOf(':')));
    }
    return unescape(host, Mode.HOST);
  }

  private static boolean isOfUser(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0;
  }

  private static void requirePort(String text) throws BadUri {
    boolean isPort =
        text.isEmpty()
            || (text.charAt(0) == ':' && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
    if (!isPort) {
      throw new BadUri("invalid port " + Quoting.text(text) + " after host");
    }
  }

  private static String hostname(String host) {
    int end = host.lastIndexOf(']');
    if (host.startsWith("[") && end > 0) {
      return host.substring(1, end);
    }
    int colon = host.lastIndexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  private static String port(String host) {
    int end = host.lastIndexOf(']');
    int colon = host.lastIndexOf(':');
    return colon <= end ? "" : host.substring(colon + 1);
  }

  private static String unescape(String text, Mode mode) throws BadUri {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        int value = i + 2 < bytes.length ? hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]) : -1;
        boolean isHex = value >= 0 && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0;
        boolean isAllowed = mode != Mode.HOST || value >= 0x80 || value == '%';
        if (!isHex || !isAllowed) {
          int end = Math.min(bytes.length, i + 3);
          String escape = new String(bytes, i, end - i, StandardCharsets.UTF_8);
          throw new BadUri("invalid URL escape " + Quoting.text(escape));
        }
        out.write(value);
        i += 2;
      } else if (mode == Mode.HOST && bytes[i] >= 0 && !isOfHost(bytes[i])) {
        throw new BadUri(
            "invalid character " + Quoting.text(Character.toString(bytes[i])) + " in host name");
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte digit) {
    return Character.digit((char) digit, 16);
  }

  private static boolean isOfHost(int c) {
    return isUnreserved(c) || "!$&'()*+,;=:[]<>\"".indexOf(c) >= 0;
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_.~".indexOf(c) >= 0;
  }

  /** The path as Go escapes it by itself. */
  private static String escapePath(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && (isUnreserved(b) || "$&+,/:;=@".indexOf(b) >= 0)) {
        out.append((char) b);
      } else {
        out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
      }
    }
    return out.toString();
  }
}
