package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionIdsTest {
  @Test
  void idsAreRandomUuidsOfVersionFour() {
    Set<String> seen = new HashSet<>();
    try (DecisionIds ids = new DecisionIds()) {
      for (int i = 0; i < 10_000; i++) {
        String id = ids.next();
        UUID uuid = UUID.fromString(id);
        assertEquals(4, uuid.version());
        assertEquals(2, uuid.variant());
        assertEquals(id, uuid.toString());
        assertTrue(seen.add(id), id);
      }
    }
  }

  @Test
  void aClosedSourceStillGivesIds() {
    DecisionIds ids = new DecisionIds();
    ids.close();
    assertEquals(4, UUID.fromString(ids.next()).version());
  }
}
