package dev.jural.builtin.lib.graphql;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a name that is not known may have meant. */
final class Suggestions {
  private static final int MOST = 5;

  private Suggestions() {}

  /** The options that are like {@code name}, the likest first. */
  static List<String> of(String name, Collection<String> options) {
    int threshold = (int) (name.length() * 0.4) + 1;
    Map<String, Integer> distances = new LinkedHashMap<>();
    for (String option : options) {
      int distance = distance(name, option);
      if (distance <= threshold) {
        distances.put(option, distance);
      }
    }
    return distances.keySet().stream()
        .sorted(Comparator.comparing((String option) -> distances.getOrDefault(option, 0)))
        .toList();
  }

  private static int distance(String left, String right) {
    if (left.equals(right)) {
      return 0;
    }
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    if (a.equals(b)) {
      return 1;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean isSwapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (isSwapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + change);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  /** A question about {@code options} behind a sentence; nothing when there are none. */
  static String didYouMean(String prefix, List<String> options) {
    if (options.isEmpty()) {
      return ".";
    }
    List<String> quoted = options.stream().limit(MOST).map(option -> '"' + option + '"').toList();
    int last = quoted.size() - 1;
    String list =
        switch (quoted.size()) {
          case 1 -> quoted.get(0);
          case 2 -> quoted.get(0) + " or " + quoted.get(1);
          default -> String.join(", ", quoted.subList(0, last)) + ", or " + quoted.get(last);
        };
    return ". Did you mean " + prefix + list + "?";
  }
}
