package dev.jural.author.test;

import dev.jural.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * A TestResult is how one test went.
 *
 * @param test the test
 * @param status how it went
 * @param nanos how long it took
 * @param output what it printed, lines with their ends
 * @param errors what ended it, when its status is {@code ERROR}
 * @param cases its cases; empty when it has none
 * @param failure why it failed, when that was asked for
 */
public record TestResult(
    TestCase test,
    Status status,
    long nanos,
    String output,
    List<Diagnostic> errors,
    CaseTree cases,
    Optional<Failure> failure) {
  public TestResult {
    errors = List.copyOf(errors);
  }

  /** A Status is how a test went. */
  public enum Status {
    /** Its rule is {@code true}. */
    PASS,
    /** Its rule is undefined or something else. */
    FAIL,
    /** It is not to be run yet. */
    SKIPPED,
    /** An error ended it. */
    ERROR
  }
}
