package dev.jural.builtin.lib;

import com.google.re2j.Pattern;
import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** The formats of JSON schema, as strictly or not as OPA reads them. Unknown ones fit all. */
final class SchemaFormats {
  private static final String HOSTNAME =
      "^([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9])"
          + "(\\.([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]))*$";
  private static final String UUID =
      "^[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}$";
  private static final String POINTER = "^(/([^~/]|~[01])*)*$";
  private static final String RELATIVE_POINTER = "^(0|[1-9][0-9]*)(#|(/([^~/]|~[01])*)*)$";
  private static final String TIME =
      "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?$";
  private static final String ZONED_TIME =
      "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$";
  private static final String ATOMS =
      "[^\\s()<>\\[\\]:;@\\\\,.\"]+(\\.[^\\s()<>\\[\\]:;@\\\\,.\"]+)*";
  private static final String QUOTED = "\"([^\"\\\\]|\\\\.)*\"";
  private static final String ADDRESS =
      "(" + ATOMS + "|" + QUOTED + ")@(" + ATOMS + "|\\[[0-9a-fA-F.:]+\\])";
  private static final String EMAIL =
      "^\\s*("
          + ADDRESS
          + "|([^<>@\"]*|"
          + QUOTED
          + ")\\s*<"
          + ADDRESS
          + ">)\\s*(\\([^()]*\\)\\s*)?$";

  private SchemaFormats() {}

  static boolean fits(BuiltinContext context, String format, String text) {
    context.charge(text.length());
    return switch (format) {
      case "date" -> isDate(text);
      case "time" -> matches(context, TIME, text);
      case "date-time" -> isDate(text) || matches(context, TIME, text) || isInstant(context, text);
      case "hostname" -> text.length() < 256 && matches(context, HOSTNAME, text);
      case "email", "idn-email" -> matches(context, EMAIL, text);
      case "ipv4" -> text.indexOf('.') >= 0 && isAddress(text);
      case "ipv6" -> text.indexOf(':') >= 0 && isAddress(text);
      case "uri", "iri" -> GoUrl.isUrl(text) && GoUrl.hasScheme(text);
      case "uri-reference", "iri-reference" -> GoUrl.isUrl(text);
      case "uri-template" -> GoUrl.isUrl(text) && areBracesPaired(text);
      case "uuid" -> matches(context, UUID, text);
      case "regex" -> isRegex(context, text);
      case "json-pointer" -> matches(context, POINTER, text);
      case "relative-json-pointer" -> matches(context, RELATIVE_POINTER, text);
      default -> true;
    };
  }

  private static boolean matches(BuiltinContext context, String pattern, String text) {
    return context
        .shared(Pattern.class, pattern, () -> Pattern.compile(pattern))
        .matcher(text)
        .find();
  }

  private static boolean isDate(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    String digits = text.substring(0, 4) + text.substring(5, 7) + text.substring(8);
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    try {
      LocalDate.of(
          Integer.parseInt(digits.substring(0, 4)),
          Integer.parseInt(digits.substring(4, 6)),
          Integer.parseInt(digits.substring(6)));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isInstant(BuiltinContext context, String text) {
    return text.length() > 11
        && text.charAt(10) == 'T'
        && isDate(text.substring(0, 10))
        && matches(context, ZONED_TIME, text.substring(11));
  }

  /** Only digits, dots and colons, so that nothing is looked up. */
  private static boolean isAddress(String text) {
    if (!text.chars().allMatch(c -> c == '.' || c == ':' || Character.digit(c, 16) >= 0)) {
      return false;
    }
    int lastColon = text.lastIndexOf(':');
    String tail = text.substring(lastColon + 1);
    boolean isV4 = tail.indexOf('.') >= 0;
    if (isV4 && !isV4(tail)) {
      return false;
    }
    if (lastColon < 0) {
      return isV4;
    }
    String head = text.substring(0, lastColon + 1);
    return isV6(isV4 ? head + "0:0" : text);
  }

  private static boolean isV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean isByte =
          !part.isEmpty()
              && part.length() <= 3
              && part.chars().allMatch(c -> c >= '0' && c <= '9')
              && (part.length() == 1 || part.charAt(0) != '0')
              && Integer.parseInt(part) <= 255;
      if (!isByte) {
        return false;
      }
    }
    return true;
  }

  private static boolean isV6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    if (gap < 0) {
      return groups(text) == 8;
    }
    int before = groups(text.substring(0, gap));
    int after = groups(text.substring(gap + 2));
    return before >= 0 && after >= 0 && before + after < 8;
  }

  /** The number of groups of up to four hexadecimal digits; -1 when it is something else. */
  private static int groups(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    for (String part : parts) {
      if (part.isEmpty() || part.length() > 4) {
        return -1;
      }
    }
    return parts.length;
  }

  private static boolean areBracesPaired(String text) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open < 0 || open > 1) {
        return false;
      }
    }
    return open == 0;
  }

  private static boolean isRegex(BuiltinContext context, String text) {
    try {
      Regexes.pattern(context, text);
      return true;
    } catch (BuiltinException e) {
      return false;
    }
  }
}
