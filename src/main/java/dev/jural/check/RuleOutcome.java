package dev.jural.check;

/**
 * A RuleOutcome says how one resource fared under one rule.
 *
 * @param rule the rule
 * @param resource the resource
 * @param outcome how it fared
 */
public record RuleOutcome(RuleDescriptor rule, Resource resource, Outcome outcome) {
  /** An Outcome is how a resource fares under a rule. */
  public enum Outcome {
    /** The rule spoke to the resource and has nothing against it. */
    PASSED("passed"),
    /** The rule has findings, none waived away. */
    FAILED("failed"),
    /** All findings are waived. */
    WAIVED("waived"),
    /** The rule does not speak to this resource. */
    NOT_APPLICABLE("not applicable");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** The name in output. */
    public String text() {
      return text;
    }
  }
}
