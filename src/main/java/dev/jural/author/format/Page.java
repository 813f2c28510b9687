package dev.jural.author.format;

import dev.jural.ast.Comment;
import dev.jural.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Page is the text being written, and the comments that wait for their place in it.
 *
 * <p>Whoever writes something tells the page the row it came from ({@link #comments}): comments of
 * earlier rows are written before it, one of the same row at the end of the line.
 */
final class Page {
  private final StringBuilder out = new StringBuilder();
  private final List<Comment> comments;
  private int next;
  private int indent;
  private boolean isInLine;
  private @Nullable Comment atLineEnd;
  private boolean isHeld;
  private boolean isLenient;
  private boolean isQuiet;
  private boolean isAfterComment;

  /** A page for a source with these comments, in order. */
  Page(List<Comment> comments) {
    this.comments = comments;
  }

  /** A Mark is a state of a page to go back to. */
  record Mark(
      int length,
      int next,
      int indent,
      boolean isInLine,
      @Nullable Comment atLineEnd,
      boolean isHeld) {}

  Mark mark() {
    return new Mark(out.length(), next, indent, isInLine, atLineEnd, isHeld);
  }

  void restore(Mark mark) {
    out.setLength(mark.length());
    next = mark.next();
    indent = mark.indent();
    isInLine = mark.isInLine();
    atLineEnd = mark.atLineEnd();
    isHeld = mark.isHeld();
  }

  static int row(Comment comment) {
    return comment.span().location().line();
  }

  // ---- text

  Page write(String text) {
    out.append(text);
    return this;
  }

  boolean endsWith(String text) {
    int from = out.length() - text.length();
    return from >= 0 && out.indexOf(text, from) == from;
  }

  void startLine() {
    isInLine = true;
    out.append("\t".repeat(indent));
  }

  /** Starts a line unless one has been started. */
  void ensureLine() {
    if (!isInLine) {
      startLine();
    }
  }

  /** Ends the line, with the comment of its row. */
  void endLine() {
    Comment comment = atLineEnd;
    if (comment != null && !isHeld) {
      atLineEnd = null;
      if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
      out.append(text(comment));
    }
    isHeld = false;
    isInLine = false;
    isAfterComment = false;
    out.append('\n');
  }

  void blankLine() {
    out.append('\n');
  }

  void up() {
    indent++;
  }

  void down() {
    indent--;
  }

  /**
   * Ends the line without its comment, which goes to the end of the next line, that of {@code
   * nextRow}; unless that has one of its own and there is no other way out.
   */
  void endLineHoldingComment(int nextRow) {
    isHeld = !(isLenient && hasCommentIn(nextRow, nextRow));
    endLine();
  }

  /** What {@code work} does, with comments put where OPA has no place for them. */
  void leniently(Runnable work) {
    boolean before = isLenient;
    isLenient = true;
    try {
      work.run();
    } finally {
      isLenient = before;
    }
  }

  /** What {@code work} does, with comments left for what follows. */
  void quietly(Runnable work) {
    boolean before = isQuiet;
    isQuiet = true;
    try {
      work.run();
    } finally {
      isQuiet = before;
    }
  }

  boolean isLenient() {
    return isLenient;
  }

  boolean hasCommentAtLineEnd() {
    return atLineEnd != null;
  }

  // ---- comments

  /**
   * Writes the comments that stand before {@code row}, and keeps the one of {@code row} for the end
   * of the line.
   *
   * @throws Misplaced when the line has a comment already
   */
  void comments(int row) {
    if (isQuiet) {
      return;
    }
    before(row);
    if (next < comments.size() && row(comments.get(next)) == row) {
      if (atLineEnd != null) {
        throw new Misplaced();
      }
      atLineEnd = comments.get(next++);
    }
  }

  /** Writes the comments that stand before {@code row}. */
  void before(int row) {
    int last = 0;
    while (next < comments.size() && row(comments.get(next)) < row) {
      Comment comment = comments.get(next++);
      int at = row(comment);
      if (last > 0 && at - last > 1) {
        blankLine();
      }
      line(comment);
      last = at;
    }
    if (last > 0 && row - last > 1) {
      blankLine();
    }
  }

  /** Whether the line before was a comment and the next is not started. */
  boolean isAfterComment() {
    return isAfterComment && !isInLine;
  }

  private void line(Comment comment) {
    ensureLine();
    Comment waiting = atLineEnd;
    atLineEnd = null;
    write(text(comment));
    endLine();
    atLineEnd = waiting;
    isAfterComment = true;
  }

  /** Whether a comment waits that stands in the rows from {@code from} up to {@code to}. */
  boolean hasCommentIn(int from, int to) {
    if (isQuiet) {
      return false;
    }
    for (int i = next; i < comments.size() && row(comments.get(i)) <= to; i++) {
      if (row(comments.get(i)) >= from) {
        return true;
      }
    }
    return false;
  }

  /** Writes {@code span} as it is, with the comments in it. */
  void verbatim(Span span) {
    if (atLineEnd != null && atLineEnd.span().start() >= span.start()) {
      atLineEnd = null;
    }
    write(span.text());
    while (next < comments.size() && comments.get(next).span().start() < span.end()) {
      next++;
    }
  }

  /** Writes the comments that are left, a line each. */
  void rest() {
    while (next < comments.size()) {
      line(comments.get(next++));
    }
  }

  boolean hasComments() {
    return next < comments.size();
  }

  /** The row of the comment that was written or kept last; 0 when there was none. */
  int lastCommentRow() {
    return next == 0 ? 0 : row(comments.get(next - 1));
  }

  /** The comments up to and on {@code row}, taken out of their order. */
  List<Comment> take(int row) {
    int from = next;
    while (next < comments.size() && row(comments.get(next)) <= row) {
      next++;
    }
    return comments.subList(from, next);
  }

  /**
   * Writes comments that were taken: the last one goes to the end of the line if it is of {@code
   * row}.
   */
  void put(List<Comment> taken, int row) {
    for (Comment comment : taken) {
      if (row(comment) == row) {
        atLineEnd = comment;
      } else {
        line(comment);
      }
    }
  }

  private static String text(Comment comment) {
    return "#" + comment.text().stripTrailing();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
