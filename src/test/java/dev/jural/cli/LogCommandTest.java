package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jural log} over logs that {@code jural check} has just written, and over packed ones. */
class LogCommandTest {
  private static final String SCENARIO = "src/test/resources/cli/log-event/";

  @TempDir Path folder;

  private Path log() {
    Path log = folder.resolve("log");
    Jural.run(
        "check",
        "--profile",
        "none",
        "--policy",
        SCENARIO + "policy",
        "--waivers",
        SCENARIO + "waivers.yaml",
        "--decision-log",
        log.toString(),
        SCENARIO + "in.yaml",
        "samples/kubernetes/monitoring.yaml");
    return log;
  }

  private static Jural.Result run(Object... words) {
    return Jural.run(Stream.of(words).map(Object::toString).toArray(String[]::new));
  }

  private Path segment(Path log) throws IOException {
    try (Stream<Path> all = Files.walk(log)) {
      return all.filter(file -> file.toString().contains("decisions-")).findFirst().orElseThrow();
    }
  }

  @Test
  void aLogThatCheckWroteVerifiesUntilItIsTouched() throws IOException {
    Path log = log();
    Jural.Result good = run("log", "verify", log);
    assertEquals(0, good.exit());
    assertTrue(good.out().startsWith("whole: 6 decisions in 8 records, 0 lost"), good.out());
    Path segment = segment(log);
    Files.writeString(segment, Files.readString(segment).replace("no owner", "an owner"));
    Jural.Result bad = run("log", "verify", log);
    assertEquals(1, bad.exit());
    assertTrue(bad.out().contains(".jsonl:2: the line was changed"), bad.out());
  }

  @Test
  void decisionsAreFoundByWhatTheyFound() {
    Path log = log();
    assertEquals(6, run("log", "list", log).out().lines().count());
    assertEquals(6, run("log", "list", "--rule", "NO-OWNER", log).out().lines().count());
    assertEquals(1, run("log", "list", "--rule", "rules.deny", log).out().lines().count());
    assertEquals(6, run("log", "list", "--component", "web", log).out().lines().count());
    assertEquals(1, run("log", "list", "--file", "in.yaml", log).out().lines().count());
    assertEquals(0, run("log", "list", "--path", "rule", log).out().lines().count());
    assertEquals(6, run("log", "list", "--label", "app=jural", log).out().lines().count());
    assertEquals(0, run("log", "list", "--label", "app=opa", log).out().lines().count());
    assertEquals(5, run("log", "list", "--outcome", "warn", log).out().lines().count());
    assertEquals(2, run("log", "list", "--limit", "2", log).out().lines().count());
    assertEquals(0, run("log", "list", "--since", "2026", log).out().lines().count());
  }

  @Test
  void oneDecisionIsShownWithoutWhatItsMaskTook() {
    Path log = log();
    String line = run("log", "list", "--rule", "rules.deny", log).out();
    Jural.Result shown = run("log", "show", line.split(" +")[1], log);
    assertTrue(shown.out().contains("deny  rules.deny  a secret in the clear"), shown.out());
    assertTrue(shown.out().contains("waived  NO-OWNER  no owner"), shown.out());
    assertTrue(shown.out().contains("erased  [\"/input/stringData/password\"]"), shown.out());
    assertFalse(shown.out().contains("hunter2"), shown.out());
    assertEquals(6, run("log", "show", "nothing", log).exit());
  }

  @Test
  void theSamePoliciesDecideTheSame() {
    Path log = log();
    Jural.Result same =
        run("log", "replay", "--profile", "none", "--policy", SCENARIO + "policy", log);
    assertEquals(0, same.exit(), same.out());
    assertTrue(same.out().startsWith("5  same\n"), same.out());
    assertTrue(same.out().contains("1  its input is masked"), same.out());
  }

  @Test
  void otherPoliciesFlipDecisionsAndSayWhich() throws IOException {
    Path log = log();
    Path rules = folder.resolve("new/rules.rego");
    Files.createDirectories(rules.getParent());
    Files.writeString(rules, "package rules\n\ndeny contains \"no team\" if not input.team\n");
    Jural.Result flips = run("log", "replay", "--profile", "none", "--policy", rules, log);
    assertEquals(1, flips.exit());
    assertTrue(flips.out().contains("+5 -0  deny"), flips.out());
    assertTrue(flips.out().contains("+0 -5  NO-OWNER  web"), flips.out());
    assertTrue(flips.out().contains("  + no team"), flips.out());
    Jural.Result json =
        run("log", "replay", "--profile", "none", "--policy", rules, "--format", "json", log);
    assertTrue(json.out().contains("\"not_replayable\":1"), json.out());
  }

  @Test
  void whatOpaUploadsIsRead() throws IOException {
    String opa = Files.readString(Path.of("src/test/resources/cli/log-list-of-opa/opa.log"));
    List<String> events = opa.lines().filter(line -> line.contains("decision_id")).toList();
    Path chunk = folder.resolve("chunk.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(chunk))) {
      out.write(("[" + String.join(",", events) + "]").getBytes(StandardCharsets.UTF_8));
    }
    Path lines = folder.resolve("lines.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(lines))) {
      out.write(String.join("\n", events).getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(6, run("log", "list", chunk).out().lines().count());
    assertEquals(run("log", "list", chunk).out(), run("log", "list", lines).out());
  }

  @Test
  void sqlRunsOverTheLogAndSeesNothingElse() throws IOException {
    assumeTrue(LogSql.driver(Map.of()).isPresent(), "DuckDB's JDBC driver is not downloaded");
    Path log = log();
    Jural.Result counted =
        run("log", "query", "SELECT path, count(*) AS n FROM decisions GROUP BY path", log);
    assertEquals("path\tn\nrules\t6\n", counted.out(), counted.err());
    Path parquet = folder.resolve("all.parquet");
    assertEquals(0, run("log", "export", parquet, log).exit());
    assertEquals(
        "n\n6\n", run("log", "query", "SELECT count(*) AS n FROM decisions", parquet).out());
    Path csv = folder.resolve("all.csv");
    assertEquals(0, run("log", "export", csv, log).exit());
    assertEquals(7, Files.readString(csv).lines().count());
    Path outside = Files.writeString(folder.resolve("outside.csv"), "a\n1\n");
    for (String sql :
        List.of(
            "SELECT * FROM read_csv('" + outside + "')",
            "SET enable_external_access = true",
            "COPY decisions TO '" + folder.resolve("leak.csv") + "'",
            "no SQL")) {
      Jural.Result refused = run("log", "query", sql, log);
      assertEquals(2, refused.exit(), sql);
      assertFalse(refused.out().contains("1"), sql);
    }
  }

  @Test
  void settingsOfTheLogAreRead() throws IOException {
    String input = SCENARIO + "in.yaml";
    for (String bad : List.of("fsync=never", "nonsense=1", "fsync", "most-mb=x", "key=/dev/null")) {
      assertEquals(2, run("check", "--log-set", bad, input).exit(), bad);
    }
    Path log = folder.resolve("set");
    run(
        "check",
        "--decision-log",
        log,
        "--log-set",
        "fsync=interval",
        "--log-set",
        "pack=none",
        input);
    assertEquals(0, run("log", "verify", log).exit());
  }
}
