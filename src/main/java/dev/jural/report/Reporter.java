package dev.jural.report;

import dev.jural.check.CheckResults;

/**
 * A Reporter writes results in one format. The same results give the same text, whatever the locale
 * or zone.
 */
@FunctionalInterface
public interface Reporter {
  /** The whole report, lines ended by LF. */
  String write(CheckResults results, ReportOptions options);
}
