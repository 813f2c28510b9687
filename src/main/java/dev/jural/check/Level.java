package dev.jural.check;

/** A Level says how much a finding weighs; constants stand from the heaviest. */
public enum Level {
  /** Breaks the run: rules named {@code deny} or {@code violation}. */
  DENY("deny"),
  /** Advice: rules named {@code warn}. */
  WARN("warn");

  private final String text;

  Level(String text) {
    this.text = text;
  }

  /** The name in output. */
  public String text() {
    return text;
  }
}
