package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the cache of results answers, and when it must not. The log says what was evaluated: each
 * evaluation is a line.
 */
class CacheTest {
  private static final String POLICY =
      """
      package team

      deny contains sprintf("%s has no team label", [input.metadata.name]) if {
        not input.metadata.labels.team
      }

      deny contains {"msg": "privileged", "set": {1, 2}} if {
        input.spec.template.spec.containers[_].securityContext.privileged
      }
      """;
  private static final String DOCUMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: %s}
      spec:
        template:
          spec:
            runtimeClassName: gvisor
            containers:
              - {name: opa, image: "openpolicyagent/opa:0.61.0", securityContext: {privileged: true}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void makeTree() throws IOException {
    write("policy/team.rego", POLICY);
    write("tree/a.yaml", DOCUMENT.formatted("a"));
    write("tree/b.yaml", DOCUMENT.formatted("b"));
    write("tree/chart/templates/t.yaml", "a: {{ .Values.a }}\n  b: {{ x }}\n");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Jural.Result check(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "check",
                "--format",
                "json",
                "--policy",
                folder.resolve("policy").toString(),
                "--cache",
                folder.resolve("cache").toString(),
                "--no-decision-log",
                folder.resolve("tree").toString()));
    words.addAll(List.of(more));
    return Jural.run(words, new byte[0], Map.of());
  }

  private List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      return files.toList();
    }
  }

  @Test
  void theSecondRunSaysTheSameWithoutEvaluating() throws IOException {
    Jural.Result first = check();
    assertEquals(1, first.exit());
    assertTrue(first.out().contains("privileged"));
    assertEquals(1, caches().size());
    byte[] kept = Files.readAllBytes(caches().get(0));
    assertEquals(first, check());
    // With a policy that would now say something else, only the digest could tell.
    swapMessage(kept);
    assertTrue(check().out().contains("PRIVILEGED"), "the cache answers");
  }

  /** Changes a message inside the cache, which only an answer from the cache will show. */
  private void swapMessage(byte[] kept) throws IOException {
    String text = new String(kept, StandardCharsets.ISO_8859_1);
    String other = text.replace("privileged", "PRIVILEGED");
    assertNotEquals(text, other);
    Files.write(caches().get(0), other.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatChangesTheResultMakesTheCacheForget() throws IOException {
    var unused = check();
    swapMessage(Files.readAllBytes(caches().get(0)));
    byte[] poisoned = Files.readAllBytes(caches().get(0));
    for (String[] options :
        new String[][] {
          {"--profile", "practical"},
          {"--strict"},
          {"--as-of", "2025-12-01"},
          {"--namespace", "team"},
          {
            "--policy",
            write("more/more.rego", "package more\n\ndeny contains 1 if false\n").toString()
          },
          {"--data", write("data.yaml", "x: 1\n").toString()},
          {"--catalog", write("own.yaml", "systems: []\n").toString()},
        }) {
      Files.write(caches().get(0), poisoned);
      Jural.Result result = check(options);
      assertFalse(result.out().contains("PRIVILEGED"), String.join(" ", options));
    }
    Files.write(caches().get(0), poisoned);
    write("policy/team.rego", POLICY + "\n# another text\n");
    assertFalse(check().out().contains("PRIVILEGED"), "another policy");
  }

  @Test
  void aFileThatChangedIsEvaluatedAndOthersAreNot() throws IOException {
    var unused = check();
    swapMessage(Files.readAllBytes(caches().get(0)));
    write("tree/a.yaml", DOCUMENT.formatted("changed"));
    Jural.Result result = check();
    assertAll(
        () -> assertTrue(result.out().contains("changed has no team label")),
        () -> assertEquals(1, count(result.out(), "\"message\": \"privileged\"")),
        () -> assertEquals(1, count(result.out(), "\"message\": \"PRIVILEGED\"")));
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }

  @Test
  void aFileOfAnotherNameIsAnotherFile() throws IOException {
    var unused = check();
    Files.move(folder.resolve("tree/a.yaml"), folder.resolve("tree/z.yaml"));
    assertTrue(check().out().contains("tree/z.yaml"));
    assertFalse(check().out().contains("tree/a.yaml"));
  }

  @Test
  void aDamagedCacheIsAnEmptyOne() throws IOException {
    Jural.Result first = check();
    byte[] kept = Files.readAllBytes(caches().get(0));
    for (int length : new int[] {0, 3, 50, kept.length / 2, kept.length - 1}) {
      Files.write(caches().get(0), java.util.Arrays.copyOf(kept, length));
      assertEquals(first, check(), length + " bytes");
    }
    byte[] noise = new byte[5000];
    new java.util.Random(1).nextBytes(noise);
    Files.write(caches().get(0), noise);
    assertEquals(first, check());
  }

  @Test
  void policiesThatDoMoreThanDecideAreNotRemembered() throws IOException {
    write("policy/team.rego", "package team\n\ndeny contains \"x\" if time.now_ns() > 0\n");
    var unused = check();
    assertFalse(Files.exists(folder.resolve("cache")));
  }

  @Test
  void aStackMayReadOtherFilesSoItIsNotRemembered() throws IOException {
    write(
        "tree/stack.yaml",
        """
        apiVersion: jural.dev/v1
        kind: Stack
        metadata: {name: s}
        components: [{name: opa, version: "0.61.0"}]
        sources: [../other/]
        """);
    write("other/x.yaml", DOCUMENT.formatted("x"));
    assertTrue(check().out().contains("0.61.0"));
    write("other/x.yaml", DOCUMENT.formatted("x").replace("0.61.0", "0.55.0"));
    assertTrue(check().out().contains("0.55.0"));
  }

  @Test
  void fewFilesAreNotRememberedUnasked() {
    Map<String, String> home = Map.of("HOME", folder.resolve("home").toString());
    var unused =
        Jural.run(
            List.of("check", "--no-decision-log", folder.resolve("tree").toString()),
            new byte[0],
            home);
    assertFalse(Files.exists(folder.resolve("home")));
  }

  @Test
  void manyFilesAreRememberedInTheFolderOfCaches() throws IOException {
    for (int i = 0; i < 100; i++) {
      write("tree/more/" + i + ".yaml", DOCUMENT.formatted("n" + i));
    }
    Map<String, String> home = Map.of("HOME", folder.resolve("home").toString());
    List<String> words =
        new ArrayList<>(List.of("check", "--no-decision-log", folder.resolve("tree").toString()));
    Jural.Result first = Jural.run(words, new byte[0], home);
    assertTrue(Files.exists(folder.resolve("home/.cache/jural")));
    assertEquals(first, Jural.run(words, new byte[0], home));
    words.add("--no-cache");
    assertEquals(first, Jural.run(words, new byte[0], home));
  }
}
