package dev.jural.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> KNOWN = List.of("owner", "expires", "reason", "rule");

  @Test
  void aMissingLetterIsForgiven() {
    assertEquals(Optional.of("owner"), Suggestion.near("ownr", KNOWN));
  }

  @Test
  void twoSwappedLettersAreForgiven() {
    assertEquals(Optional.of("expires"), Suggestion.near("expries", KNOWN));
  }

  @Test
  void anotherWordIsNotTakenForAMistake() {
    assertEquals(Optional.empty(), Suggestion.near("severity", KNOWN));
  }

  @Test
  void shortWordsAreNotGuessed() {
    assertEquals(Optional.empty(), Suggestion.near("-x", List.of("-f", "-q")));
  }

  @Test
  void ofTwoEquallyNearTheFirstByNameIsMeant() {
    assertEquals(Optional.of("abcx"), Suggestion.near("abc", List.of("abcy", "abcx")));
  }
}
