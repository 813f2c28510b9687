package dev.jural.decision;

import dev.jural.source.Location;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import java.util.Optional;

/**
 * A LoggedFinding is a finding as an event keeps it. Its message stands in the event's result only,
 * so that a mask over the result holds for it too.
 *
 * @param rule id of the rule
 * @param level {@code deny} or {@code warn}
 * @param pointer JSON pointer of its message in the event, {@code /result/deny/0}; empty when it is
 *     not there
 * @param location the line it is about
 * @param fingerprint the same for the same finding in the next run
 * @param waiver who lets it through, if someone does
 */
public record LoggedFinding(
    String rule,
    String level,
    String pointer,
    Location location,
    String fingerprint,
    Optional<Waiver> waiver) {

  /**
   * A Waiver is by whose leave a finding does not count.
   *
   * @param owner who answers for it
   * @param reason why
   * @param expires its last day, {@code YYYY-MM-DD}
   * @param source where it is written
   */
  public record Waiver(String owner, String reason, String expires, String source) {
    RegoObject toValue() {
      return RegoObject.builder()
          .put("owner", owner)
          .put("reason", reason)
          .put("expires", expires)
          .put("source", source)
          .build();
    }
  }

  RegoObject toValue() {
    RegoObject.Builder value =
        RegoObject.builder()
            .put("rule", rule)
            .put("level", level)
            .put("fingerprint", fingerprint)
            .put(
                "location",
                RegoObject.builder()
                    .put("file", location.file())
                    .put("line", RegoNumber.of(location.line()))
                    .put("column", RegoNumber.of(location.column()))
                    .build());
    if (!pointer.isEmpty()) {
      value.put("message", pointer);
    }
    waiver.ifPresent(by -> value.put("waiver", by.toValue()));
    return value.build();
  }
}
