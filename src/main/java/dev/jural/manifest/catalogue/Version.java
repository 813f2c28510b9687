package dev.jural.manifest.catalogue;

import dev.jural.manifest.Confidence;

/**
 * A Version is what a text says of a version.
 *
 * @param raw the text
 * @param normalised the version to compare; empty when the text names no single one
 * @param confidence how firmly the text pins it
 */
public record Version(String raw, String normalised, Confidence confidence) {
  /** What says nothing of a version. */
  public static Version none(String raw, Confidence confidence) {
    return new Version(raw, "", confidence);
  }

  /** Whether it names one version. */
  public boolean isKnown() {
    return !normalised.isEmpty();
  }
}
