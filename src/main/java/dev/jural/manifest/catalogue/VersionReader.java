package dev.jural.manifest.catalogue;

import dev.jural.manifest.Confidence;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A VersionReader reads versions out of tags and other texts: it cuts prefixes, build parts and
 * variants ({@code -alpine}, {@code -k3s1}) and keeps what makes a pre-release. Text decides, never
 * a number: {@code 1.20} is not {@code 1.2}.
 */
public final class VersionReader {
  private static final Set<String> MOVING =
      Set.of(
          "latest",
          "edge",
          "main",
          "master",
          "stable",
          "nightly",
          "dev",
          "devel",
          "development",
          "canary",
          "release",
          "lts",
          "test",
          "testing",
          "unstable",
          "head",
          "tip",
          "trunk",
          "next",
          "rc",
          "beta",
          "alpha",
          "snapshot",
          "current",
          "rolling",
          "ci",
          "staging",
          "prod",
          "production");

  /** Words that make a pre-release; longer ones first where one starts another. */
  private static final List<String> PRE_RELEASES =
      List.of("rc", "beta", "alpha", "preview", "pre", "dev", "snapshot", "nightly", "canary");

  private VersionReader() {}

  /** What {@code text} says of a version of {@code system}. */
  public static Version read(String text, SystemEntry system) {
    String plain = Variables.withDefaults(text.strip());
    if (Variables.isVariable(plain)) {
      return Version.none(text, Confidence.UNKNOWN);
    }
    return switch (system.scheme()) {
      case "k8s-api" -> found(text, plain, api(plain));
      case "kernel" -> found(text, plain, kernel(plain));
      case "calver-date" -> found(text, plain, date(withoutPrefix(plain, system.prefixes())));
      default -> numbered(text, plain, system);
    };
  }

  private static Version found(String raw, String text, String version) {
    return version.isEmpty() ? unreadable(raw, text) : new Version(raw, version, Confidence.EXACT);
  }

  /** {@code v2beta2} of {@code autoscaling/v2beta2}. */
  private static String api(String text) {
    String version = text.substring(text.lastIndexOf('/') + 1);
    Scan scan = new Scan(version);
    boolean isVersion = scan.skip("v") && scan.digits() > 0;
    if (scan.skipWord("alpha") || scan.skipWord("beta")) {
      isVersion = isVersion && scan.digits() > 0;
    }
    return isVersion && scan.isAtEnd() ? version : "";
  }

  /** {@code 5.15.0} of {@code 5.15.0-72-generic}. */
  private static String kernel(String text) {
    Scan scan = new Scan(text);
    scan.skip("v");
    int start = scan.position();
    if (scan.digits() == 0 || !scan.part(".")) {
      return "";
    }
    scan.part(".");
    return scan.since(start);
  }

  /** {@code 20251006.0}, {@code 2025.10}, {@code 2025-10-06}. */
  private static String date(String text) {
    Scan scan = new Scan(text);
    int digits = scan.digits();
    if (digits == 8) {
      scan.part(".");
      return scan.since(0);
    }
    if (digits != 4 || !scan.part(".-")) {
      return "";
    }
    scan.part(".-");
    return scan.since(0);
  }

  private static Version numbered(String raw, String text, SystemEntry system) {
    if (isRange(text)) {
      return Version.none(raw, Confidence.RANGE);
    }
    String bare = withoutPrefix(text, system.prefixes());
    Scan scan = new Scan(bare);
    scan.skip("vV");
    int start = scan.position();
    if (scan.digits() == 0) {
      return unreadable(raw, text);
    }
    boolean isOneNumber = !scan.part(".");
    while (scan.part(".")) {
      // All parts belong to the number.
    }
    String number = scan.since(start);
    String suffix = scan.rest();
    boolean isSuffix =
        suffix.isEmpty() || "-+_.".indexOf(suffix.charAt(0)) >= 0 || isLetter(suffix.charAt(0));
    if (!isSuffix) {
      return unreadable(raw, text);
    }
    // What is only ever declared has no tags that move: "1" is a version of it.
    if (isOneNumber && !system.scheme().equals("declared")) {
      // A commit, a day's build, or "the newest 13": none of them is one version of a system.
      boolean isBuild = number.length() >= 4 || isHash(bare);
      return Version.none(raw, isBuild ? Confidence.UNKNOWN : Confidence.RANGE);
    }
    String kept = keptPrefix(text, system.keepPrefixes());
    return new Version(raw, kept + number + preRelease(suffix), Confidence.EXACT);
  }

  /** {@code ^10.0.0}, {@code >= 1.2}, {@code 2.x}, {@code 1.2.*}, {@code 1.2 - 1.4}. */
  private static boolean isRange(String text) {
    if (text.isEmpty()) {
      return false;
    }
    boolean isMarked =
        "^~<>=".indexOf(text.charAt(0)) >= 0
            || text.indexOf('*') >= 0
            || text.contains("||")
            || text.contains(" - ")
            || text.contains(", ");
    String lower = text.toLowerCase(Locale.ROOT);
    return isMarked || lower.endsWith(".x") || lower.contains(".x.");
  }

  private static Version unreadable(String raw, String text) {
    int end = 0;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    String first = text.substring(0, end).toLowerCase(Locale.ROOT);
    return Version.none(raw, MOVING.contains(first) ? Confidence.FLOATING : Confidence.UNKNOWN);
  }

  private static String withoutPrefix(String text, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (text.startsWith(prefix)) {
        return text.substring(prefix.length());
      }
    }
    return text;
  }

  private static String keptPrefix(String text, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (text.startsWith(prefix)) {
        return prefix;
      }
    }
    return "";
  }

  /** The pre-release that a suffix holds, as {@code -rc.5}; empty for builds and variants. */
  private static String preRelease(String suffix) {
    int build = suffix.indexOf('+');
    String text = (build < 0 ? suffix : suffix.substring(0, build)).toLowerCase(Locale.ROOT);
    int start = 0;
    while (start <= text.length()) {
      int dash = text.indexOf('-', start);
      int end = dash < 0 ? text.length() : dash;
      String found = preReleasePart(text.substring(start, end), text.substring(end));
      if (!found.isEmpty()) {
        return found;
      }
      start = end + 1;
    }
    return "";
  }

  /**
   * {@code rc0}, {@code rc.5}, {@code beta.0}, {@code dev}; {@code rc} with {@code -5} after it.
   */
  private static String preReleasePart(String part, String after) {
    for (String word : PRE_RELEASES) {
      Scan scan = new Scan(part);
      if (!scan.skipWord(word)) {
        continue;
      }
      scan.skip("._");
      int start = scan.position();
      boolean hasNumber = scan.digits() > 0;
      while (hasNumber && scan.part(".")) {
        // rc.1.2
      }
      if (!scan.isAtEnd()) {
        continue;
      }
      Scan next = new Scan(after);
      boolean isNumberNext = !hasNumber && next.part("-") && (next.isAtEnd() || next.skip("-"));
      String number = hasNumber ? scan.since(start) : "";
      if (isNumberNext) {
        Scan digits = new Scan(after.substring(1));
        digits.digits();
        number = digits.since(0);
      }
      return "-" + word + (number.isEmpty() ? "" : "." + number);
    }
    return "";
  }

  private static boolean isHash(String text) {
    if (text.length() < 7 || text.length() > 40) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
