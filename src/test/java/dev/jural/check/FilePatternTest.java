package dev.jural.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePatternTest {
  @ParameterizedTest
  @CsvSource({
    "a.yaml, a.yaml, true",
    "a.yaml, b/a.yaml, false",
    "*.yaml, a.yaml, true",
    "*.yaml, b/a.yaml, false",
    "**/a.yaml, a.yaml, true",
    "**/a.yaml, b/c/a.yaml, true",
    "**/a.yaml, ba.yaml, false",
    "b/**/a.yaml, b/a.yaml, true",
    "b/**/a.yaml, b/c/d/a.yaml, true",
    "b/**/a.yaml, ba.yaml, false",
    "b/**, b/c/d.yaml, true",
    "b/**, b, false",
    "**, a/b/c, true",
    "a?.yaml, ab.yaml, true",
    "a?b, a/b, false",
    "[a].yaml, a.yaml, false",
    "[a].yaml, [a].yaml, true",
    "a.c, abc, false"
  })
  void starsStayInFoldersAndDoubleStarsCrossThem(String pattern, String file, boolean matches) {
    assertEquals(matches, FilePattern.matches(pattern, file));
  }

  @Test
  void manyStarsTakeNoLongTime() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertFalse(FilePattern.matches("**a".repeat(500) + "b", "a".repeat(5_000))));
  }
}
