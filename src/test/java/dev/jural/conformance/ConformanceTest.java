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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Runs the compliance suite in the folder that {@code -Djural.conformance} names and writes {@code
 * target/conformance/summary.json}.
 *
 * <p>Over the default folder the failing cases must be exactly those of {@code known-failures.txt}:
 * a case that begins to fail breaks the build, and so does one that begins to pass, until its line
 * is gone. Over any other folder it reports only.
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
      assertEquals(describe(knownFailures(), failed), describe(failed.keySet(), failed));
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

  private static String describe(Set<String> ids, Map<String, String> failed) {
    StringBuilder out = new StringBuilder();
    ids.forEach(
        id -> out.append(id).append(": ").append(failed.getOrDefault(id, "passes")).append('\n'));
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

  private static Set<String> knownFailures() throws IOException {
    Path file = BASE.resolve("src/test/resources/conformance/known-failures.txt");
    Set<String> ids = new TreeSet<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (!line.isBlank() && !line.startsWith("//")) {
        ids.add(line.strip());
      }
    }
    return ids;
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
