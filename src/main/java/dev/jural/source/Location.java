package dev.jural.source;

import java.util.Objects;

/**
 * A Location is a place a person can go to.
 *
 * @param file display name of the text, {@code /} between folders; empty when unknown
 * @param line 1-based; 0 when only the file is known
 * @param column 1-based, in UTF-16 code units; 0 when only the line is known
 */
public record Location(String file, int line, int column) implements Comparable<Location> {
  /** No place at all. */
  public static final Location NONE = new Location("", 0, 0);

  public Location {
    Objects.requireNonNull(file, "file");
  }

  /** The place that is only a file. */
  public static Location ofFile(String file) {
    return new Location(file, 0, 0);
  }

  @Override
  public int compareTo(Location other) {
    // By hand: every run needs this class, and chained comparators cost milliseconds to set up.
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /** {@code file:line:column}, shortened to what is known. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }

  // Spelled out: what a record makes of itself is code made at run time, which a short run pays
  // for.
  @Override
  public boolean equals(Object other) {
    return other instanceof Location that
        && line == that.line
        && column == that.column
        && file.equals(that.file);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * file.hashCode() + line) + column;
  }
}
