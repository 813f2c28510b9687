package dev.jural.ast;

import dev.jural.source.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * A Rule is a head and the body under which it holds.
 *
 * <p>A module's {@code p := 1 if a {...} else := 2 if b} is one rule whose {@code otherwise} is the
 * next one of the chain. A rule without a body has {@link Body#TRUE}. A body written {@code p if
 * {a} {b}} (v0 chained bodies) is two rules.
 *
 * @param isDefault whether this is {@code default p := v}
 * @param head the head
 * @param body the body
 * @param otherwise the {@code else} rule, tried when this one is undefined; its head repeats this
 *     head with its own value
 * @param span the whole rule, the {@code else} chain included
 */
public record Rule(boolean isDefault, Head head, Body body, Optional<Rule> otherwise, Span span) {
  /** The same rule with another head, body and chain. */
  public Rule with(Head newHead, Body newBody, Optional<Rule> newOtherwise) {
    return new Rule(isDefault, newHead, newBody, newOtherwise, span);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rule that
        && isDefault == that.isDefault
        && head.equals(that.head)
        && body.equals(that.body)
        && otherwise.equals(that.otherwise);
  }

  @Override
  public int hashCode() {
    return Objects.hash(isDefault, head, body, otherwise);
  }
}
