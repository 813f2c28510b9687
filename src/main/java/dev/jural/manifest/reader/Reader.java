package dev.jural.manifest.reader;

import dev.jural.manifest.Node;

/**
 * A Reader finds evidence of systems in documents of one shape. It looks where that shape keeps
 * images, charts and versions, and never searches a document for them. Stateless.
 */
public interface Reader {
  /** Whether {@code document} has this reader's shape. */
  boolean recognises(Node document);

  /** Adds what {@code document}, which has the shape, shows. */
  void read(Node document, Findings findings);
}
