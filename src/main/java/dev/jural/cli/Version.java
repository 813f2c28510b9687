package dev.jural.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program. */
final class Version implements IVersionProvider {
  Version() {}

  /** The version of the jar; {@code dev} when run from classes. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"jural " + text()};
  }
}
