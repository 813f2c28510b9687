package dev.jural.manifest.catalogue;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
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
          "latest", "edge", "main", "master", "stable", "nightly", "dev", "devel", "development",
          "canary", "release", "lts", "test", "testing", "unstable", "head", "tip", "trunk", "next",
          "rc", "beta", "alpha", "snapshot", "current", "rolling", "ci", "staging", "prod",
          "production");

  private static final Pattern NUMBER =
      Pattern.compile("^[vV]?(\\d+(?:\\.\\d+)*)((?:[-+_.]|[a-zA-Z]).*)?$");

  /** A pre-release in the first part of a suffix: rc0, rc.5, beta.0, alpha1, dev, pre. */
  private static final Pattern PRE_RELEASE =
      Pattern.compile(
          "^(rc|beta|alpha|preview|pre|dev|snapshot|nightly|canary)[._]?(\\d+(?:\\.\\d+)*)?$");

  private static final Pattern RANGE = Pattern.compile("^[\\^~<>=]|[*]|\\|\\||\\d\\.[xX](?:\\.|$)| - |, ");

  private static final Pattern KERNEL = Pattern.compile("^v?(\\d+\\.\\d+(?:\\.\\d+)?)");

  private static final Pattern CALENDAR =
      Pattern.compile("^(\\d{8}(?:\\.\\d+)?|\\d{4}[.-]\\d{1,2}(?:[.-]\\d{1,2})?)");

  private static final Pattern API = Pattern.compile("^(?:[a-z0-9.-]+/)?(v\\d+(?:(?:alpha|beta)\\d+)?)$");

  private static final Pattern ALL_HEX = Pattern.compile("^[0-9a-f]{7,40}$");

  private VersionReader() {}

  /** What {@code text} says of a version of {@code system}. */
  public static Version read(String text, SystemEntry system) {
    String plain = Variables.withDefaults(text.strip());
    if (Variables.isVariable(plain)) {
      return Version.none(text, Confidence.UNKNOWN);
    }
    return switch (system.scheme()) {
      case "k8s-api" -> matched(text, API, plain);
      case "kernel" -> matched(text, KERNEL, plain);
      case "calver-date" -> matched(text, CALENDAR, withoutPrefix(plain, system.prefixes()));
      default -> numbered(text, plain, system);
    };
  }

  private static Version matched(String raw, Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? new Version(raw, matcher.group(1), Confidence.EXACT)
        : unreadable(raw, text);
  }

  private static Version numbered(String raw, String text, SystemEntry system) {
    if (RANGE.matcher(text).find()) {
      return Version.none(raw, Confidence.RANGE);
    }
    String bare = withoutPrefix(text, system.prefixes());
    Matcher matcher = NUMBER.matcher(bare);
    if (!matcher.matches()) {
      return unreadable(raw, text);
    }
    String number = matcher.group(1);
    boolean isOneNumber = number.indexOf('.') < 0;
    if (isOneNumber) {
      // A commit, a day's build, or "the newest 13": none of them is one version of a system.
      boolean isBuild = number.length() >= 4 || ALL_HEX.matcher(bare).matches();
      return Version.none(raw, isBuild ? Confidence.UNKNOWN : Confidence.RANGE);
    }
    String kept = keptPrefix(text, system.keepPrefixes());
    String suffix = matcher.group(2) == null ? "" : matcher.group(2);
    return new Version(raw, kept + number + preRelease(suffix), Confidence.EXACT);
  }

  private static Version unreadable(String raw, String text) {
    String first = text.toLowerCase(Locale.ROOT).split("[-_.]", 2)[0];
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
    return prefixes.stream().filter(text::startsWith).findFirst().orElse("");
  }

  /** The pre-release that a suffix holds, as {@code -rc.5}; empty for builds and variants. */
  private static String preRelease(String suffix) {
    String beforeBuild = suffix.split("\\+", 2)[0];
    String[] parts = beforeBuild.split("-", -1);
    for (int i = 0; i < parts.length; i++) {
      Matcher matcher = PRE_RELEASE.matcher(parts[i].toLowerCase(Locale.ROOT));
      if (matcher.matches()) {
        String number = matcher.group(2);
        // A number may follow as a part of its own: -rc-5.
        if (number == null && i + 1 < parts.length && isNumber(parts[i + 1])) {
          number = parts[i + 1];
        }
        return "-" + matcher.group(1) + (number == null ? "" : "." + number);
      }
    }
    return "";
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
