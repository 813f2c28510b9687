package dev.jural.check;

/**
 * Matches file names with patterns: {@code *} and {@code ?} within a folder, {@code **} across
 * folders; {@code **}{@code /} also matches no folder at all. Time grows with the product of the
 * two lengths, whatever the pattern.
 */
final class FilePattern {
  private FilePattern() {}

  static boolean matches(String pattern, String file) {
    // reached[i]: the pattern so far matches the first i characters of the name.
    boolean[] reached = new boolean[file.length() + 1];
    reached[0] = true;
    int at = 0;
    while (at < pattern.length()) {
      if (pattern.startsWith("**/", at)) {
        reached = folders(reached, file);
        at += 3;
      } else if (pattern.startsWith("**", at)) {
        reached = any(reached, file, true);
        at += 2;
      } else if (pattern.charAt(at) == '*') {
        reached = any(reached, file, false);
        at++;
      } else {
        reached = one(reached, file, pattern.charAt(at));
        at++;
      }
    }
    return reached[file.length()];
  }

  private static boolean[] one(boolean[] reached, String file, char c) {
    boolean[] next = new boolean[reached.length];
    for (int i = 0; i < file.length(); i++) {
      char there = file.charAt(i);
      next[i + 1] = reached[i] && (c == '?' ? there != '/' : c == there);
    }
    return next;
  }

  private static boolean[] any(boolean[] reached, String file, boolean acrossFolders) {
    boolean[] next = reached.clone();
    for (int i = 0; i < file.length(); i++) {
      next[i + 1] |= next[i] && (acrossFolders || file.charAt(i) != '/');
    }
    return next;
  }

  /** Any number of whole folders, each with the slash after it. */
  private static boolean[] folders(boolean[] reached, String file) {
    boolean[] next = reached.clone();
    boolean isInside = false;
    for (int i = 0; i < file.length(); i++) {
      isInside |= reached[i];
      next[i + 1] |= isInside && file.charAt(i) == '/';
    }
    return next;
  }
}
