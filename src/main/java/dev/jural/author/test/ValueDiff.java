package dev.jural.author.test;

import dev.jural.author.text.Texts;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells where two values differ, a line a place: {@code - .a[0]: 1} is missing, {@code +} is new.
 */
final class ValueDiff {
  private static final int MOST_LINES = 20;

  private final List<String> lines = new ArrayList<>();

  private ValueDiff() {}

  /** The lines; of two values that are not both collections of one kind, none. */
  static List<String> lines(RegoValue expected, RegoValue actual) {
    ValueDiff diff = new ValueDiff();
    boolean isOfParts =
        expected.kind() == actual.kind()
            && (expected instanceof RegoObject
                || expected instanceof RegoArray
                || expected instanceof RegoSet);
    if (isOfParts) {
      diff.compare("", Optional.of(expected), Optional.of(actual));
    }
    int more = diff.lines.size() - MOST_LINES;
    if (more > 0) {
      diff.lines.subList(MOST_LINES, diff.lines.size()).clear();
      diff.lines.add("... and " + more + " more");
    }
    return diff.lines;
  }

  private void compare(String path, Optional<RegoValue> expected, Optional<RegoValue> actual) {
    if (expected.equals(actual)) {
      return;
    }
    if (expected.isPresent() && actual.isPresent()) {
      RegoValue a = expected.get();
      RegoValue b = actual.get();
      if (a instanceof RegoObject left && b instanceof RegoObject right) {
        objects(path, left, right);
        return;
      } else if (a instanceof RegoArray left && b instanceof RegoArray right) {
        arrays(path, left, right);
        return;
      } else if (a instanceof RegoSet left && b instanceof RegoSet right) {
        sets(path, left, right);
        return;
      }
    }
    expected.ifPresent(value -> lines.add("- " + place(path) + Expressions.shown(value)));
    actual.ifPresent(value -> lines.add("+ " + place(path) + Expressions.shown(value)));
  }

  private static String place(String path) {
    return path.isEmpty() ? "" : path + ": ";
  }

  private void objects(String path, RegoObject left, RegoObject right) {
    for (int i = 0; i < left.size(); i++) {
      RegoValue key = left.keyAt(i);
      compare(path + step(key), left.get(key), right.get(key));
    }
    for (int i = 0; i < right.size(); i++) {
      RegoValue key = right.keyAt(i);
      if (!left.has(key)) {
        compare(path + step(key), Optional.empty(), right.get(key));
      }
    }
  }

  private static String step(RegoValue key) {
    return key instanceof RegoString name ? Texts.step(name.text()) : "[" + key + "]";
  }

  private void arrays(String path, RegoArray left, RegoArray right) {
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      compare(path + "[" + i + "]", element(left, i), element(right, i));
    }
  }

  private static Optional<RegoValue> element(RegoArray array, int index) {
    return index < array.size() ? Optional.of(array.get(index)) : Optional.empty();
  }

  private void sets(String path, RegoSet left, RegoSet right) {
    for (RegoValue value : left) {
      if (!right.contains(value)) {
        lines.add("- " + place(path) + Expressions.shown(value));
      }
    }
    for (RegoValue value : right) {
      if (!left.contains(value)) {
        lines.add("+ " + place(path) + Expressions.shown(value));
      }
    }
  }
}
