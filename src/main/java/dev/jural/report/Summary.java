package dev.jural.report;

import dev.jural.check.CheckResults;
import dev.jural.check.Finding;
import dev.jural.check.Level;
import dev.jural.source.Severity;

/**
 * A Summary counts results.
 *
 * @param denied findings that deny, not waived
 * @param warned findings that warn, not waived
 * @param waived findings that are waived
 * @param errors what could not be read, loaded or evaluated
 */
record Summary(int denied, int warned, int waived, int errors) {
  static Summary of(CheckResults results) {
    int denied = 0;
    int warned = 0;
    int waived = 0;
    for (Finding finding : results.findings()) {
      if (finding.waived().isPresent()) {
        waived++;
      } else if (finding.level() == Level.DENY) {
        denied++;
      } else {
        warned++;
      }
    }
    int errors =
        (int) results.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).count();
    return new Summary(denied, warned, waived, errors);
  }
}
