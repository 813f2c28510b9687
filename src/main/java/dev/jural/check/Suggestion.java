package dev.jural.check;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** Suggestion finds the word that was probably meant. */
public final class Suggestion {
  private static final int MOST_EDITS = 3;

  private Suggestion() {}

  /**
   * The one of {@code known} that is the fewest edits away from {@code word}, the first by order
   * when several are; none when even that one is another word altogether.
   */
  public static Optional<String> near(String word, Collection<String> known) {
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : new TreeSet<>(known)) {
      int edits =
          Math.abs(word.length() - candidate.length()) > MOST_EDITS
              ? Integer.MAX_VALUE
              : distance(word, candidate);
      if (edits < least) {
        nearest = candidate;
        least = edits;
      }
    }
    int most = word.length() < 3 ? 0 : word.length() < 6 ? 2 : MOST_EDITS;
    return least <= most ? Optional.of(nearest) : Optional.empty();
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
