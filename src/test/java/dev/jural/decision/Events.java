package dev.jural.decision;

import dev.jural.decision.mask.EventFilter;
import dev.jural.engine.Decision;
import dev.jural.engine.Input;
import dev.jural.source.Origin;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes events for tests. */
public final class Events {
  public static final RunContext CONTEXT =
      new RunContext(
          Map.of("app", "jural", "id", "run-1", "version", "1"),
          Map.of("policies", "abc"),
          "report",
          "2025-11-04");

  private Events() {}

  /** An event with this id and input. */
  public static DecisionEvent of(String id, RegoValue input) {
    return of(id, input, json("{\"deny\":[\"no team\"]}"), RegoObject.EMPTY);
  }

  /** An event with all that can be masked. */
  public static DecisionEvent of(
      String id, RegoValue input, RegoValue result, RegoObject nondeterministic) {
    Decision decision =
        new Decision(
            "labels",
            Input.of(input, new Origin("a.yaml", 0)),
            Optional.of(result),
            Optional.empty(),
            Instant.parse("2025-11-04T12:00:00Z"),
            Map.of("timer_rego_query_eval_ns", 5L),
            nondeterministic);
    return new DecisionEvent(id, CONTEXT, RequestFacts.NONE, decision, List.of());
  }

  public static RegoValue json(String text) {
    return JsonReader.read("test", text);
  }

  /** An encoder that masks nothing. */
  public static EventEncoder plain() {
    return new EventEncoder(EventFilter.none(), EventEncoder.MOST_BYTES);
  }

  /** The event as it is kept. */
  public static RegoObject encoded(EventEncoder encoder, DecisionEvent event) {
    byte[] bytes = encoder.encode(event).orElseThrow();
    return (RegoObject) json(new String(bytes, StandardCharsets.UTF_8));
  }
}
