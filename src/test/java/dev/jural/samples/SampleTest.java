package dev.jural.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jural.cli.Main;
import dev.jural.cli.Terminal;
import dev.jural.value.JsonReader;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every sample gives what {@code samples/expected.tsv} says: exit codes, and the ids denied, warned
 * of and passed.
 */
class SampleTest {
  private static final Path ROOT = Path.of(System.getProperty("jural.basedir", "."));
  private static final String DAY = "2025-11-04";

  private record Row(
      String sample, String exit, String strict, String onWarn, String denied, String warned) {
    static Row of(String line) {
      String[] cells = line.split("\t", -1);
      return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
    }
  }

  private record Run(int exit, RegoObject report) {}

  @TestFactory
  List<DynamicTest> samplesGiveWhatIsExpectedOfThem() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Row row : rows()) {
      tests.add(dynamicTest(row.sample(), () -> check(row)));
    }
    return tests;
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("samples/expected.tsv"), StandardCharsets.UTF_8).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("sample\t"))
        .map(Row::of)
        .toList();
  }

  private static void check(Row row) {
    Run plain = run(row.sample());
    assertEquals(row.exit(), Integer.toString(plain.exit()), "exit code");
    assertEquals(row.strict(), Integer.toString(run(row.sample(), "--strict").exit()), "--strict");
    assertEquals(
        row.onWarn(),
        Integer.toString(run(row.sample(), "--fail-on", "warn").exit()),
        "--fail-on warn");
    assertEquals(row.denied(), ids(plain.report(), "deny"), "denied");
    assertEquals(row.warned(), ids(plain.report(), "warn"), "warned of");
  }

  private static String ids(RegoObject report, String level) {
    Set<String> ids = new TreeSet<>();
    for (RegoValue finding : (RegoArray) report.get("findings").orElseThrow()) {
      RegoObject object = (RegoObject) finding;
      if (text(object, "level").equals(level)) {
        ids.add(text(object, "rule"));
        RegoObject place = (RegoObject) object.get("location").orElseThrow();
        assertTrue(text(place, "file").startsWith("samples/"), "a finding has its place");
      }
    }
    return ids.isEmpty() ? "-" : String.join(",", ids);
  }

  private static String text(RegoObject object, String key) {
    return ((RegoString) object.get(key).orElseThrow()).text();
  }

  private static Run run(String sample, String... options) {
    List<String> args =
        new ArrayList<>(List.of("check", "--no-decision-log", "--as-of", DAY, "--format", "json"));
    args.addAll(List.of(options));
    args.add("samples/" + sample);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            Map.of(),
            Clock.systemUTC(),
            false);
    int exit = Main.run(args.toArray(new String[0]), terminal);
    assertEquals("", err.toString(StandardCharsets.UTF_8));
    return new Run(
        exit, (RegoObject) JsonReader.read("report", out.toString(StandardCharsets.UTF_8)));
  }

  @Test
  void everyRuleOfTheReportIsViolatedAndSatisfiedBySomeSample() throws IOException {
    Set<String> violated = new TreeSet<>();
    Set<String> satisfied = new TreeSet<>();
    for (String line :
        Files.readAllLines(ROOT.resolve("samples/expected.tsv"), StandardCharsets.UTF_8)) {
      String[] cells = line.split("\t", -1);
      if (cells.length == 7) {
        violated.addAll(List.of((cells[4] + "," + cells[5]).split(",")));
        satisfied.addAll(List.of(cells[6].split(",")));
      }
    }
    for (int i = 1; i <= 50; i++) {
      String id = i <= 38 ? String.format("R%02d", i) : String.format("A%02d", i - 38);
      assertTrue(violated.contains(id), id + " is violated by no sample");
      assertTrue(satisfied.contains(id), id + " is satisfied by no sample");
    }
  }
}
