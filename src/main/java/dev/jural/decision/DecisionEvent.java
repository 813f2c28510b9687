package dev.jural.decision;

import dev.jural.engine.Decision;
import dev.jural.source.Diagnostic;
import dev.jural.source.Origin;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A DecisionEvent is a decision in OPA's decision log format (OPA docs, "Decision Logs"): its
 * fields under OPA's names, and ours under {@code jural}. Its JSON Schema is {@code
 * event-v1.schema.json} beside this class.
 *
 * @param decisionId unique, a UUID
 * @param context what is the same for all decisions of a run
 * @param request what is known of who asked
 * @param decision the decision
 * @param findings what it found, waivers applied
 */
public record DecisionEvent(
    String decisionId,
    RunContext context,
    RequestFacts request,
    Decision decision,
    List<LoggedFinding> findings) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public DecisionEvent {
    findings = List.copyOf(findings);
  }

  /**
   * The event as one JSON object.
   *
   * @param inputDigest digest of the input, {@code sha256:...}; empty when there is no input
   */
  public RegoObject toValue(String inputDigest) {
    RegoObject.Builder event =
        RegoObject.builder(12)
            .put("decision_id", decisionId)
            .put("labels", strings(context.labels()))
            .put("path", decision.path().replace('.', '/'))
            .put("timestamp", TIME.format(decision.timestamp()))
            .put("metrics", metrics())
            .put("bundles", bundles());
    request.putInto(event);
    decision.input().value().ifPresent(input -> event.put("input", input));
    decision.result().ifPresent(result -> event.put("result", result));
    if (!decision.nondeterministic().isEmpty()) {
      event.put("nd_builtin_cache", decision.nondeterministic());
    }
    decision.error().ifPresent(error -> event.put("error", error(error)));
    return event.put("jural", ours(inputDigest)).build();
  }

  private RegoObject bundles() {
    RegoObject.Builder bundles = RegoObject.builder();
    context
        .revisions()
        .forEach(
            (name, revision) ->
                bundles.put(name, RegoObject.builder().put("revision", revision).build()));
    return bundles.build();
  }

  private static RegoObject error(Diagnostic error) {
    return RegoObject.builder()
        .put("code", error.code().text())
        .put("message", error.message())
        .put("location", error.location().toString())
        .build();
  }

  private RegoObject metrics() {
    RegoObject.Builder metrics = RegoObject.builder();
    decision.metrics().forEach((name, value) -> metrics.put(name, RegoNumber.of(value)));
    return metrics.build();
  }

  private RegoObject ours(String inputDigest) {
    RegoArray.Builder found = new RegoArray.Builder();
    findings.forEach(finding -> found.add(finding.toValue()));
    RegoObject.Builder ours =
        RegoObject.builder()
            .put("profile", context.profile())
            .put("as_of", context.asOf())
            .put("findings", found.build());
    decision
        .input()
        .origin()
        .ifPresent(origin -> ours.put("manifest", manifest(origin, inputDigest)));
    return ours.build();
  }

  private static RegoObject manifest(Origin origin, String digest) {
    RegoObject.Builder manifest =
        RegoObject.builder()
            .put("file", origin.file())
            .put("document", RegoNumber.of(origin.document()));
    if (!digest.isEmpty()) {
      manifest.put("digest", digest);
    }
    return manifest.build();
  }

  private static RegoObject strings(Map<String, String> map) {
    RegoObject.Builder object = RegoObject.builder();
    map.forEach((key, value) -> object.put(RegoString.of(key), RegoString.of(value)));
    return object.build();
  }
}
