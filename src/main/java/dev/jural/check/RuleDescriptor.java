package dev.jural.check;

import dev.jural.source.Location;

/**
 * A RuleDescriptor says what a rule is, for people and for SARIF.
 *
 * @param id the stable id: what a finding names, else the annotation {@code custom.id}, else the
 *     rule's path without {@code data.}; for the built-in pack the row id {@code R11}
 * @param path the rule's document, {@code data.report.versions.deny}
 * @param title one line; the id when the policy gives none
 * @param description more lines; may be empty
 * @param url where to read more; may be empty
 * @param location the rule in its policy file
 */
public record RuleDescriptor(
    String id, String path, String title, String description, String url, Location location) {

  /** Whether it is the same rule: by id and path. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RuleDescriptor that && id.equals(that.id) && path.equals(that.path);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + path.hashCode();
  }
}
