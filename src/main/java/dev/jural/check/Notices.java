package dev.jural.check;

import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.Severity;
import java.util.ArrayList;
import java.util.List;

/** Notices put what is said about files into order, and say once what holds for many. */
final class Notices {
  /** How many templates are named; the rest is counted. */
  private static final int NAMED = 3;

  private Notices() {}

  /** In order, with one notice in place of one for each template: a chart has dozens. */
  static List<Diagnostic> ordered(List<Diagnostic> diagnostics) {
    List<Diagnostic> templates =
        diagnostics.stream().filter(d -> d.code() == ErrorCode.MANIFEST_TEMPLATE).sorted().toList();
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    if (templates.size() > 1) {
      all.removeIf(d -> d.code() == ErrorCode.MANIFEST_TEMPLATE);
      all.add(merged(templates));
    }
    return all.stream().sorted().toList();
  }

  private static Diagnostic merged(List<Diagnostic> templates) {
    List<String> names =
        templates.stream().limit(NAMED).map(template -> template.location().file()).toList();
    int more = templates.size() - names.size();
    return Diagnostic.warning(
        ErrorCode.MANIFEST_TEMPLATE,
        templates.size()
            + " files are no YAML but templates; not read, only looked through for versions: "
            + String.join(", ", names)
            + (more > 0 ? " and " + more + " more" : ""),
        Location.NONE);
  }

  /** For a list of versions, a file that was looked through line by line is no failure. */
  static Diagnostic scanned(Diagnostic diagnostic) {
    return diagnostic.code() == ErrorCode.MANIFEST_SYNTAX
        ? new Diagnostic(
            Severity.WARNING,
            diagnostic.code(),
            diagnostic.message() + "; only looked through for versions",
            diagnostic.span(),
            diagnostic.location(),
            diagnostic.hint())
        : diagnostic;
  }
}
