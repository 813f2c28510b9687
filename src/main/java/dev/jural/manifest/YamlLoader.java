package dev.jural.manifest;

import dev.jural.source.SourceText;

/**
 * A YamlLoader reads YAML: SnakeYAML's parser gives the events, and values and positions are made
 * from them directly. No object of a Java type is ever constructed. Safe for use by many threads.
 */
final class YamlLoader implements DocumentLoader {
  @Override
  public void load(SourceText text, DocumentSink sink) {
    new YamlStream(text, sink).read();
  }
}
