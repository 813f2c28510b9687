package dev.jural.manifest;

import dev.jural.source.SourceText;

/**
 * A DocumentLoader reads the documents of a text of one format. Its only method takes the text and
 * gives manifests, so that it cannot forget positions.
 */
interface DocumentLoader {
  /**
   * Reads every document of {@code text}. What cannot be read becomes a diagnostic; nothing is
   * thrown for bad input.
   */
  void load(SourceText text, DocumentSink sink);
}
