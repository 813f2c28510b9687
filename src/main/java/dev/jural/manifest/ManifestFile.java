package dev.jural.manifest;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A ManifestFile is a file to be read, with the name it is shown by.
 *
 * @param name the display name, as in every message, finding and log: relative as given, {@code /}
 *     between folders; {@code -} for standard input
 * @param path where it is; not used for standard input
 * @param isNamed whether it was named itself, and not found in a directory or archive
 * @param entry its content, for a file in an archive; then {@code path} is that of the archive
 */
public record ManifestFile(String name, Path path, boolean isNamed, Optional<ArchiveEntry> entry) {
  /** The name of standard input. */
  public static final String STANDARD_INPUT = "-";

  /** A file that is in no archive. */
  public ManifestFile(String name, Path path, boolean isNamed) {
    this(name, path, isNamed, Optional.empty());
  }

  public ManifestFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(path, "path");
  }

  /** Whether this is standard input. */
  public boolean isStandardInput() {
    return name.equals(STANDARD_INPUT);
  }

  // Spelled out: what a record makes of itself is code made at run time, which a short run pays
  // for.
  @Override
  public boolean equals(Object other) {
    return other instanceof ManifestFile that
        && isNamed == that.isNamed
        && name.equals(that.name)
        && path.equals(that.path)
        && entry.equals(that.entry);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + path.hashCode();
  }
}
