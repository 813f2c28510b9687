package dev.jural.manifest.stack;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody most likely meant. */
final class Spelling {
  private Spelling() {}

  /** The nearest of {@code known}, if it is near at all: a third of the letters may differ. */
  static Optional<String> nearest(String word, Collection<String> known) {
    String best = "";
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known.stream().sorted().toList()) {
      int edits = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (edits < least) {
        least = edits;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** {@code , did you mean "x"?}, or nothing. */
  static String hint(String word, Collection<String> known) {
    return nearest(word, known).map(near -> ", did you mean \"" + near + "\"?").orElse("");
  }

  /** Letters to insert, drop, replace or swap with their neighbour. */
  private static int distance(String a, String b) {
    // Nobody meant a word that is so much longer; and the table stays small.
    if (Math.abs(a.length() - b.length()) > 8 || a.length() > 64) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean isSwap =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (isSwap) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
