package dev.jural.builtin.lib;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A SchemaResult collects the problems of a document, and a score that tells which of several
 * schemas it came nearest to.
 */
final class SchemaResult {
  /** The place of the whole document. */
  static final String ROOT = "(Root)";

  /** A problem: its kind, the place of the value and the text. */
  private record Problem(String type, String place, String text) {}

  private final List<Problem> problems = new ArrayList<>();
  private int score;

  boolean isValid() {
    return problems.isEmpty();
  }

  int score() {
    return score;
  }

  /** Notes that a check was passed. */
  void raise() {
    score++;
  }

  void add(String type, String place, String text) {
    problems.add(new Problem(type, place, text));
    score--;
  }

  /** Takes over the problems and the score of {@code other}. */
  void merge(SchemaResult other) {
    problems.addAll(other.problems);
    score += other.score;
  }

  /** The name of a place in messages: the root's own is left out. */
  static String field(String place) {
    return place.startsWith(ROOT + ".") ? place.substring(ROOT.length() + 1) : place;
  }

  /** The problems as OPA gives them. */
  RegoArray toValue() {
    RegoArray.Builder all = new RegoArray.Builder();
    for (Problem problem : problems) {
      String field = field(problem.place());
      all.add(
          RegoObject.builder(4)
              .put("desc", problem.text())
              .put("error", field + ": " + problem.text())
              .put("field", field)
              .put("type", problem.type())
              .build());
    }
    return all.build();
  }
}
