package dev.jural.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {
  /** As gitignore(5) says. */
  @ParameterizedTest
  @CsvSource({
    "*.yaml, a.yaml, true",
    "*.yaml, d/e/a.yaml, true",
    "*.yaml, a.yml, false",
    "/a.yaml, a.yaml, true",
    "/a.yaml, d/a.yaml, false",
    "d/a.yaml, d/a.yaml, true",
    "d/a.yaml, e/d/a.yaml, false",
    "**/a.yaml, e/d/a.yaml, true",
    "d/**, d/e/a.yaml, true",
    "d/**/a.yaml, d/a.yaml, true",
    "d/**/a.yaml, d/e/f/a.yaml, true",
    "a?.yaml, ab.yaml, true",
    "a?.yaml, a.yaml, false",
    "a[0-9].yaml, a7.yaml, true",
    "a[!0-9].yaml, a7.yaml, false",
    "'\\#a.yaml', '#a.yaml', true",
    "'#a.yaml', '#a.yaml', false",
    "a.yaml , a.yaml, true",
    "d*/a.yaml, d/x/a.yaml, false",
  })
  void patternsMatchAsGitHasThem(String pattern, String path, boolean isIgnored) {
    IgnoreRules rules = IgnoreRules.parse(List.of(pattern));
    assertEquals(isIgnored, rules.decide(List.of(path.split("/")), false).orElse(false));
  }

  @Test
  void theLastPatternDecidesAndAnExclamationMarkTakesBack() {
    IgnoreRules rules = IgnoreRules.parse(List.of("*.yaml", "!keep.yaml", "", "# note", "dir/"));
    assertEquals(false, rules.decide(List.of("keep.yaml"), false).orElse(true));
    assertEquals(true, rules.decide(List.of("other.yaml"), false).orElse(false));
    assertEquals(true, rules.decide(List.of("dir"), true).orElse(false));
    assertEquals(false, rules.decide(List.of("dir"), false).isPresent());
  }

  @Test
  void patternsOfManyStarsTakeNoTime() {
    IgnoreRules rules = IgnoreRules.parse(List.of("**/".repeat(50) + "b", "*a".repeat(200) + "*b"));
    List<String> path = List.of("a/".repeat(200).split("/"));
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertEquals(false, rules.decide(path, false).isPresent());
          assertEquals(false, rules.decide(List.of("a".repeat(20_000)), false).isPresent());
        });
  }

  @Test
  void filesOfFoldersAboveAndBelowCount(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve(".git"));
    Files.createDirectories(folder.resolve("deploy/generated"));
    Files.createDirectories(folder.resolve("deploy/own"));
    Files.writeString(folder.resolve(".gitignore"), "*.secret.yaml\ngenerated/\n");
    Files.writeString(folder.resolve("deploy/.gitignore"), "!known.secret.yaml\nown/*.yaml\n");
    for (String name :
        List.of("a.yaml", "a.secret.yaml", "known.secret.yaml", "generated/b.yaml", "own/c.yaml")) {
      Files.writeString(folder.resolve("deploy/" + name), "a: 1\n");
    }
    assertEquals("a.yaml known.secret.yaml", names(folder, Selection.DEFAULT));
    assertEquals(
        "a.secret.yaml a.yaml generated/b.yaml known.secret.yaml own/c.yaml",
        names(folder, new Selection(List.of(), List.of(), false)));
    assertEquals(
        "a.secret.yaml a.yaml known.secret.yaml",
        names(folder, new Selection(List.of("*.yaml"), List.of("own", "generated/"), false)));
    assertEquals(
        "own/c.yaml", names(folder, new Selection(List.of("own/", "x"), List.of(), false)));
  }

  private static String names(Path folder, Selection selection) {
    return String.join(
        " ",
        ManifestFinder.findRelative(List.of(folder.resolve("deploy").toString()), selection)
            .files()
            .stream()
            .map(ManifestFile::name)
            .toList());
  }
}
