package dev.jural.check;

import dev.jural.manifest.ManifestFile;
import java.util.function.Consumer;

/** A PartSource reads files. Safe for use by many threads; a file is asked for once. */
@FunctionalInterface
public interface PartSource {
  /** Gives the parts of {@code file} in order, at least one; nothing is thrown for a bad file. */
  void read(ManifestFile file, Consumer<FilePart> parts);
}
