package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.jural.decision.DecisionEvent;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that real runs log are as the published schema says. */
class EventSchemaTest {
  @TempDir Path folder;

  private static JsonSchema schema() throws Exception {
    try (InputStream in = DecisionEvent.class.getResourceAsStream("event-v1.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }

  private List<String> events(String... more) throws Exception {
    Path log = folder.resolve("log.jsonl");
    List<String> arguments =
        new java.util.ArrayList<>(List.of("check", "--decision-log", log.toString()));
    arguments.addAll(List.of(more));
    Jural.run(arguments.toArray(String[]::new));
    return Files.readAllLines(log);
  }

  @Test
  void eventsFollowTheSchema() throws Exception {
    String scenario = "src/test/resources/cli/log-event/";
    Files.writeString(
        folder.resolve("fails.rego"),
        "package f\n\ndeny := {\"x\"} if true\n\ndeny := {\"y\"} if true\n");
    List<String> lines =
        events(
            "--policy",
            scenario + "policy",
            "--policy",
            folder.resolve("fails.rego").toString(),
            "--waivers",
            scenario + "waivers.yaml",
            scenario + "in.yaml",
            "samples/kubernetes/monitoring.yaml");
    assertFalse(lines.isEmpty());
    JsonSchema schema = schema();
    for (String line : lines) {
      assertEquals(Set.of(), schema.validate(line, InputFormat.JSON), line);
    }
    String all = String.join("\n", lines);
    for (String part : List.of("\"error\":", "\"waiver\":", "\"erased\":", "\"findings\":[]")) {
      assertEquals(true, all.contains(part), part);
    }
  }

  @Test
  void theSchemaRefusesWhatIsNoEvent() throws Exception {
    for (String line :
        List.of(
            "{}",
            "{\"decision_id\":1,\"labels\":{},\"timestamp\":\"x\"}",
            "{\"decision_id\":\"1\",\"labels\":{},\"timestamp\":\"x\",\"jural\":{}}")) {
      assertFalse(schema().validate(line, InputFormat.JSON).isEmpty(), line);
    }
  }

  @Test
  void twoRunsDifferInIdsAndTimesOnly() throws Exception {
    List<String> lines = events("samples/kubernetes/monitoring.yaml");
    List<String> both = events("samples/kubernetes/monitoring.yaml");
    assertEquals(
        lines.stream().map(EventSchemaTest::steady).toList(),
        both.subList(lines.size(), both.size()).stream().map(EventSchemaTest::steady).toList());
    assertEquals(2 * lines.size(), both.size());
  }

  private static String steady(String line) {
    return line.replaceAll("\"(decision_id|id)\":\"[0-9a-f-]{36}\"", "")
        .replaceAll("_ns\":[0-9]+", "");
  }
}
