package dev.jural.author.format;

import java.util.ArrayList;
import java.util.List;

/** A UnifiedDiff shows what changed between two texts, line by line, as {@code diff -u} does. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** One line of the comparison; kept lines have a blank, others {@code -} or {@code +}. */
  private record Line(char sign, String text) {}

  private final List<Line> lines = new ArrayList<>();

  private UnifiedDiff() {}

  /** The difference between two texts of the file {@code name}; empty when there is none. */
  static String of(String name, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    UnifiedDiff diff = new UnifiedDiff();
    diff.compare(lines(before), lines(after));
    return "--- " + name + "\n+++ " + name + "\n" + diff.hunks();
  }

  private static String[] lines(String text) {
    String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return whole.split("\n", -1);
  }

  /** Takes equal ends off, so that the table is as small as the change. */
  private void compare(String[] before, String[] after) {
    int start = 0;
    int most = Math.min(before.length, after.length);
    while (start < most && before[start].equals(after[start])) {
      lines.add(new Line(' ', before[start++]));
    }
    int end = 0;
    while (end < most - start
        && before[before.length - 1 - end].equals(after[after.length - 1 - end])) {
      end++;
    }
    middle(
        List.of(before).subList(start, before.length - end),
        List.of(after).subList(start, after.length - end));
    for (int i = before.length - end; i < before.length; i++) {
      lines.add(new Line(' ', before[i]));
    }
  }

  private void middle(List<String> before, List<String> after) {
    if ((long) before.size() * after.size() > 4_000_000) {
      before.forEach(text -> lines.add(new Line('-', text)));
      after.forEach(text -> lines.add(new Line('+', text)));
      return;
    }
    int[][] common = common(before, after);
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean hasBoth = i < before.size() && j < after.size();
      if (hasBoth && before.get(i).equals(after.get(j))) {
        lines.add(new Line(' ', before.get(i++)));
        j++;
      } else if (j == after.size() || (hasBoth && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', before.get(i++)));
      } else {
        lines.add(new Line('+', after.get(j++)));
      }
    }
  }

  /** How many lines the texts from {@code [i][j]} on have in common at most. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private String hunks() {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < lines.size()) {
      int first = nextChange(at);
      if (first == lines.size()) {
        break;
      }
      int end = endOfHunk(first);
      hunk(out, Math.max(at, first - CONTEXT), end);
      at = end;
    }
    return out.toString();
  }

  private int nextChange(int from) {
    int at = from;
    while (at < lines.size() && lines.get(at).sign() == ' ') {
      at++;
    }
    return at;
  }

  private int endOfHunk(int change) {
    int last = change;
    int next = change;
    while (next < lines.size() && next - last <= 2 * CONTEXT) {
      last = next;
      next = nextChange(next + 1);
    }
    return Math.min(lines.size(), last + CONTEXT + 1);
  }

  private void hunk(StringBuilder out, int from, int to) {
    out.append("@@ -").append(range(from, to, '+')).append(" +").append(range(from, to, '-'));
    out.append(" @@\n");
    for (Line line : lines.subList(from, to)) {
      out.append(line.sign()).append(line.text()).append('\n');
    }
  }

  /** Start and length in the text that has no lines of {@code other}. */
  private String range(int from, int to, char other) {
    long start = lines.subList(0, from).stream().filter(line -> line.sign() != other).count();
    long length = lines.subList(from, to).stream().filter(line -> line.sign() != other).count();
    return (length == 0 ? start : start + 1) + "," + length;
  }
}
