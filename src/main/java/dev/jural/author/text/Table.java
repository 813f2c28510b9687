package dev.jural.author.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Tables with lines around their cells, as OPA draws them: heads in the middle, cells at the left.
 */
public final class Table {
  private Table() {}

  /** The table of some rows; each has a cell for each head. */
  public static String of(List<String> heads, List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      int width = width(heads.get(i));
      for (List<String> row : rows) {
        width = Math.max(width, width(row.get(i)));
      }
      widths.add(width);
    }
    StringBuilder out = new StringBuilder();
    if (!heads.isEmpty()) {
      line(out, widths, "┌", "┬", "┐");
      row(out, widths, heads, true);
      line(out, widths, "├", "┼", "┤");
      rows.forEach(row -> row(out, widths, row, false));
      line(out, widths, "└", "┴", "┘");
    }
    return out.toString();
  }

  /** The same without heads. */
  public static String of(List<List<String>> rows) {
    List<String> heads = rows.get(0).stream().map(cell -> "").toList();
    String all = of(heads, rows);
    int first = all.indexOf('\n') + 1;
    int second = all.indexOf('\n', first) + 1;
    int third = all.indexOf('\n', second) + 1;
    return all.substring(0, first) + all.substring(third);
  }

  private static void line(
      StringBuilder out, List<Integer> widths, String left, String middle, String right) {
    out.append(left);
    for (int i = 0; i < widths.size(); i++) {
      out.append(i == 0 ? "" : middle).append("─".repeat(widths.get(i) + 2));
    }
    out.append(right).append('\n');
  }

  private static void row(
      StringBuilder out, List<Integer> widths, List<String> cells, boolean isCentred) {
    out.append("│");
    for (int i = 0; i < cells.size(); i++) {
      int space = widths.get(i) - width(cells.get(i));
      int left = isCentred ? space / 2 : 0;
      out.append(' ').append(" ".repeat(left)).append(cells.get(i));
      out.append(" ".repeat(space - left)).append(" │");
    }
    out.append('\n');
  }

  /** How many columns of a terminal a text takes. */
  private static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
