package dev.jural.check;

import dev.jural.source.Location;
import dev.jural.value.RegoObject;
import java.util.Optional;

/**
 * A Finding is one thing a rule has against one resource.
 *
 * @param rule the rule
 * @param level how much it weighs
 * @param message what is wrong, as the policy says it; untrusted text
 * @param resource what it is about
 * @param location the line to go to
 * @param details what else the policy gave beside {@code msg}
 * @param waived by whose leave it does not count, if so
 * @param fingerprint 16 hexadecimal digits, the same in the next run as long as rule, resource and
 *     message are, whatever the line
 */
public record Finding(
    RuleDescriptor rule,
    Level level,
    String message,
    Resource resource,
    Location location,
    RegoObject details,
    Optional<Waived> waived,
    String fingerprint) {
  /** The same finding under a waiver. */
  public Finding withWaiver(Waived waiver) {
    return new Finding(
        rule, level, message, resource, location, details, Optional.of(waiver), fingerprint);
  }
}
