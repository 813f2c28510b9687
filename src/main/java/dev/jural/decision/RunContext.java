package dev.jural.decision;

import java.util.Map;

/**
 * A RunContext is what is the same for all decisions of a run.
 *
 * @param labels {@code app}, {@code id}, {@code version} and the like, as OPA has them
 * @param revisions digest of the policies, by name of the bundle
 * @param profile the profile that was checked against
 * @param asOf the day of the check, {@code YYYY-MM-DD}
 */
public record RunContext(
    Map<String, String> labels, Map<String, String> revisions, String profile, String asOf) {
  public RunContext {
    labels = Map.copyOf(labels);
    revisions = Map.copyOf(revisions);
  }
}
