package dev.jural.manifest;

import dev.jural.source.Origin;
import dev.jural.value.RegoValue;

/**
 * A Manifest is one document of one file: its value, and beside it the places of its parts.
 *
 * @param origin which document of which file; the file's display name
 * @param value the document as policies see it
 * @param positions where the parts of the value stand
 * @param header the comment lines before the document, as written, and an empty line for each other
 *     one, at most {@link ManifestLimits#MAX_HEADER} characters; empty when there are none
 * @param headerLine the line that the header starts on; 1 when there is none
 */
public record Manifest(
    Origin origin, RegoValue value, Positions positions, String header, int headerLine) {
  private static final String SOURCE = "# Source:";

  /** A manifest without comments before it. */
  public Manifest(Origin origin, RegoValue value, Positions positions) {
    this(origin, value, positions, "", 1);
  }

  /**
   * The chart's template that the document was rendered from, as {@code helm template} notes it in
   * {@code # Source: cilium/templates/agent.yaml}; empty when nothing says so.
   */
  public String chartSource() {
    String found = "";
    for (String line : header.lines().toList()) {
      if (line.startsWith(SOURCE)) {
        found = line.substring(SOURCE.length()).strip();
      }
    }
    return found;
  }
}
