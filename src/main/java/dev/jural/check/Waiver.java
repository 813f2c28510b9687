package dev.jural.check;

import java.time.LocalDate;

/**
 * A Waiver lets findings of one rule through for a while.
 *
 * @param rule id of the rule; {@code *} for any
 * @param file pattern of the resource's file, {@code *} and {@code **} as in globs; empty for any
 * @param kind kind of the resource; empty for any
 * @param name name of the resource; empty for any
 * @param component the finding's component; empty for any
 * @param owner who answers for it
 * @param reason why
 * @param expires last day on which it holds
 * @param source where it is written
 */
public record Waiver(
    String rule,
    String file,
    String kind,
    String name,
    String component,
    String owner,
    String reason,
    LocalDate expires,
    dev.jural.source.Location source) {

  /** Whether this waiver is about {@code finding}, whatever the day. */
  boolean covers(Finding finding) {
    return matchesRule(finding)
        && (file.isEmpty() || FilePattern.matches(file, finding.resource().origin().file()))
        && (kind.isEmpty() || finding.resource().name().startsWith(kind + " "))
        && (name.isEmpty()
            || finding.resource().name().endsWith(" " + name)
            || finding.resource().name().endsWith("/" + name))
        && (component.isEmpty() || component.equals(Details.text(finding.details(), "component")));
  }

  /** By id, or by the kind of rule that the finding says it is of ({@code minimum-version}). */
  private boolean matchesRule(Finding finding) {
    return rule.equals("*")
        || rule.equals(finding.rule().id())
        || rule.equals(Details.text(finding.details(), "kind"));
  }
}
