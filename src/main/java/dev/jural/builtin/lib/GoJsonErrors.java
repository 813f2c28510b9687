package dev.jural.builtin.lib;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Says what is wrong with a JSON text in the words of Go's {@code encoding/json}, which OPA's users
 * know. Works on bytes, as Go does. Used only after a text was refused.
 */
public final class GoJsonErrors {
  private static final int MAX_DEPTH = 250;
  private static final String BEGINNING = "looking for beginning of value";

  /** A Fault ends the scan. */
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message, null, false, false);
    }
  }

  private final byte[] text;
  private int at;

  private GoJsonErrors(byte[] text) {
    this.text = text;
  }

  /** The first problem of {@code text}, if Go would have one. */
  public static Optional<String> of(String text) {
    GoJsonErrors scan = new GoJsonErrors(text.getBytes(StandardCharsets.UTF_8));
    try {
      scan.document();
      return Optional.empty();
    } catch (Fault e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private void document() {
    skipSpace();
    if (at == text.length) {
      throw new Fault("EOF");
    }
    value(0);
    skipSpace();
    if (at == text.length) {
      return;
    }
    int next = text[at] & 0xff;
    int start = at;
    if (next != '{' && next != '[') {
      value(0);
    }
    throw new Fault(
        "error: invalid character " + quote(text[start] & 0xff) + " after top-level value");
  }

  private void value(int depth) {
    skipSpace();
    int c = peek();
    if (c == '{') {
      object(depth + 1);
    } else if (c == '[') {
      array(depth + 1);
    } else if (c == '"') {
      string();
    } else if (c == '-' || isDigit(c)) {
      number();
    } else if (c == 't') {
      literal("true");
    } else if (c == 'f') {
      literal("false");
    } else if (c == 'n') {
      literal("null");
    } else {
      throw invalid(c, BEGINNING);
    }
  }

  private void object(int depth) {
    checkDepth(depth);
    at++;
    skipSpace();
    if (peek() == '}') {
      at++;
      return;
    }
    while (true) {
      skipSpace();
      if (peek() != '"') {
        throw invalid(peek(), "looking for beginning of object key string");
      }
      string();
      skipSpace();
      if (peek() != ':') {
        throw invalid(peek(), "after object key");
      }
      at++;
      value(depth);
      skipSpace();
      int c = peek();
      at++;
      if (c == '}') {
        return;
      } else if (c != ',') {
        throw invalid(c, "after object key:value pair");
      }
    }
  }

  private void array(int depth) {
    checkDepth(depth);
    at++;
    skipSpace();
    if (peek() == ']') {
      at++;
      return;
    }
    while (true) {
      value(depth);
      skipSpace();
      int c = peek();
      at++;
      if (c == ']') {
        return;
      } else if (c != ',') {
        throw invalid(c, "after array element");
      }
    }
  }

  private static void checkDepth(int depth) {
    if (depth > MAX_DEPTH) {
      throw new Fault("exceeded max depth");
    }
  }

  private void string() {
    at++;
    while (true) {
      int c = peek();
      at++;
      if (c == '"') {
        return;
      } else if (c == '\\') {
        escape();
      } else if (c < ' ') {
        throw invalid(c, "in string literal");
      }
    }
  }

  private void escape() {
    int c = peek();
    at++;
    if (c == 'u') {
      for (int i = 0; i < 4; i++) {
        int digit = peek();
        if (Character.digit(digit, 16) < 0) {
          throw invalid(digit, "in \\u hexadecimal character escape");
        }
        at++;
      }
    } else if ("bfnrt\\/\"".indexOf(c) < 0) {
      throw invalid(c, "in string escape code");
    }
  }

  private void number() {
    if (peek() == '-') {
      at++;
    }
    int first = peek();
    if (!isDigit(first)) {
      throw invalid(first, "in numeric literal");
    }
    at++;
    if (first != '0') {
      skipDigits();
    }
    if (at < text.length && text[at] == '.') {
      at++;
      wantDigit("after decimal point in numeric literal");
    }
    if (at < text.length && (text[at] == 'e' || text[at] == 'E')) {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      wantDigit("in exponent of numeric literal");
    }
  }

  private void wantDigit(String where) {
    if (!isDigit(peek())) {
      throw invalid(peek(), where);
    }
    skipDigits();
  }

  private void literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      int c = peek();
      if (c != word.charAt(i)) {
        throw invalid(c, "in literal " + word + " (expecting '" + word.charAt(i) + "')");
      }
      at++;
    }
  }

  private int peek() {
    if (at >= text.length) {
      throw new Fault("unexpected EOF");
    }
    return text[at] & 0xff;
  }

  private void skipDigits() {
    while (at < text.length && isDigit(text[at])) {
      at++;
    }
  }

  private void skipSpace() {
    while (at < text.length && " \t\r\n".indexOf(text[at]) >= 0) {
      at++;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static Fault invalid(int c, String where) {
    return new Fault("invalid character " + quote(c) + " " + where);
  }

  private static String quote(int c) {
    String inner =
        switch (c) {
          case '\'' -> "\\'";
          case '\\' -> "\\\\";
          case '\n' -> "\\n";
          case '\r' -> "\\r";
          case '\t' -> "\\t";
          case '\b' -> "\\b";
          case '\f' -> "\\f";
          case 7 -> "\\a";
          case 11 -> "\\v";
          default -> {
            if (c < ' ' || c == 0x7f) {
              yield String.format(Locale.ROOT, "\\x%02x", c);
            }
            boolean isPrintable = c < 0x7f || (c > 0xa0 && c != 0xad);
            yield isPrintable ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c);
          }
        };
    return "'" + inner + "'";
  }
}
