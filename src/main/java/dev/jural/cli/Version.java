package dev.jural.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The version of the program. */
final class Version {
  private Version() {}

  /** The version of the jar; {@code dev} when run from classes. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /** What tells builds of one version apart: where the classes are, their size and their time. */
  static String build() {
    try {
      Path place =
          Path.of(Version.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return place + " " + Files.size(place) + " " + Files.getLastModifiedTime(place).toMillis();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("where am I?", e);
    }
  }
}
