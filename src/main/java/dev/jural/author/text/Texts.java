package dev.jural.author.text;

import dev.jural.source.Diagnostic;
import dev.jural.source.Location;
import java.util.List;
import java.util.Locale;

/** Pieces of text in the shapes that OPA prints. */
public final class Texts {
  private Texts() {}

  /** {@code data.a["b c"].d} of the names below {@code data}. */
  public static String ref(List<String> names) {
    StringBuilder out = new StringBuilder("data");
    for (String name : names) {
      out.append(step(name));
    }
    return out.toString();
  }

  /** {@code .name}, or {@code ["na me"]} when it is no plain name. */
  public static String step(String name) {
    if (isPlain(name)) {
      return "." + name;
    }
    StringBuilder out = new StringBuilder("[");
    dev.jural.value.JsonWriter.appendString(out, name);
    return out.append(']').toString();
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isLetter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!isLetter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** A time as Go prints it: {@code 1.234ms}, {@code 2m3.5s}. */
  public static String duration(long nanos) {
    if (nanos < 1_000) {
      return nanos + "ns";
    } else if (nanos < 1_000_000) {
      return decimal(nanos, 1_000) + "µs";
    } else if (nanos < 1_000_000_000) {
      return decimal(nanos, 1_000_000) + "ms";
    }
    long minutes = nanos / 60_000_000_000L;
    String seconds = decimal(nanos % 60_000_000_000L, 1_000_000_000) + "s";
    if (minutes == 0) {
      return seconds;
    }
    return minutes < 60
        ? minutes + "m" + seconds
        : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
  }

  private static String decimal(long nanos, long unit) {
    long rest = nanos % unit;
    if (rest == 0) {
      return Long.toString(nanos / unit);
    }
    String digits = Long.toString(unit + rest).substring(1);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return nanos / unit + "." + digits.substring(0, end);
  }

  /** {@code file:line}, or {@code line:column} when there is no file. */
  public static String place(Location location) {
    return location.file().isEmpty()
        ? location.line() + ":" + location.column()
        : location.file() + ":" + location.line();
  }

  /** A place as OPA's reports have it. */
  public static Json location(Location location) {
    return new Json()
        .put("file", location.file().equals("query") ? "" : location.file())
        .put("row", location.line())
        .put("col", location.column());
  }

  /** A diagnostic as OPA's reports have it. */
  public static Json error(Diagnostic diagnostic) {
    Json json =
        new Json().put("message", diagnostic.message()).put("code", diagnostic.code().text());
    Location location = diagnostic.location();
    return location.equals(Location.NONE) ? json : json.put("location", location(location));
  }

  /**
   * The text with characters that steer a terminal or hide as {@code \x1b}; line ends and tabs
   * stay.
   */
  public static String inert(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean isHostile =
                  (Character.isISOControl(c) && c != '\n' && c != '\t')
                      || Character.getType(c) == Character.FORMAT
                      || c == 0x2028
                      || c == 0x2029;
              if (isHostile) {
                out.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
