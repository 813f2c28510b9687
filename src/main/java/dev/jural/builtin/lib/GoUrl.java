package dev.jural.builtin.lib;

/** Tells what Go's {@code net/url} takes for an address; it is laxer than RFC 3986. */
final class GoUrl {
  private GoUrl() {}

  /** Whether {@code text} is an address or a reference, and has no backslash. */
  static boolean isUrl(String text) {
    if (text.indexOf('\\') >= 0 || text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      return false;
    }
    int hash = text.indexOf('#');
    String fragment = hash < 0 ? "" : text.substring(hash + 1);
    String rest = hash < 0 ? text : text.substring(0, hash);
    int scheme = schemeEnd(rest);
    if (scheme < 0 || !areEscapes(fragment)) {
      return false;
    }
    rest = scheme == 0 ? rest : rest.substring(scheme + 1);
    int query = rest.indexOf('?');
    rest = query < 0 ? rest : rest.substring(0, query);
    if (!rest.startsWith("/")) {
      return scheme > 0 || isFirstSegment(rest);
    }
    if (rest.startsWith("//") && !rest.startsWith("///")) {
      int slash = rest.indexOf('/', 2);
      String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
      rest = slash < 0 ? "" : rest.substring(slash);
      if (!isAuthority(authority)) {
        return false;
      }
    }
    return areEscapes(rest);
  }

  static boolean hasScheme(String text) {
    return schemeEnd(text) > 0;
  }

  /** The place of the colon after the scheme, 0 when there is none, -1 when it is wrong. */
  private static int schemeEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (c == ':') {
        return i == 0 ? -1 : i;
      } else if (!isLetter && (i == 0 || "0123456789+-.".indexOf(c) < 0)) {
        return 0;
      }
    }
    return 0;
  }

  /** A first segment with a colon could be taken for a scheme. */
  private static boolean isFirstSegment(String path) {
    int slash = path.indexOf('/');
    String first = slash < 0 ? path : path.substring(0, slash);
    return first.indexOf(':') < 0 && areEscapes(path);
  }

  private static boolean isAuthority(String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.lastIndexOf(':');
    if (host.startsWith("[")) {
      int close = host.indexOf(']');
      return close >= 0 && isPort(host.substring(close + 1));
    }
    if (port >= 0 && !isPort(host.substring(port))) {
      return false;
    }
    return host.chars().noneMatch(c -> c == ' ' || c == '<' || c == '>') && areEscapes(host);
  }

  private static boolean isPort(String text) {
    return text.isEmpty()
        || (text.charAt(0) == ':' && text.substring(1).chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  private static boolean areEscapes(String text) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      boolean isEscape =
          i + 2 < text.length()
              && Character.digit(text.charAt(i + 1), 16) >= 0
              && Character.digit(text.charAt(i + 2), 16) >= 0;
      if (!isEscape) {
        return false;
      }
    }
    return true;
  }
}
