package dev.jural.author.lint;

import dev.jural.source.Location;

/**
 * A Violation is one finding of one rule.
 *
 * @param rule the rule
 * @param level how much it counts
 * @param detail what was found; empty when the rule's summary says it all
 * @param location where it begins
 * @param text the source line
 */
public record Violation(LintRule rule, Level level, String detail, Location location, String text) {

  /** What is wrong, in one line. */
  public String message() {
    return detail.isEmpty() ? rule.summary() : rule.summary() + ": " + detail;
  }
}
