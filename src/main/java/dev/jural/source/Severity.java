package dev.jural.source;

/** A Severity says whether what a diagnostic tells stops the work. */
public enum Severity {
  /** The input or policy cannot be used. */
  ERROR,
  /** It can be used, but somebody should look. */
  WARNING,
  /** Worth knowing, nothing to mend. */
  NOTE
}
