package dev.jural.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jural.decision.mask.EventFilter;
import dev.jural.engine.Engine;
import dev.jural.engine.Limits;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What mask and drop policies do to events. The cases of {@code masks.json} were put to OPA 1.20
 * too; they differ where it keeps what it was told to remove (neighbours, names with a slash) and
 * where it loses the event (masks that are none).
 */
class MaskTest {
  private static final String SECRET = "s3cr3t";

  private static EventEncoder encoder(String policy) {
    Engine engine =
        Engine.builder()
            .module("log.rego", "package system.log\n" + policy)
            .limits(Limits.DEFAULT.withTime(Duration.ofMillis(200)))
            .build();
    return new EventEncoder(
        EventFilter.of(engine, EventFilter.MASK, EventFilter.DROP), EventEncoder.MOST_BYTES);
  }

  @TestFactory
  List<DynamicTest> masksDoWhatTheySay() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    String text = Files.readString(Path.of("src/test/resources/decision/masks.json"));
    for (RegoValue value : (RegoArray) Events.json(text)) {
      RegoObject c = (RegoObject) value;
      tests.add(dynamicTest(((RegoString) field(c, "name")).text(), () -> check(c)));
    }
    return tests;
  }

  private static RegoValue field(RegoObject object, String name) {
    return object.get(name).orElse(RegoObject.EMPTY);
  }

  private static void check(RegoObject c) {
    EventEncoder encoder =
        encoder("mask contains m if some m in " + JsonWriter.write(field(c, "masks")));
    RegoObject event =
        Events.encoded(
            encoder,
            Events.of(
                "1",
                field(c, "input"),
                field(c, "result"),
                (RegoObject) field(c, "nd_builtin_cache")));
    assertEquals(c.get("error"), event.get("mask_error"));
    if (c.get("error").isPresent()) {
      assertFalse(JsonWriter.write(event).contains("secret"), "withheld");
      return;
    }
    assertEquals(c.get("erased"), event.get("erased"));
    assertEquals(c.get("masked"), event.get("masked"));
    RegoObject then = (RegoObject) field(c, "then");
    for (String part : List.of("input", "result", "nd_builtin_cache")) {
      Optional<RegoValue> wanted = then.get(part);
      if (wanted.isPresent() || !part.equals("result") || c.get("result").isPresent()) {
        assertEquals(wanted, event.get(part), part);
      }
    }
  }

  private static DecisionEvent secretEvent() {
    return Events.of(
        "1",
        Events.json("{\"password\":\"" + SECRET + "\"}"),
        Events.json("{\"deny\":[\"password " + SECRET + " is weak\"]}"),
        RegoObject.EMPTY);
  }

  @Test
  void aMaskThatFailsWithholdsAndSaysSo() {
    for (String policy :
        List.of(
            "mask := 1 if true\nmask := 2 if true",
            "mask := [\"/input/password\"] if input.nothing",
            "mask := true",
            "mask contains x if { some i in numbers.range(1, 100000000); x := sprintf(\"/input/%d\", [i]) }")) {
      RegoObject event = Events.encoded(encoder(policy), secretEvent());
      assertTrue(event.get("mask_error").isPresent(), policy);
      assertFalse(JsonWriter.write(event).contains(SECRET), policy);
      assertEquals(Optional.empty(), event.get("input"));
      assertEquals(Optional.empty(), event.get("result"));
      assertFalse(JsonWriter.write(event).contains("sha256"), "a digest would tell too");
      assertEquals(Optional.of(RegoString.of("1")), event.get("decision_id"));
    }
  }

  @Test
  void aMaskedInputHasNoDigest() {
    String masked =
        JsonWriter.write(
            Events.encoded(encoder("mask contains \"/input/password\""), secretEvent()));
    assertFalse(masked.contains("sha256"), masked);
    assertTrue(
        JsonWriter.write(Events.encoded(Events.plain(), secretEvent())).contains("sha256"),
        "without a mask it has one");
  }

  @Test
  void masksSeeTheWholeEventAsJson() {
    EventEncoder encoder =
        encoder(
            """
            mask contains "/result/deny/0" if {
              input.path == "labels"
              input.jural.profile == "report"
              startswith(input.result.deny[0], "password")
            }
            """);
    RegoObject event = Events.encoded(encoder, secretEvent());
    assertEquals(Optional.of(Events.json("[\"/result/deny/0\"]")), event.get("erased"));
  }

  @Test
  void onlyTrueDrops() {
    EventEncoder encoder = encoder("drop := input.input.drop");
    assertTrue(encoder.encode(Events.of("1", Events.json("{\"drop\":true}"))).isEmpty());
    assertTrue(encoder.encode(Events.of("2", Events.json("{\"drop\":1}"))).isPresent());
    assertTrue(encoder.encode(Events.of("3", Events.json("{}"))).isPresent());
    assertEquals(1, encoder.dropped());
  }

  @Test
  void aDropThatFailsKeepsTheEventButWithholds() {
    RegoObject event =
        Events.encoded(encoder("drop := true if true\ndrop := false if true"), secretEvent());
    assertTrue(event.get("mask_error").isPresent());
    assertFalse(JsonWriter.write(event).contains(SECRET));
  }

  @Test
  void aMaskThatWasNamedAndIsNotThereWithholds() {
    Engine engine = Engine.builder().module("a.rego", "package a\n").build();
    EventFilter filter = EventFilter.of(engine, "/my/mask", EventFilter.DROP);
    RegoObject event =
        Events.encoded(new EventEncoder(filter, EventEncoder.MOST_BYTES), secretEvent());
    assertEquals(Optional.of(RegoString.of("the mask is undefined")), event.get("mask_error"));
  }

  @Test
  void anEventThatIsTooLargeLosesItsInputAndSaysHowLargeItWas() {
    EventEncoder encoder = new EventEncoder(EventFilter.none(), 2000);
    DecisionEvent large = Events.of("1", RegoString.of("x".repeat(5000)));
    byte[] bytes = encoder.encode(large).orElseThrow();
    assertTrue(bytes.length <= 2000);
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertTrue(text.contains("\"truncated\":[{\"bytes\":5002,\"digest\":\"sha256:"), text);
    assertTrue(text.contains("\"result\":"), "what fits is kept");
    assertEquals(1, encoder.truncated());
  }

  @Test
  void eventsAreTheSameBytesForTheSameDecision() {
    assertEquals(
        new String(Events.plain().encode(secretEvent()).orElseThrow(), StandardCharsets.UTF_8),
        new String(Events.plain().encode(secretEvent()).orElseThrow(), StandardCharsets.UTF_8));
  }

  @Test
  void oddTextReadsBackAsItWas() {
    RegoValue input = RegoString.of("nul \0 line \u2028 \u2029 \ud83d\ude00 \u007f \"\\");
    assertEquals(
        Optional.of(input), Events.encoded(Events.plain(), Events.of("1", input)).get("input"));
  }
}
