package dev.jural.manifest;

import dev.jural.source.Diagnostic;
import dev.jural.source.Severity;
import java.util.List;

/**
 * A LoadResult is what one file gave: the documents that could be read, and what is to be said
 * about the rest.
 *
 * @param documents in the order of the file
 * @param diagnostics errors for what could not be read, a warning for a file that is no manifest or
 *     has nothing in it
 */
public record LoadResult(List<Manifest> documents, List<Diagnostic> diagnostics) {
  public LoadResult {
    documents = List.copyOf(documents);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether some of the file could not be read, so that the run ends with exit code 3. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
