package dev.jural.manifest;

import dev.jural.source.Diagnostic;

/**
 * A DocumentSink takes what a loader reads, one document at a time, so that a file of a million
 * documents need not be held at once.
 */
public interface DocumentSink {
  /** Takes the next document that could be read. */
  void document(Manifest manifest);

  /** Takes what is to be said about the file. */
  void diagnostic(Diagnostic diagnostic);
}
