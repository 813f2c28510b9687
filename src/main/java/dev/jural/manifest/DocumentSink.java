package dev.jural.manifest;

import dev.jural.source.Diagnostic;
import dev.jural.source.SourceText;

/**
 * A DocumentSink takes what a loader reads, one document at a time, so that a file of a million
 * documents need not be held at once.
 */
public interface DocumentSink {
  /** Takes the next document that could be read. */
  void document(Manifest manifest);

  /** Takes what is to be said about the file. */
  void diagnostic(Diagnostic diagnostic);

  /**
   * Takes what a document of a template is without its actions; see {@link LoadResult#outlines}.
   */
  default void outline(Manifest manifest) {}

  /** Takes the text of a file of which nothing could be read; see {@link LoadResult#unread}. */
  default void unread(SourceText text) {}
}
