package dev.jural.author.lint;

import dev.jural.source.Span;

/** A Report takes what a rule finds. */
@FunctionalInterface
interface Report {
  /**
   * Takes a finding.
   *
   * @param span where it is
   * @param detail what is found there; empty when the rule's summary says it all
   */
  void at(Span span, String detail);

  /** Takes a finding of which the summary says all. */
  default void at(Span span) {
    at(span, "");
  }
}
