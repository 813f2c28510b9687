package dev.jural.check;

import com.google.re2j.Pattern;

/** Matches file names with patterns: {@code *} within a folder, {@code **} across folders. */
final class FilePattern {
  private FilePattern() {}

  static boolean matches(String pattern, String file) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c != '*') {
        regex.append(Pattern.quote(String.valueOf(c)));
      } else if (at < pattern.length() && pattern.charAt(at) == '*') {
        at++;
        regex.append(".*");
      } else {
        regex.append("[^/]*");
      }
    }
    return Pattern.matches(regex.toString(), file);
  }
}
