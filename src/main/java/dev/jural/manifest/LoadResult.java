package dev.jural.manifest;

import dev.jural.source.Diagnostic;
import dev.jural.source.Severity;
import dev.jural.source.SourceText;
import java.util.List;

/**
 * A LoadResult is what one file gave: the documents that could be read, and what is to be said
 * about the rest.
 *
 * @param documents in the order of the file
 * @param diagnostics errors for what could not be read, a warning for a file that is no manifest or
 *     has nothing in it
 * @param outlines what a template is without its actions: enough to see which systems it runs, but
 *     nothing to judge it by; never given to policies
 * @param unread the text of a file of which nothing could be read at all; empty or one
 */
public record LoadResult(
    List<Manifest> documents,
    List<Diagnostic> diagnostics,
    List<Manifest> outlines,
    List<SourceText> unread) {
  /** A result without outlines. */
  public LoadResult(List<Manifest> documents, List<Diagnostic> diagnostics) {
    this(documents, diagnostics, List.of(), List.of());
  }

  public LoadResult {
    outlines = List.copyOf(outlines);
    unread = List.copyOf(unread);
    documents = List.copyOf(documents);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether some of the file could not be read, so that the run ends with exit code 3. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
