package dev.jural.source;

import java.util.Arrays;
import java.util.Objects;

/**
 * A SourceText is a named text: a policy module, a manifest file, a query. It maps offsets to lines
 * and columns.
 *
 * <p>Offsets, like columns, count UTF-16 code units; offsets start at 0, lines and columns at 1. A
 * line ends at LF; a CR before it belongs to the line end. Immutable and safe for use by many
 * threads.
 */
public final class SourceText {
  private final String name;
  private final String text;

  /**
   * Computed on first use: most texts are never asked for a place. A racing thread computes the
   * same.
   */
  private volatile int[] lineStarts = new int[0];

  private SourceText(String name, String text) {
    this.name = Objects.requireNonNull(name, "name");
    this.text = Objects.requireNonNull(text, "text");
  }

  /**
   * Returns a text with the display name {@code name}, for instance {@code
   * policies/report/minimum.rego}.
   */
  public static SourceText of(String name, String text) {
    return new SourceText(name, text);
  }

  /** The display name, as it stands in messages. */
  public String name() {
    return name;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** The place of {@code offset}; an offset past either end is moved to that end. */
  public Location locate(int offset) {
    int at = Math.max(0, Math.min(offset, text.length()));
    int[] starts = starts();
    int found = Arrays.binarySearch(starts, at);
    int index = found >= 0 ? found : -found - 2;
    return new Location(name, index + 1, at - starts[index] + 1);
  }

  /** The number of lines; a text that ends in a line end has an empty last line. */
  public int lineCount() {
    return starts().length;
  }

  /**
   * The text of {@code line} (1-based) without its line end; empty for a line that does not exist.
   */
  public String line(int line) {
    int[] starts = starts();
    if (line < 1 || line > starts.length) {
      return "";
    }
    int start = starts[line - 1];
    int end = line < starts.length ? starts[line] - 1 : text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }

  /** The offset of the first character of {@code line} (1-based). */
  public int lineStart(int line) {
    return starts()[line - 1];
  }

  private int[] starts() {
    int[] known = lineStarts;
    if (known.length == 0) {
      known = computeStarts(text);
      lineStarts = known;
    }
    return known;
  }

  private static int[] computeStarts(String text) {
    int[] starts = new int[Math.max(16, text.length() / 32)];
    int count = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  @Override
  public String toString() {
    return name;
  }
}
