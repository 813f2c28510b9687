package dev.jural.decision;

import dev.jural.engine.Decision;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * A DecisionEvent is a decision in OPA's decision log format (OPA docs, "Decision Logs"): its
 * fields under OPA's names, and ours under {@code jural}.
 *
 * @param decisionId unique, a UUID
 * @param context what is the same for all decisions of a run
 * @param decision the decision
 */
public record DecisionEvent(String decisionId, RunContext context, Decision decision) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * A RunContext is what is the same for all decisions of a run.
   *
   * @param labels {@code app}, {@code version} and the like
   * @param revisions digest of the policies, by name of the bundle
   * @param profile the profile that was checked against
   * @param asOf the day of the check, {@code YYYY-MM-DD}
   */
  public record RunContext(
      Map<String, String> labels, Map<String, String> revisions, String profile, String asOf) {
    public RunContext {
      labels = Map.copyOf(labels);
      revisions = Map.copyOf(revisions);
    }
  }

  /** The event as one JSON object. */
  public RegoObject toValue() {
    RegoObject.Builder event =
        RegoObject.builder(12)
            .put("decision_id", decisionId)
            .put("labels", strings(context.labels()))
            .put("path", decision.path().replace('.', '/'))
            .put("timestamp", TIME.format(decision.timestamp()))
            .put("metrics", metrics());
    RegoObject.Builder bundles = RegoObject.builder();
    context
        .revisions()
        .forEach(
            (name, revision) ->
                bundles.put(name, RegoObject.builder().put("revision", revision).build()));
    event.put("bundles", bundles.build());
    decision.input().value().ifPresent(input -> event.put("input", input));
    decision.result().ifPresent(result -> event.put("result", result));
    decision
        .error()
        .ifPresent(
            error ->
                event.put(
                    "error",
                    RegoObject.builder()
                        .put("code", error.code().text())
                        .put("message", error.message())
                        .put("location", error.location().toString())
                        .build()));
    return event.put("jural", ours()).build();
  }

  private RegoObject metrics() {
    RegoObject.Builder metrics = RegoObject.builder();
    decision.metrics().forEach((name, value) -> metrics.put(name, RegoNumber.of(value)));
    return metrics.build();
  }

  private RegoObject ours() {
    RegoObject.Builder ours =
        RegoObject.builder().put("profile", context.profile()).put("as_of", context.asOf());
    decision
        .input()
        .origin()
        .ifPresent(
            origin ->
                ours.put(
                    "origin",
                    RegoObject.builder()
                        .put("file", origin.file())
                        .put("document", RegoNumber.of(origin.document()))
                        .build()));
    return ours.build();
  }

  private static RegoObject strings(Map<String, String> map) {
    RegoObject.Builder object = RegoObject.builder();
    map.forEach((key, value) -> object.put(RegoString.of(key), RegoString.of(value)));
    return object.build();
  }
}
