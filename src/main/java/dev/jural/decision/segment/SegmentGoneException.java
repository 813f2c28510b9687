package dev.jural.decision.segment;

import java.io.IOException;

/** A SegmentGoneException says that a segment was deleted while it was written. */
final class SegmentGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  SegmentGoneException(String name) {
    super("the segment " + name + " was deleted while it was written");
  }
}
