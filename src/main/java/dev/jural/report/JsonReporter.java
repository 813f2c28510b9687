package dev.jural.report;

import dev.jural.check.CheckResults;
import dev.jural.check.Finding;
import dev.jural.check.RuleDescriptor;
import dev.jural.check.RuleOutcome;
import dev.jural.check.Waived;
import dev.jural.manifest.Evidence;
import dev.jural.source.Diagnostic;
import dev.jural.source.Location;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.function.Function;

/** Everything there is to say, as one JSON object. */
final class JsonReporter implements Reporter {
  private static final int FORMAT_VERSION = 1;

  @Override
  public String write(CheckResults results, ReportOptions options) {
    Summary counts = Summary.of(results);
    RegoObject summary =
        RegoObject.builder()
            .put("denied", RegoNumber.of(counts.denied()))
            .put("warned", RegoNumber.of(counts.warned()))
            .put("waived", RegoNumber.of(counts.waived()))
            .put("errors", RegoNumber.of(counts.errors()))
            .put("files", RegoNumber.of(results.filesRead()))
            .put("documents", RegoNumber.of(results.documents()))
            .put("exit_code", RegoNumber.of(results.exitCode().code()))
            .build();
    RegoObject vacuity =
        RegoObject.builder()
            .put("rules", array(results.vacuity().rules(), RegoString::of))
            .put("namespaces", array(results.vacuity().namespaces(), RegoString::of))
            .put("input_paths", array(results.vacuity().inputPaths(), RegoString::of))
            .build();
    return PrettyJson.write(
        RegoObject.builder()
            .put("version", RegoNumber.of(FORMAT_VERSION))
            .put("summary", summary)
            .put("findings", array(results.findings(), JsonReporter::finding))
            .put("rules", array(results.rules(), JsonReporter::rule))
            .put(
                "outcomes",
                array(
                    options.showOutcomes() ? results.outcomes() : List.of(), JsonReporter::outcome))
            .put("evidence", array(results.evidence(), Evidence::toValue))
            .put("diagnostics", array(results.diagnostics(), JsonReporter::diagnostic))
            .put("vacuity", vacuity)
            .build());
  }

  private static <T> RegoArray array(List<T> items, Function<T, RegoValue> form) {
    return RegoArray.of(items.stream().map(form).toList());
  }

  private static RegoObject finding(Finding finding) {
    RegoObject.Builder object =
        RegoObject.builder()
            .put("rule", finding.rule().id())
            .put("level", finding.level().text())
            .put("message", finding.message())
            .put("resource", finding.resource().name())
            .put("document", RegoNumber.of(finding.resource().origin().document()))
            .put("location", location(finding.location()))
            .put("details", finding.details())
            .put("fingerprint", finding.fingerprint());
    finding.waived().ifPresent(waived -> object.put("waived", waived(waived)));
    return object.build();
  }

  private static RegoObject waived(Waived waived) {
    return RegoObject.builder()
        .put("owner", waived.owner())
        .put("reason", waived.reason())
        .put("expires", waived.expires().toString())
        .put("source", waived.source())
        .build();
  }

  private static RegoObject location(Location location) {
    return RegoObject.builder()
        .put("file", location.file())
        .put("line", RegoNumber.of(location.line()))
        .put("column", RegoNumber.of(location.column()))
        .build();
  }

  private static RegoObject rule(RuleDescriptor rule) {
    return RegoObject.builder()
        .put("id", rule.id())
        .put("path", rule.path())
        .put("title", rule.title())
        .put("description", rule.description())
        .put("url", rule.url())
        .build();
  }

  private static RegoObject outcome(RuleOutcome outcome) {
    return RegoObject.builder()
        .put("rule", outcome.rule().id())
        .put("file", outcome.resource().origin().file())
        .put("document", RegoNumber.of(outcome.resource().origin().document()))
        .put("resource", outcome.resource().name())
        .put("outcome", outcome.outcome().text())
        .build();
  }

  private static RegoObject diagnostic(Diagnostic diagnostic) {
    return RegoObject.builder()
        .put("severity", diagnostic.severity().name().toLowerCase(java.util.Locale.ROOT))
        .put("code", diagnostic.code().text())
        .put("message", diagnostic.message())
        .put("location", location(diagnostic.location()))
        .put("hint", diagnostic.hint())
        .build();
  }
}
