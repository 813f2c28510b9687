package dev.jural.report;

/**
 * ReportOptions say what a report shows.
 *
 * @param colour whether the table uses terminal colours
 * @param showOutcomes whether every rule is listed for every resource, as passed, failed, waived or
 *     not applicable
 * @param showVacuity whether rules, namespaces and input paths that took no part are listed
 * @param quiet whether the table leaves out the summary when there is nothing to say
 */
public record ReportOptions(
    boolean colour, boolean showOutcomes, boolean showVacuity, boolean quiet) {
  /** No colours, findings only. */
  public static final ReportOptions DEFAULT = new ReportOptions(false, false, false, false);
}
