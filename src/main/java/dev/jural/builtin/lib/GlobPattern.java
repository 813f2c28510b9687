package dev.jural.builtin.lib;

import com.google.re2j.Pattern;
import dev.jural.builtin.BuiltinException;

/** Translates a glob to a regular expression. */
final class GlobPattern {
  private final String glob;
  private final String other;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int braces;

  GlobPattern(String glob, String delimiters) {
    this.glob = glob;
    this.other = delimiters.isEmpty() ? "." : "[^" + classText(delimiters) + "]";
  }

  private static String classText(String characters) {
    StringBuilder text = new StringBuilder();
    characters.codePoints().forEach(c -> text.append(Pattern.quote(Character.toString(c))));
    return text.toString();
  }

  String toRegex() {
    while (at < glob.length()) {
      int c = glob.codePointAt(at);
      at += Character.charCount(c);
      switch (c) {
        case '*' -> star();
        case '?' -> out.append(other);
        case '[' -> range();
        case '{' -> {
          braces++;
          out.append("(?:");
        }
        case '}' -> {
          if (braces == 0) {
            literal(c);
          } else {
            braces--;
            out.append(')');
          }
        }
        case ',' -> {
          if (braces > 0) {
            out.append('|');
          } else {
            literal(c);
          }
        }
        case '\\' -> {
          if (at == glob.length()) {
            throw invalid();
          }
          int escaped = glob.codePointAt(at);
          at += Character.charCount(escaped);
          literal(escaped);
        }
        default -> literal(c);
      }
    }
    if (braces > 0) {
      throw invalid();
    }
    return out.toString();
  }

  private void star() {
    if (at < glob.length() && glob.charAt(at) == '*') {
      while (at < glob.length() && glob.charAt(at) == '*') {
        at++;
      }
      out.append(".*");
    } else {
      out.append(other).append('*');
    }
  }

  private void range() {
    int end = glob.indexOf(']', at);
    if (end < 0 || end == at) {
      throw invalid();
    }
    String content = glob.substring(at, end);
    at = end + 1;
    boolean isNegated = content.startsWith("!");
    String body = isNegated ? content.substring(1) : content;
    if (body.isEmpty()) {
      throw invalid();
    }
    out.append(isNegated ? "[^" : "[");
    boolean isRange = body.length() == 3 && body.charAt(1) == '-';
    if (isRange) {
      if (body.charAt(0) > body.charAt(2)) {
        throw invalid();
      }
      out.append(classText(body.substring(0, 1))).append('-').append(classText(body.substring(2)));
    } else {
      out.append(classText(body));
    }
    out.append(']');
  }

  private void literal(int c) {
    out.append(Pattern.quote(Character.toString(c)));
  }

  private BuiltinException invalid() {
    return BuiltinException.failure("invalid glob " + glob);
  }
}
