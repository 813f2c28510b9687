package dev.jural.manifest;

import dev.jural.source.Location;
import dev.jural.value.RegoValue;
import java.util.List;

/**
 * Positions give the place of a part of a document by its path. Evaluation never asks; only
 * printing does.
 */
public interface Positions {
  /**
   * The place of the value at {@code path} (keys and indexes from the document's root), or of its
   * nearest ancestor that has one.
   */
  Location at(List<RegoValue> path);

  /** The place of the key that leads to {@code path}, else as {@link #at}. */
  Location ofKey(List<RegoValue> path);

  /**
   * The value's text as it stands in the source (a version {@code 1.20} that YAML reads as a
   * number); empty if unknown.
   */
  String rawText(List<RegoValue> path);
}
