package dev.jural.parser;

import dev.jural.source.Span;

/** Resolves the escapes of string literals, which are JSON's. */
final class Strings {
  private Strings() {}

  /** The text of a literal in double quotes. */
  static String unquote(String literal, Span span) {
    return unescape(literal.substring(1, literal.length() - 1), span, false);
  }

  /** The text of a part of a template string, in which a brace can be escaped too. */
  static String template(String part, Span span) {
    return unescape(part, span, true);
  }

  /** The text of a part of a raw template string: only the brace can be escaped. */
  static String rawTemplate(String part) {
    return part.replace("\\{", "{");
  }

  private static String unescape(String text, Span span, boolean isTemplate) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = text.charAt(i++);
      switch (escaped) {
        case '"', '\\', '/' -> out.append(escaped);
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          out.append(codeUnit(text, i, span));
          i += 4;
        }
        case '{' -> {
          if (!isTemplate) {
            throw illegal(span);
          }
          out.append(escaped);
        }
        default -> throw illegal(span);
      }
    }
    return out.toString();
  }

  private static char codeUnit(String text, int at, Span span) {
    if (at + 4 > text.length()) {
      throw illegal(span);
    }
    try {
      return (char) Integer.parseInt(text.substring(at, at + 4), 16);
    } catch (NumberFormatException e) {
      throw illegal(span);
    }
  }

  private static RuntimeException illegal(Span span) {
    return RegoParser.error("illegal string escape sequence", span);
  }
}
