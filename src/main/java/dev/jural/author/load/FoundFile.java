package dev.jural.author.load;

import java.util.List;

/**
 * A FoundFile is a file to load.
 *
 * @param name how messages name it, {@code /} between folders
 * @param at the names under {@code data} where its content goes, when it is data
 * @param content reads it
 */
record FoundFile(String name, List<String> at, Content content) {
  FoundFile {
    at = List.copyOf(at);
  }

  /** Reads a file. */
  @FunctionalInterface
  interface Content {
    /** The bytes. */
    byte[] read() throws java.io.IOException;
  }

  boolean isPolicy() {
    return name.endsWith(".rego");
  }
}
