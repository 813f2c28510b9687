package dev.jural.manifest;

/** A Confidence says how firmly a piece of evidence pins a version. */
public enum Confidence {
  /** One version, and no other. */
  EXACT("exact"),
  /** A range of versions ({@code ^10.0.0}, {@code 2.x}). */
  RANGE("range"),
  /** A tag that moves ({@code latest}, {@code edge}), or no tag. */
  FLOATING("floating"),
  /** The system is there; nothing says which version. */
  UNKNOWN("unknown");

  private final String text;

  Confidence(String text) {
    this.text = text;
  }

  /** The name in records and output. */
  public String text() {
    return text;
  }
}
