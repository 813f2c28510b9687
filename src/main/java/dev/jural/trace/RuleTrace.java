package dev.jural.trace;

import dev.jural.source.Span;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Optional;

/**
 * A RuleTrace tells how the evaluation of one rule went. A rule that no index can exclude is run
 * too, so that there is something to tell of it.
 *
 * @param path the document it belongs to, {@code data.app.allow}
 * @param rule the rule
 * @param depth how many documents and functions are being evaluated around it, from 0
 * @param arguments of a function, what it was called with; of a partial rule of which one key was
 *     asked for, that key
 * @param value what the rule gave: of a partial rule, {@code true} when it gave anything
 * @param failures why each of its bodies that did not hold failed: the rule's own, then those of
 *     its {@code else}
 */
public record RuleTrace(
    String path,
    Span rule,
    int depth,
    List<RegoValue> arguments,
    Optional<RegoValue> value,
    List<FailedExpression> failures) {
  public RuleTrace {
    arguments = List.copyOf(arguments);
    failures = List.copyOf(failures);
  }

  /** Whether the rule gave a value. */
  public boolean isDefined() {
    return value.isPresent();
  }
}
