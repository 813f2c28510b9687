package dev.jural.builtin.lib.crypto;

import java.util.Optional;

/**
 * A Mailbox is an address of mail, as RFC 2821 has it.
 *
 * @param local what stands before the at sign, without quotes
 * @param domain what stands after it
 */
record Mailbox(String local, String domain) {
  private static final String ATOM = "!#$%&'*+-/=?^_`{|}~.";

  /** Takes an address apart; none when it is not one. */
  static Optional<Mailbox> parse(String text) {
    StringBuilder local = new StringBuilder();
    int at = text.startsWith("\"") ? quoted(text, local) : atom(text, local);
    if (at < 0 || at >= text.length() || text.charAt(at) != '@') {
      return Optional.empty();
    }
    String domain = text.substring(at + 1);
    return DomainNames.isValid(domain, true) && !domain.isEmpty()
        ? Optional.of(new Mailbox(local.toString(), domain))
        : Optional.empty();
  }

  /** Reads a string between quotes, and tells where it ends; -1 when it does not. */
  private static int quoted(String text, StringBuilder local) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\') {
        i++;
        if (i == text.length()) {
          return -1;
        }
        c = text.charAt(i);
        if (c == 0 || c == '\n' || c == '\r' || c > 0x7f) {
          return -1;
        }
      } else if (c == 0 || c == '\t' || c == '\n' || c == '\r' || c > 0x7f) {
        return -1;
      }
      local.append(c);
    }
    return -1;
  }

  private static int atom(String text, StringBuilder local) {
    int at = 0;
    while (at < text.length() && isAtom(text.charAt(at))) {
      local.append(text.charAt(at++));
    }
    boolean isGood =
        at > 0 && local.charAt(0) != '.' && local.charAt(at - 1) != '.' && local.indexOf("..") < 0;
    return isGood ? at : -1;
  }

  private static boolean isAtom(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ATOM.indexOf(c) >= 0;
  }
}
