package dev.jural.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * IgnoreRules are the patterns of one {@code .gitignore}, as gitignore(5) has them: {@code *},
 * {@code ?} and {@code [a-z]} within a name, {@code **} across names, {@code !} to take a file back
 * in, a slash at the end for folders only, and one before or within to bind the pattern to its
 * folder. The last pattern that matches decides. Matching takes time in proportion to the lengths
 * of pattern and path. Immutable.
 */
final class IgnoreRules {
  private record Rule(List<String> names, boolean isNegated, boolean isForFolders) {}

  private final List<Rule> rules;

  private IgnoreRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  static IgnoreRules parse(List<String> lines) {
    List<Rule> rules = new ArrayList<>();
    for (String line : lines) {
      parse(line).ifPresent(rules::add);
    }
    return new IgnoreRules(rules);
  }

  private static Optional<Rule> parse(String line) {
    String text = withoutSpaceAtEnd(line);
    if (text.isEmpty() || text.startsWith("#")) {
      return Optional.empty();
    }
    boolean isNegated = text.startsWith("!");
    text = isNegated ? text.substring(1) : text;
    boolean isForFolders = text.endsWith("/");
    text = isForFolders ? text.substring(0, text.length() - 1) : text;
    boolean isBound = text.indexOf('/') >= 0;
    text = text.startsWith("/") ? text.substring(1) : text;
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    if (!isBound) {
      names.add("**");
    }
    names.addAll(List.of(text.split("/", -1)));
    return Optional.of(new Rule(names, isNegated, isForFolders));
  }

  /** Space at the end does not count unless it is escaped. */
  private static String withoutSpaceAtEnd(String line) {
    int end = line.length();
    while (end > 0
        && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\r')
        && (end < 2 || line.charAt(end - 2) != '\\')) {
      end--;
    }
    return line.substring(0, end);
  }

  /** Whether a path is left out; empty when no pattern speaks of it. */
  Optional<Boolean> decide(List<String> path, boolean isFolder) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      Rule rule = rules.get(i);
      if ((isFolder || !rule.isForFolders) && matches(rule.names, path)) {
        return Optional.of(!rule.isNegated);
      }
    }
    return Optional.empty();
  }

  /** Whether some pattern matches the path or a folder above it. */
  boolean matchesWithin(List<String> path) {
    for (int length = 1; length <= path.size(); length++) {
      if (decide(path.subList(0, length), length < path.size()).orElse(false)) {
        return true;
      }
    }
    return false;
  }

  /** By a table over names, since several {@code **} would else try all ways. */
  private static boolean matches(List<String> pattern, List<String> path) {
    boolean[] can = new boolean[path.size() + 1];
    can[0] = true;
    for (int p = 0; p < pattern.size(); p++) {
      String glob = pattern.get(p);
      boolean[] next = new boolean[path.size() + 1];
      if (glob.equals("**")) {
        boolean isReached = false;
        // At the end it stands for what is inside, so for one name at least.
        int atLeast = p == pattern.size() - 1 ? 1 : 0;
        for (int i = 0; i <= path.size(); i++) {
          isReached |= i >= atLeast && can[i - atLeast];
          next[i] = isReached;
        }
      } else {
        for (int i = 0; i < path.size(); i++) {
          next[i + 1] = can[i] && Glob.matches(glob, path.get(i));
        }
      }
      can = next;
    }
    return can[path.size()];
  }
}
