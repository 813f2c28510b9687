package dev.jural.check;

import dev.jural.engine.Decision;
import dev.jural.source.Diagnostic;
import java.util.List;

/**
 * A SubjectResult is what one package said of one subject.
 *
 * @param check the package
 * @param subject the subject
 * @param findings before waivers
 * @param verdicts the package's verdicts, or an empty set
 * @param problems what went wrong
 * @param decision for the log
 */
record SubjectResult(
    PackageCheck check,
    Subject subject,
    List<Finding> findings,
    dev.jural.value.RegoValue verdicts,
    List<Diagnostic> problems,
    Decision decision) {}
