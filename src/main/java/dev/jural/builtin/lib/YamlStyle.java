package dev.jural.builtin.lib;

import dev.jural.value.RegoString;
import dev.jural.value.YamlScalars;
import java.util.Locale;

/** A YamlStyle is how a string is written so that it reads back as the same string. */
enum YamlStyle {
  PLAIN,
  SINGLE_QUOTED,
  DOUBLE_QUOTED,
  LITERAL;

  /** The style Go's YAML writer takes for {@code text}. */
  static YamlStyle of(String text) {
    if (isMultiline(text)) {
      return isFitForLiteral(text) ? LITERAL : DOUBLE_QUOTED;
    }
    if (isOtherType(text) || !isFitForSingleQuotes(text)) {
      return DOUBLE_QUOTED;
    }
    return isFitForPlain(text) ? PLAIN : SINGLE_QUOTED;
  }

  static boolean isMultiline(String text) {
    return text.indexOf('\n') >= 0;
  }

  /** {@code text} in this style; not for {@link #LITERAL}, which has several lines. */
  String written(String text) {
    return switch (this) {
      case PLAIN -> text;
      case SINGLE_QUOTED -> "'" + text.replace("'", "''") + "'";
      case DOUBLE_QUOTED, LITERAL -> doubleQuoted(text);
    };
  }

  /** Whether the plain scalar would be read as something else than this string. */
  private static boolean isOtherType(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "~", "y", "n" -> true;
      case "yes", "no", "on", "off", "null", "true", "false" -> isCaseOfWord(text);
      default ->
          YamlScalars.isNotFinite(text)
              || looksLikeNumber(text)
              || isSexagesimal(text)
              || GoTimestamp.is(text);
    };
  }

  /** All small, all capital, or capital first. */
  private static boolean isCaseOfWord(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return text.equals(small)
        || text.equals(text.toUpperCase(Locale.ROOT))
        || text.equals(Character.toUpperCase(small.charAt(0)) + small.substring(1));
  }

  private static boolean looksLikeNumber(String text) {
    try {
      if (YamlScalars.resolve(text) instanceof RegoString) {
        return false;
      }
    } catch (YamlScalars.ScalarException e) {
      // A number beyond our limits; Go reads it as a string when it is beyond a double's.
      return !Double.isInfinite(Double.parseDouble(text.replace("_", "")));
    }
    char first = text.charAt(0);
    boolean isNumber = first == '.' || first == '+' || first == '-' || Character.isDigit(first);
    return isNumber && !isTooLarge(text);
  }

  private static boolean isTooLarge(String text) {
    try {
      return Double.isInfinite(Double.parseDouble(text.replace("_", "")));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether YAML 1.1 takes the text for a number in base 60: {@code 1:30}. */
  private static boolean isSexagesimal(String text) {
    int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    int colon = text.indexOf(':');
    if (colon <= at || !isDigit(text.charAt(at))) {
      return false;
    }
    for (int i = at; i < colon; i++) {
      if (!isDigit(text.charAt(i)) && text.charAt(i) != '_') {
        return false;
      }
    }
    int point = text.indexOf('.', colon);
    String parts = text.substring(colon + 1, point < 0 ? text.length() : point);
    for (String part : parts.split(":", -1)) {
      boolean isPart =
          part.length() == 1 && isDigit(part.charAt(0))
              || part.length() == 2
                  && part.charAt(0) >= '0'
                  && part.charAt(0) <= '5'
                  && isDigit(part.charAt(1));
      if (!isPart) {
        return false;
      }
    }
    return point < 0 || text.substring(point + 1).chars().allMatch(c -> c == '_' || isDigit(c));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isFitForPlain(String text) {
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    if (first == ' ' || last == ' ' || text.startsWith("---") || text.startsWith("...")) {
      return false;
    }
    if (",[]{}#&*!|>'\"%@`".indexOf(first) >= 0) {
      return false;
    }
    boolean isFollowed = text.length() > 1 && text.charAt(1) != ' ';
    if ((first == '-' || first == '?') && !isFollowed) {
      return false;
    }
    return !text.contains(": ") && last != ':' && !text.contains(" #");
  }

  private static boolean isFitForSingleQuotes(String text) {
    return text.codePoints().allMatch(YamlStyle::isPrintable);
  }

  private static boolean isFitForLiteral(String text) {
    return !text.contains(" \n")
        && !text.endsWith(" ")
        && text.codePoints().allMatch(c -> c == '\n' || c == '\t' || isPrintable(c));
  }

  /** What Go's writer takes for printable; it has no characters beyond 16 bits. */
  private static boolean isPrintable(int c) {
    return (c >= ' ' && c < 0x7f)
        || (c >= 0xa0 && c < 0xfffe && c != 0xfeff && c != 0x2028 && c != 0x2029);
  }

  private static String doubleQuoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> appendEscaped(out, c));
    return out.append('"').toString();
  }

  private static void appendEscaped(StringBuilder out, int c) {
    switch (c) {
      case 0 -> out.append("\\0");
      case 7 -> out.append("\\a");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case 0x0b -> out.append("\\v");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      case 0x1b -> out.append("\\e");
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case 0x85 -> out.append("\\N");
      case 0x2028 -> out.append("\\L");
      case 0x2029 -> out.append("\\P");
      default -> {
        if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else if (c <= 0xff) {
          out.append(String.format(Locale.ROOT, "\\x%02X", c));
        } else if (c <= 0xffff) {
          out.append(String.format(Locale.ROOT, "\\u%04X", c));
        } else {
          out.append(String.format(Locale.ROOT, "\\U%08X", c));
        }
      }
    }
  }
}
