package dev.jural.author.coverage;

import dev.jural.source.Span;
import dev.jural.trace.StepListener;
import dev.jural.value.RegoValue;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A CoverageCollector notes which expressions evaluations reached, and which rules gave a value.
 * Shared by threads.
 */
public final class CoverageCollector implements StepListener {
  private final Set<Span> expressions = ConcurrentHashMap.newKeySet();
  private final Set<Head> heads = ConcurrentHashMap.newKeySet();

  /** A rule, and which of its bodies. */
  private record Head(Span rule, int branch) {}

  private final Set<String> defaults = ConcurrentHashMap.newKeySet();

  @Override
  public void evaluating(Span expression, int depth, Supplier<Map<String, RegoValue>> variables) {
    if (expression != Span.NONE) {
      expressions.add(expression);
    }
  }

  @Override
  public void left(String document, Span rule, int branch, int depth) {
    if (branch < 0) {
      defaults.add(document);
    } else {
      heads.add(new Head(rule, branch));
    }
  }

  /** The expressions that were reached. */
  Set<Span> expressions() {
    return expressions;
  }

  /** Whether a body of a rule gave a value: 0 the rule's own, 1 that of the first {@code else}. */
  boolean isLeft(Span rule, int branch) {
    return heads.contains(new Head(rule, branch));
  }

  /** Whether a document had its value by default. */
  boolean isDefault(String document) {
    return defaults.contains(document);
  }
}
