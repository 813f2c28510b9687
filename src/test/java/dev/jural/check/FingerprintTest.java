package dev.jural.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  @Test
  void itNeverChangesBetweenVersions() {
    // Code scanning services track findings by these: another value makes every finding new.
    assertEquals("d5066a99f44ce64c", Fingerprint.of("R11", "a.yaml"));
  }

  @Test
  void theBordersOfPartsCount() {
    assertNotEquals(Fingerprint.of("ab", "c"), Fingerprint.of("a", "bc"));
    assertNotEquals(Fingerprint.of("ab"), Fingerprint.of("ab", ""));
  }

  @Test
  void aHundredThousandFindingsHaveAsManyFingerprints() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      String print = Fingerprint.of("R11", "deploy/" + i % 300 + ".yaml", "Deployment " + i / 300);
      assertTrue(print.matches("[0-9a-f]{16}"), print);
      assertTrue(seen.add(print), print);
    }
  }
}
