package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every row of the report that files can show is found in a file of the kind that people have:
 * {@code rows/R13-deny.yaml} gives a denial of R13, with a line of that file.
 */
class RowsOnRealFilesTest {
  private static final Path ROWS = Path.of("src", "test", "resources", "rows");

  /** No artefact of any kind carries these; the README says that only a Stack can state them. */
  private static final Set<String> ONLY_IN_STACKS = Set.of("R22", "R23");

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(ROWS)) {
      return files.sorted().toList();
    }
  }

  private static String id(Path file) {
    return file.getFileName().toString().substring(0, 3);
  }

  @TestFactory
  List<DynamicTest> rowsAreFoundInFiles() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      tests.add(dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
    return tests;
  }

  private static void check(Path file) throws IOException {
    Jural.Result result =
        Jural.run("check", "--no-decision-log", "--format", "json", file.toString());
    String level = file.toString().contains("-deny") ? "deny" : "warn";
    List<String> lines = new ArrayList<>();
    for (JsonNode finding : new ObjectMapper().readTree(result.out()).get("findings")) {
      if (finding.get("rule").asText().equals(id(file))
          && finding.get("level").asText().equals(level)) {
        lines.add(finding.get("location").get("line").asText());
      }
    }
    assertTrue(!lines.isEmpty() && !lines.contains("0"), result.out());
  }

  @Test
  void everyRowHasAFileOrIsNamedAsOneForStacks() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (int i = 1; i <= 38; i++) {
      expected.add("R%02d".formatted(i));
    }
    expected.removeAll(ONLY_IN_STACKS);
    Set<String> actual = new TreeSet<>();
    files().forEach(file -> actual.add(id(file)));
    assertEquals(expected, actual);
  }

  @Test
  void theReadmeSaysWhichRowsOnlyAStackCanState() throws IOException {
    Set<String> said = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      if (line.startsWith("| R") && line.contains("Stack only")) {
        said.add(line.substring(2, 5));
      }
    }
    assertEquals(new TreeSet<>(ONLY_IN_STACKS), said);
  }
}
