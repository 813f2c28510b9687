package dev.jural.compiler;

import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Problems collects what is wrong with a policy; a stage reports all it finds, then the work ends.
 */
final class Problems {
  private static final int MOST = 10;

  private final Set<Diagnostic> found = new LinkedHashSet<>();

  void add(ErrorCode code, String message, Span span) {
    found.add(Diagnostic.error(code, message, span));
  }

  void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** How many there are. */
  int count() {
    return found.size();
  }

  /** Ends the work if anything was found: with the first ten, by place. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      List<Diagnostic> sorted = found.stream().sorted().limit(MOST).toList();
      throw new RegoException(sorted);
    }
  }
}
