package dev.jural.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jural.engine.EvaluationOptions;
import dev.jural.value.JsonReader;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Runs the compliance suite in the folder that {@code -Djural.conformance} names and writes {@code
 * target/conformance/summary.json}.
 *
 * <p>Over the default folder every case must pass. Over any other folder it reports only.
 */
class ConformanceTest {
  private static final Path BASE = Path.of(System.getProperty("jural.basedir", "."));
  private static final Path DEFAULT = BASE.resolve("../shared/conformance").normalize();

  @Test
  void everyCaseGivesWhatTheSuiteWants() throws IOException {
    Path folder = Path.of(System.getProperty("jural.conformance", DEFAULT.toString())).normalize();
    Assumptions.assumeTrue(
        Files.isDirectory(folder), () -> "no compliance cases: " + folder + " is not there");
    Map<String, String> failed = new TreeMap<>();
    int total = 0;
    for (ConformanceCase test : cases(folder)) {
      total++;
      ConformanceRunner.problem(test, EvaluationOptions.none())
          .ifPresent(problem -> failed.put(test.id(), problem));
    }
    write(total, failed);
    System.out.printf(
        "conformance: %d of %d cases pass, %d fail%n", total - failed.size(), total, failed.size());
    assertFalse(total == 0, "no case in " + folder);
    if (folder.toAbsolutePath().equals(DEFAULT.toAbsolutePath())) {
      assertEquals("", describe(failed));
    }
  }

  @Test
  void noCaseGivesAnotherAnswerWhileItIsTraced() throws IOException {
    Path folder = Path.of(System.getProperty("jural.conformance", DEFAULT.toString())).normalize();
    Assumptions.assumeTrue(
        Files.isDirectory(folder), () -> "no compliance cases: " + folder + " is not there");
    EvaluationOptions traced =
        EvaluationOptions.none().withTrace(rule -> {}).withReads((document, result, paths) -> {});
    for (ConformanceCase test : cases(folder)) {
      Optional<String> plain = ConformanceRunner.problem(test, EvaluationOptions.none());
      Optional<String> other = ConformanceRunner.problem(test, traced);
      assertEquals(plain.isEmpty(), other.isEmpty(), () -> test.id() + ": " + plain + " " + other);
    }
  }

  private static String describe(Map<String, String> failed) {
    StringBuilder out = new StringBuilder();
    failed.forEach((id, reason) -> out.append(id).append(": ").append(reason).append('\n'));
    return out.toString();
  }

  private static List<ConformanceCase> cases(Path folder) throws IOException {
    List<ConformanceCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        RegoValue content = JsonReader.readLenient(file.getFileName().toString(), text);
        ((RegoArray) content).forEach(test -> cases.add(new ConformanceCase((RegoObject) test)));
      }
    }
    return cases;
  }

  private static void write(int total, Map<String, String> failed) throws IOException {
    RegoArray.Builder rows = new RegoArray.Builder();
    failed.forEach(
        (id, reason) ->
            rows.add(
                RegoObject.ofStrings(
                    Map.of("id", RegoString.of(id), "reason", RegoString.of(reason)))));
    RegoObject summary =
        RegoObject.ofStrings(
            Map.of(
                "total", RegoNumber.of(total),
                "passed", RegoNumber.of(total - failed.size()),
                "failed", rows.build()));
    Path file = BASE.resolve("target/conformance/summary.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, JsonWriter.write(summary) + "\n", StandardCharsets.UTF_8);
  }
}
