package dev.jural.builtin.lib;

import java.util.HashSet;
import java.util.Set;

/** Gives groups of a pattern names of their own; Go lets two have the same one. */
final class RegexGroups {
  private RegexGroups() {}

  /** The pattern with each name that was there before changed; the first group keeps its name. */
  static String withOwnNames(String pattern) {
    Set<String> known = new HashSet<>();
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int open = c == '(' ? nameStart(pattern, at) : -1;
      int close = open < 0 ? -1 : pattern.indexOf('>', open);
      if (c == '\\' && at + 1 < pattern.length()) {
        out.append(pattern, at, at + 2);
        at += 2;
      } else if (close >= 0) {
        String name = pattern.substring(open, close);
        while (!known.add(name)) {
          name += "_";
        }
        out.append("(?P<").append(name).append('>');
        at = close + 1;
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static int nameStart(String pattern, int at) {
    if (pattern.startsWith("(?P<", at)) {
      return at + 4;
    }
    return pattern.startsWith("(?<", at) ? at + 3 : -1;
  }
}
