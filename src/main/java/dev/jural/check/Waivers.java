package dev.jural.check;

import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Waivers apply to the findings of one run, and know which of them were needed. Used by one thread.
 */
final class Waivers {
  private final List<Waiver> all;
  private final LocalDate today;
  private final Set<Waiver> used = new LinkedHashSet<>();

  Waivers(List<Waiver> all, LocalDate today) {
    this.all = all;
    this.today = today;
  }

  /** The finding, marked as waived when a waiver that has not expired covers it. */
  Finding apply(Finding finding) {
    for (Waiver waiver : all) {
      if (waiver.covers(finding)) {
        used.add(waiver);
        if (!today.isAfter(waiver.expires())) {
          return finding.withWaiver(
              new Waived(
                  waiver.owner(), waiver.reason(), waiver.expires(), waiver.source().toString()));
        }
      }
    }
    return finding;
  }

  /** Whether a waiver that a finding needs has expired. */
  boolean hasExpired() {
    return used.stream().anyMatch(waiver -> today.isAfter(waiver.expires()));
  }

  /** Waivers that have expired though a finding needs them, and those that nothing needed. */
  List<Diagnostic> diagnostics() {
    List<Diagnostic> found = new ArrayList<>();
    for (Waiver waiver : all) {
      String name = "the waiver of " + waiver.rule() + " by " + waiver.owner();
      String expired = " expired on " + waiver.expires();
      boolean hasExpired = today.isAfter(waiver.expires());
      if (!used.contains(waiver)) {
        found.add(
            Diagnostic.warning(
                ErrorCode.WAIVER,
                name + " covers no finding" + (hasExpired ? ", and" + expired : ""),
                waiver.source()));
      } else if (hasExpired) {
        found.add(
            Diagnostic.error(ErrorCode.WAIVER, name + expired, waiver.source())
                .withHint("mend the findings, or agree on a new date"));
      }
    }
    return found;
  }
}
