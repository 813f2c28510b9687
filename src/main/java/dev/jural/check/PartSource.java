package dev.jural.check;

import dev.jural.manifest.ManifestFile;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A PartSource reads files. Safe for use by many threads; a file is asked for once. */
@FunctionalInterface
public interface PartSource {
  /** Gives the parts of {@code file} in order, at least one; nothing is thrown for a bad file. */
  void read(ManifestFile file, Consumer<FilePart> parts);

  /**
   * As {@link #read(ManifestFile, Consumer)}, but only if {@code isWanted} says so of the bytes
   * that would be read; a source that does not read bytes does not ask.
   */
  default void read(ManifestFile file, Predicate<byte[]> isWanted, Consumer<FilePart> parts) {
    read(file, parts);
  }
}
