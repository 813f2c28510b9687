package dev.jural.author.lint;

import dev.jural.ast.Comment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ignores are the comments that switch rules off for a line: {@code # regal ignore:rule,other} or
 * {@code # jural ignore:rule}, on the line itself or the one above.
 */
final class Ignores {
  private final Map<Integer, Set<String>> byLine = new HashMap<>();

  Ignores(List<Comment> comments) {
    for (Comment comment : comments) {
      String text = comment.text().strip();
      for (String start : List.of("regal ignore:", "jural ignore:")) {
        if (text.startsWith(start)) {
          String names = text.substring(start.length()).strip().split("\\s", 2)[0];
          int line = comment.span().location().line();
          byLine.computeIfAbsent(line, at -> new HashSet<>()).addAll(List.of(names.split(",", -1)));
        }
      }
    }
  }

  boolean covers(String rule, int line) {
    return byLine.getOrDefault(line, Set.of()).contains(rule)
        || byLine.getOrDefault(line - 1, Set.of()).contains(rule);
  }
}
