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
    characters
        .codePoints()
        .forEach(c -> text.append(c == '-' ? "\\-" : Pattern.quote(Character.toString(c))));
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
          // A last backslash escapes nothing and is dropped.
          if (at < glob.length()) {
            literal(read());
          }
        }
        default -> literal(c);
      }
    }
    // Braces that are still open end here.
    return out.append(")".repeat(braces)).toString();
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

  /** As gobwas/glob reads it: either one range or any number of characters. */
  private void range() {
    boolean isNegated = at < glob.length() && glob.charAt(at) == '!';
    at += isNegated ? 1 : 0;
    out.append(isNegated ? "[^" : "[");
    int low = read();
    if (at < glob.length() && glob.charAt(at) == '-') {
      at++;
      int high = read();
      if (read() != ']') {
        throw BuiltinException.failure("expected close range character");
      }
      if (high < low) {
        throw BuiltinException.failure(
            "hi character '"
                + Character.toString(high)
                + "' should be greater than lo '"
                + Character.toString(low)
                + "'");
      }
      out.append(classText(Character.toString(low)))
          .append('-')
          .append(classText(Character.toString(high)));
    } else {
      at -= Character.charCount(low);
      characters();
    }
    out.append(']');
  }

  private void characters() {
    StringBuilder characters = new StringBuilder();
    boolean isEscaped = false;
    int c = read();
    while (isEscaped || c != ']') {
      if (isEscaped || c != '\\') {
        characters.appendCodePoint(c);
        isEscaped = false;
      } else {
        isEscaped = true;
      }
      c = read();
    }
    if (characters.isEmpty()) {
      throw BuiltinException.failure("could not parse range");
    }
    out.append(classText(characters.toString()));
  }

  private int read() {
    if (at >= glob.length()) {
      throw BuiltinException.failure("unexpected end of input");
    }
    int c = glob.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private void literal(int c) {
    out.append(Pattern.quote(Character.toString(c)));
  }
}
