package dev.jural.source;

import java.util.Comparator;
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

  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::file)
          .thenComparingInt(Location::line)
          .thenComparingInt(Location::column);

  public Location {
    Objects.requireNonNull(file, "file");
  }

  /** The place that is only a file. */
  public static Location ofFile(String file) {
    return new Location(file, 0, 0);
  }

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column}, shortened to what is known. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
