package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every scenario: a folder with {@code cmd} (an argument a line; {@code $D} is the folder,
 * {@code $T} an empty one), {@code stdin} and {@code env} if need be, and what must come out:
 * {@code exit}, {@code stdout.golden}, {@code stderr.golden}, and {@code NAME.golden} for each file
 * that the run makes in {@code $T}. {@code -Dgolden.update=true} writes them anew.
 */
class ScenarioTest {
  private static final Path SCENARIOS = Path.of("src", "test", "resources", "cli");

  @TempDir Path temporary;

  @TestFactory
  List<DynamicTest> scenarios() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> folders = Files.list(SCENARIOS)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        String name = folder.getFileName().toString();
        tests.add(dynamicTest(name, () -> check(folder, temporary.resolve(name))));
      }
    }
    assertFalse(tests.isEmpty());
    return tests;
  }

  private static void check(Path folder, Path made) throws IOException {
    Files.createDirectories(made);
    Path in = folder.resolve("stdin");
    Jural.Result result =
        Jural.run(
            arguments(folder, made),
            Files.exists(in) ? Files.readAllBytes(in) : new byte[0],
            environment(folder));
    Map<String, String> actual = new LinkedHashMap<>();
    actual.put("exit", result.exit() + "\n");
    actual.put("stdout.golden", result.out());
    actual.put("stderr.golden", result.err());
    actual.putAll(files(made));
    actual.replaceAll(
        (name, text) ->
            times(text).replace(folder.toString(), "$D").replace(made.toString(), "$T"));
    if (Boolean.getBoolean("golden.update")) {
      update(folder, actual);
    }
    Map<String, String> expected = new TreeMap<>(Map.of("stdout.golden", "", "stderr.golden", ""));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(ScenarioTest::isExpectation).toList()) {
        expected.put(file.getFileName().toString(), read(file));
      }
    }
    assertAll(
        () -> assertFalse(result.err().contains("\tat "), result.err()),
        () -> assertEquals(expected, new TreeMap<>(actual)));
  }

  /** What tests and evaluations took. */
  private static String times(String text) {
    return text.replaceAll("\\([0-9.]+(ns|µs|ms|s)\\)", "(TIME)")
        .replaceAll("\"duration\": [0-9]+", "\"duration\": TIME")
        .replaceAll("(_ns\": )[0-9]+", "$1TIME")
        .replaceAll(" time=\"[0-9.]+\"", " time=\"TIME\"");
  }

  private static boolean isExpectation(Path file) {
    String name = file.getFileName().toString();
    return name.equals("exit") || name.endsWith(".golden");
  }

  private static List<String> arguments(Path folder, Path made) throws IOException {
    return Files.readAllLines(folder.resolve("cmd")).stream()
        .map(line -> line.replace("$D", folder.toString()).replace("$T", made.toString()))
        .toList();
  }

  private static Map<String, String> environment(Path folder) throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    Path file = folder.resolve("env");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        environment.put(line.split("=", 2)[0], line.split("=", 2)[1]);
      }
    }
    return environment;
  }

  private static Map<String, String> files(Path made) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(made)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = made.relativize(file).toString().replace('/', '-');
        files.put(name + ".golden", steady(read(file)));
      }
    }
    return files;
  }

  /** Decisions have an id, and take as long as they take. */
  private static String steady(String text) {
    return text.replaceAll("\"decision_id\":\"[0-9a-f-]{36}\"", "\"decision_id\":\"ID\"")
        .replaceAll("(_ns\":)[0-9]+", "$1TIME")
        .replaceAll("\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"ID\"")
        .replaceAll("\"revision\":\"[0-9a-f]{64}\"", "\"revision\":\"REVISION\"");
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static void update(Path folder, Map<String, String> actual) throws IOException {
    for (Map.Entry<String, String> file : actual.entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (file.getValue().isEmpty()) {
        Files.deleteIfExists(path);
      } else {
        Files.writeString(path, file.getValue());
      }
    }
  }
}
