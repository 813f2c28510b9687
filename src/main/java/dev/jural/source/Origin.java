package dev.jural.source;

import java.util.Objects;

/**
 * An Origin says which document of which file a value came from.
 *
 * @param file display name of the file, {@code /} between folders; {@code -} is standard input
 * @param document 0-based index of the document in its file
 */
public record Origin(String file, int document) implements Comparable<Origin> {
  public Origin {
    Objects.requireNonNull(file, "file");
    if (document < 0) {
      throw new IllegalArgumentException("document " + document);
    }
  }

  @Override
  public int compareTo(Origin other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(document, other.document);
  }

  /** {@code file} for the first document, {@code file#2} for the one with index 2. */
  @Override
  public String toString() {
    return document == 0 ? file : file + "#" + document;
  }

  // Spelled out: what a record makes of itself is code made at run time, which a short run pays
  // for.
  @Override
  public boolean equals(Object other) {
    return other instanceof Origin that && document == that.document && file.equals(that.file);
  }

  @Override
  public int hashCode() {
    return 31 * file.hashCode() + document;
  }
}
