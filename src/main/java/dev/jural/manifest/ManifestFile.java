package dev.jural.manifest;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A ManifestFile is a file to be read, with the name it is shown by.
 *
 * @param name the display name, as in every message, finding and log: relative as given, {@code /}
 *     between folders; {@code -} for standard input
 * @param path where it is; not used for standard input
 * @param isNamed whether it was named itself, and not found in a directory
 */
public record ManifestFile(String name, Path path, boolean isNamed) {
  /** The name of standard input. */
  public static final String STANDARD_INPUT = "-";

  public ManifestFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(path, "path");
  }

  /** Whether this is standard input. */
  public boolean isStandardInput() {
    return name.equals(STANDARD_INPUT);
  }
}
