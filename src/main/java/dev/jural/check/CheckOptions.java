package dev.jural.check;

import java.time.LocalDate;
import java.util.Set;

/**
 * CheckOptions say what a run checks and what breaks it.
 *
 * @param profile {@code report}, {@code practical} or {@code none}; policies see it as {@code
 *     data.jural.profile}
 * @param namespaces packages to check, without {@code data.}; empty for all
 * @param failOn which findings break the run
 * @param isStrict whether a warning with the verdict {@code unknown} counts as a denial
 * @param asOf the day of the check
 * @param jobs threads to use; at least one
 * @param allowEmpty whether a run that checks nothing is no error
 * @param failOnVacuous whether rules and namespaces that took no part break the run
 * @param listNotApplicable whether outcomes list rules that do not speak to a resource
 * @param keepOutcomes whether results hold outcomes; without, memory does not grow with what passes
 * @param isRepeatable whether evaluating twice does no more than once: without, a policy prints or
 *     sends, and the lines that findings rest on are noted in the one evaluation
 * @param baseline findings that are known and not told again
 */
public record CheckOptions(
    String profile,
    Set<String> namespaces,
    FailOn failOn,
    boolean isStrict,
    LocalDate asOf,
    int jobs,
    boolean allowEmpty,
    boolean failOnVacuous,
    boolean listNotApplicable,
    boolean keepOutcomes,
    boolean isRepeatable,
    Baseline baseline) {
  public CheckOptions {
    namespaces = Set.copyOf(namespaces);
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs " + jobs);
    }
  }

  /** The same with findings that are known. */
  public CheckOptions with(Baseline newBaseline) {
    return new CheckOptions(
        profile,
        namespaces,
        failOn,
        isStrict,
        asOf,
        jobs,
        allowEmpty,
        failOnVacuous,
        listNotApplicable,
        keepOutcomes,
        isRepeatable,
        newBaseline);
  }

  /** The same for policies that do more than decide. */
  public CheckOptions once() {
    return new CheckOptions(
        profile,
        namespaces,
        failOn,
        isStrict,
        asOf,
        jobs,
        allowEmpty,
        failOnVacuous,
        listNotApplicable,
        keepOutcomes,
        false,
        baseline);
  }

  /** A FailOn says which findings break a run. */
  public enum FailOn {
    /** Denials. */
    DENY("deny"),
    /** Denials and warnings. */
    WARN("warn"),
    /** None; errors still do. */
    NONE("none");

    private final String text;

    FailOn(String text) {
      this.text = text;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
      return text;
    }
  }
}
