package dev.jural.source;

import java.util.List;

/**
 * A RegoException carries the diagnostics that ended some work which is all or nothing: parsing,
 * compiling, evaluating or loading. It is the only exception of ours that callers of the public API
 * have to expect.
 */
public final class RegoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /** An exception for {@code diagnostics}, sorted by place; there must be at least one. */
  public RegoException(List<Diagnostic> diagnostics) {
    super(text(diagnostics));
    this.diagnostics = diagnostics.stream().sorted().toList();
  }

  /** An exception for one diagnostic. */
  public RegoException(Diagnostic diagnostic) {
    this(List.of(diagnostic));
  }

  /** What went wrong, sorted by place; never empty. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** The code of the first diagnostic. */
  public ErrorCode code() {
    return diagnostics.get(0).code();
  }

  private static String text(List<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      throw new IllegalArgumentException("no diagnostics");
    }
    if (diagnostics.size() == 1) {
      return diagnostics.get(0).toString();
    }
    StringBuilder text = new StringBuilder(diagnostics.size() + " errors occurred:");
    diagnostics.stream().sorted().forEach(d -> text.append('\n').append(d));
    return text.toString();
  }
}
