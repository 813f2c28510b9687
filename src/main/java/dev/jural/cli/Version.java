package dev.jural.cli;

/** The version of the program. */
final class Version {
  private Version() {}

  /** The version of the jar; {@code dev} when run from classes. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
