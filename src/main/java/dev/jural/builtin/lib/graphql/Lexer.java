package dev.jural.builtin.lib.graphql;

import dev.jural.builtin.lib.graphql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits a GraphQL document into tokens (GraphQL specification, "Lexical Tokens"). */
final class Lexer {
  private final int[] input;
  private int at;
  private int line = 1;
  private int lineStart;
  private List<String> comments = new ArrayList<>();

  Lexer(String text) {
    this.input = text.codePoints().toArray();
  }

  /** The next token; at the end, and after a mistake, the same one again. */
  Token next() {
    skipIgnored();
    int start = at;
    if (at >= input.length) {
      return token(Kind.EOF, "", start);
    }
    int c = input[at++];
    Kind punctuator = punctuator(c);
    if (punctuator != Kind.INVALID) {
      return token(punctuator, "", start);
    } else if (c == '.' && peek(0) == '.' && peek(1) == '.') {
      at += 2;
      return token(Kind.SPREAD, "", start);
    } else if (isNameStart(c)) {
      while (isNameStart(peek(0)) || isDigit(peek(0))) {
        at++;
      }
      return token(Kind.NAME, text(start, at), start);
    } else if (c == '-' || isDigit(c)) {
      return number(start);
    } else if (c == '"') {
      boolean isBlock = peek(0) == '"' && peek(1) == '"';
      return isBlock ? block(start) : string(start);
    }
    return invalid(start);
  }

  private static Kind punctuator(int c) {
    return switch (c) {
      case '!' -> Kind.BANG;
      case '$' -> Kind.DOLLAR;
      case '&' -> Kind.AMP;
      case '(' -> Kind.PAREN_L;
      case ')' -> Kind.PAREN_R;
      case ':' -> Kind.COLON;
      case '=' -> Kind.EQUALS;
      case '@' -> Kind.AT;
      case '[' -> Kind.BRACKET_L;
      case ']' -> Kind.BRACKET_R;
      case '{' -> Kind.BRACE_L;
      case '}' -> Kind.BRACE_R;
      case '|' -> Kind.PIPE;
      default -> Kind.INVALID;
    };
  }

  private void skipIgnored() {
    comments = new ArrayList<>();
    while (at < input.length) {
      int c = input[at];
      if (c == '#') {
        int start = at;
        while (at < input.length && input[at] != '\n' && input[at] != '\r') {
          at++;
        }
        comments.add(text(start, at));
      } else if (c == ' ' || c == '\t' || c == ',' || c == 0xfeff) {
        at++;
      } else if (c == '\n' || c == '\r') {
        newline();
      } else {
        return;
      }
    }
  }

  private void newline() {
    if (input[at] == '\r' && peek(1) == '\n') {
      at++;
    }
    at++;
    line++;
    lineStart = at;
  }

  private int peek(int ahead) {
    return at + ahead < input.length ? input[at + ahead] : -1;
  }

  private String text(int from, int to) {
    return new String(input, from, to - from);
  }

  private Token token(Kind kind, String text, int start) {
    return new Token(kind, text, line, start - lineStart + 1, comments);
  }

  private Token invalid(int start) {
    return token(Kind.INVALID, "", start);
  }

  private static boolean isNameStart(int c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  // ---- numbers

  private Token number(int start) {
    at = start;
    if (peek(0) == '-') {
      at++;
    }
    if (peek(0) == '0') {
      at++;
      if (isDigit(peek(0))) {
        return invalid(at);
      }
    } else if (!digits()) {
      return invalid(at);
    }
    boolean isFloat = false;
    if (peek(0) == '.') {
      isFloat = true;
      at++;
      if (!digits()) {
        return invalid(at);
      }
    }
    if (peek(0) == 'e' || peek(0) == 'E') {
      isFloat = true;
      at++;
      if (peek(0) == '+' || peek(0) == '-') {
        at++;
      }
      if (!digits()) {
        return invalid(at);
      }
    }
    return token(isFloat ? Kind.FLOAT : Kind.INT, text(start, at), start);
  }

  private boolean digits() {
    int start = at;
    while (isDigit(peek(0))) {
      at++;
    }
    return at > start;
  }

  // ---- strings

  private Token string(int start) {
    StringBuilder value = new StringBuilder();
    while (true) {
      int c = peek(0);
      if (c < 0 || c == '\n' || c == '\r' || (c < ' ' && c != '\t')) {
        return invalid(at);
      }
      at++;
      if (c == '"') {
        return token(Kind.STRING, value.toString(), start + 1);
      } else if (c != '\\') {
        value.appendCodePoint(c);
      } else if (!escape(value)) {
        return invalid(at);
      }
    }
  }

  private boolean escape(StringBuilder value) {
    int c = peek(0);
    int simple = "\"/\\bfnrt".indexOf(c);
    if (c >= 0 && simple >= 0) {
      value.append("\"/\\\b\f\n\r\t".charAt(simple));
      at++;
      return true;
    }
    if (c != 'u' || at + 4 >= input.length) {
      return false;
    }
    int code = 0;
    for (int i = 1; i <= 4; i++) {
      int digit = peek(i) < 128 ? Character.digit(peek(i), 16) : -1;
      if (digit < 0) {
        return false;
      }
      code = code * 16 + digit;
    }
    // Half a pair stands for no character by itself.
    value.append(Character.isSurrogate((char) code) ? '\ufffd' : (char) code);
    at += 5;
    return true;
  }

  private Token block(int start) {
    int startLine = line;
    int column = start - lineStart + 1;
    at += 2;
    StringBuilder raw = new StringBuilder();
    while (true) {
      int c = peek(0);
      if (c < 0) {
        return invalid(at);
      } else if (c == '"' && peek(1) == '"' && peek(2) == '"') {
        at += 3;
        return new Token(
            Kind.BLOCK_STRING, unindented(raw.toString()), startLine, column + 3, comments);
      } else if (c == '\\' && peek(1) == '"' && peek(2) == '"' && peek(3) == '"') {
        raw.append("\"\"\"");
        at += 4;
      } else if (c == '\n' || c == '\r') {
        raw.append('\n');
        newline();
      } else {
        raw.appendCodePoint(c);
        at++;
      }
    }
  }

  /** The lines after the first without the indentation that all share, and no blank ends. */
  private static String unindented(String raw) {
    List<String> lines = new ArrayList<>(List.of(raw.split("\n", -1)));
    int common = Integer.MAX_VALUE;
    for (String each : lines) {
      int indentation = indentation(each);
      if (indentation < each.length()) {
        common = Math.min(common, indentation);
      }
    }
    if (common < Integer.MAX_VALUE) {
      for (int i = 1; i < lines.size(); i++) {
        lines.set(i, lines.get(i).substring(Math.min(common, lines.get(i).length())));
      }
    }
    while (!lines.isEmpty() && isBlank(lines.get(0))) {
      lines.remove(0);
    }
    while (!lines.isEmpty() && isBlank(lines.get(lines.size() - 1))) {
      lines.remove(lines.size() - 1);
    }
    return String.join("\n", lines);
  }

  private static int indentation(String text) {
    int i = 0;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(String text) {
    return indentation(text) == text.length();
  }
}
