package dev.jural.author.lint;

/** A Level is how much a rule counts. */
public enum Level {
  /** It makes the run fail. */
  ERROR,
  /** It is shown. */
  WARNING,
  /** It is not looked for. */
  IGNORE
}
