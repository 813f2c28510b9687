package dev.jural.report;

import dev.jural.check.CheckResults;
import dev.jural.check.Finding;
import dev.jural.check.Level;
import dev.jural.check.RuleDescriptor;
import dev.jural.source.Diagnostic;
import dev.jural.source.Location;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** SARIF 2.1.0 (OASIS), as code scanning services read it. */
final class SarifReporter implements Reporter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  @Override
  public String write(CheckResults results, ReportOptions options) {
    Map<String, Integer> indexes = new HashMap<>();
    List<RegoValue> rules = new ArrayList<>();
    for (RuleDescriptor rule : results.rules()) {
      if (indexes.putIfAbsent(rule.id(), rules.size()) == null) {
        rules.add(rule(rule));
      }
    }
    List<RegoValue> found = new ArrayList<>();
    results.findings().forEach(f -> found.add(result(f, indexes)));
    List<RegoValue> notifications = new ArrayList<>();
    results.diagnostics().forEach(d -> notifications.add(notification(d)));
    RegoObject driver =
        RegoObject.builder()
            .put("name", "Jural")
            .put("informationUri", "https://jural.dev")
            .put("rules", RegoArray.of(rules))
            .build();
    RegoObject invocation =
        RegoObject.builder()
            .put("executionSuccessful", RegoBoolean.of(results.exitCode().code() <= 1))
            .put("toolExecutionNotifications", RegoArray.of(notifications))
            .build();
    RegoObject run =
        RegoObject.builder()
            .put("tool", RegoObject.builder().put("driver", driver).build())
            .put("columnKind", "utf16CodeUnits")
            .put("invocations", RegoArray.of(invocation))
            .put("results", RegoArray.of(found))
            .build();
    return PrettyJson.write(
        RegoObject.builder()
            .put("$schema", SCHEMA)
            .put("version", "2.1.0")
            .put("runs", RegoArray.of(run))
            .build());
  }

  private static RegoObject text(String text) {
    return RegoObject.builder().put("text", SafeText.inert(text)).build();
  }

  private static RegoObject rule(RuleDescriptor rule) {
    RegoObject.Builder object =
        RegoObject.builder().put("id", rule.id()).put("shortDescription", text(rule.title()));
    if (!rule.description().isEmpty()) {
      object.put("fullDescription", text(rule.description()));
    }
    if (rule.url().startsWith("https://") || rule.url().startsWith("http://")) {
      object.put("helpUri", rule.url());
    }
    return object.build();
  }

  private static RegoObject result(Finding finding, Map<String, Integer> indexes) {
    RegoObject.Builder object =
        RegoObject.builder()
            .put("ruleId", finding.rule().id())
            .put("level", finding.level() == Level.DENY ? "error" : "warning")
            .put("message", text(finding.message()))
            .put("locations", RegoArray.of(location(finding.location())))
            .put(
                "partialFingerprints",
                RegoObject.builder().put("jural/v1", finding.fingerprint()).build());
    Integer index = indexes.get(finding.rule().id());
    if (index != null) {
      object.put("ruleIndex", RegoNumber.of(index));
    }
    finding
        .waived()
        .ifPresent(
            waived ->
                object.put(
                    "suppressions",
                    RegoArray.of(
                        RegoObject.builder()
                            .put("kind", "external")
                            .put("status", "accepted")
                            .put(
                                "justification",
                                SafeText.inert(
                                    waived.reason()
                                        + " ("
                                        + waived.owner()
                                        + ", until "
                                        + waived.expires()
                                        + ")"))
                            .build())));
    return object.build();
  }

  private static RegoObject location(Location location) {
    RegoObject.Builder physical =
        RegoObject.builder()
            .put("artifactLocation", RegoObject.builder().put("uri", uri(location.file())).build());
    if (location.line() > 0) {
      RegoObject.Builder region =
          RegoObject.builder().put("startLine", RegoNumber.of(location.line()));
      if (location.column() > 0) {
        region.put("startColumn", RegoNumber.of(location.column()));
      }
      physical.put("region", region.build());
    }
    return RegoObject.builder().put("physicalLocation", physical.build()).build();
  }

  /**
   * The file as a relative URI reference: all but unreserved characters and slashes
   * percent-encoded.
   */
  static String uri(String file) {
    StringBuilder out = new StringBuilder();
    for (byte b : file.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      boolean isPlain = c < 128 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
      if (isPlain) {
        out.append((char) c);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return out.toString();
  }

  private static RegoObject notification(Diagnostic diagnostic) {
    RegoObject.Builder object =
        RegoObject.builder()
            .put(
                "level",
                switch (diagnostic.severity()) {
                  case ERROR -> "error";
                  case WARNING -> "warning";
                  case NOTE -> "note";
                })
            .put("message", text(diagnostic.message()))
            .put("descriptor", RegoObject.builder().put("id", diagnostic.code().text()).build());
    if (!diagnostic.location().file().isEmpty()) {
      object.put("locations", RegoArray.of(location(diagnostic.location())));
    }
    return object.build();
  }
}
