package dev.jural.author.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Lays out elements between brackets: on one line when they stood on one row with what opens them,
 * else one line for each row, with a comma at the end.
 *
 * @param <T> an element
 */
final class SequenceLayout<T> {
  private final Page page;
  private final ToIntFunction<T> rows;
  private final Consumer<T> write;

  SequenceLayout(Page page, ToIntFunction<T> rows, Consumer<T> write) {
    this.page = page;
    this.rows = rows;
    this.write = write;
  }

  /**
   * Writes the elements, what comes right after the opening bracket and right before the closing
   * one.
   *
   * @param openRow row of what opens the sequence
   * @param closeRow row of the bracket that closes it
   */
  void write(List<T> elements, int openRow, int closeRow) {
    List<List<T>> lines = lines(elements);
    boolean isOneLine = lines.size() <= 1;
    boolean isCommented = page.hasCommentIn(openRow + 1, closeRow - 1);
    if (isOneLine && isCommented && (elements.isEmpty() || !page.isLenient())) {
      throw new Misplaced();
    }
    boolean startsThere = elements.isEmpty() || rows.applyAsInt(elements.get(0)) == openRow;
    if (isOneLine && startsThere && !isCommented) {
      line(elements);
      return;
    }
    page.endLineHoldingComment(rows.applyAsInt(elements.get(0)));
    page.up();
    for (List<T> line : lines) {
      page.comments(rows.applyAsInt(line.get(0)));
      page.ensureLine();
      line(line);
      page.write(",");
      page.endLine();
    }
    page.comments(closeRow);
    page.down();
    page.startLine();
  }

  private void line(List<T> elements) {
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        page.write(", ");
      }
      write.accept(elements.get(i));
    }
  }

  private List<List<T>> lines(List<T> elements) {
    List<List<T>> lines = new ArrayList<>();
    int row = -1;
    for (T element : elements) {
      int at = rows.applyAsInt(element);
      if (at != row) {
        lines.add(new ArrayList<>());
        row = at;
      }
      lines.get(lines.size() - 1).add(element);
    }
    return lines;
  }
}
