package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static Arguments parse(String... words) {
    return Arguments.parse(CheckCommand.SYNTAX, List.of(words));
  }

  @Test
  void valuesStandAfterASpaceOrAnEqualsSign() {
    assertEquals(Optional.of("w"), parse("--waivers", "w").value("--waivers"));
    assertEquals(Optional.of("w=x"), parse("--waivers=w=x").value("--waivers"));
  }

  @Test
  void shortOptionsTakeTheirValueInTheSameWordOrTheNext() {
    for (List<String> words :
        List.of(List.of("-j4"), List.of("-j=4"), List.of("-j", "4"), List.of("-qj4"))) {
      assertEquals(Optional.of("4"), Arguments.parse(CheckCommand.SYNTAX, words).value("--jobs"));
    }
    assertTrue(parse("-qv").has("--quiet"));
    assertTrue(parse("-qv").has("--show-passed"));
  }

  @Test
  void repeatedValuesKeepTheirOrder() {
    assertEquals(List.of("b", "a"), parse("--policy", "b", "x", "--policy=a").values("--policy"));
  }

  @Test
  void aDashIsAnArgument() {
    assertEquals(List.of("-", "x"), parse("-", "x").positionals());
  }

  @Test
  void nothingIsAnOptionAfterTwoDashes() {
    Arguments arguments = parse("--quiet", "--", "--strict", "--");
    assertEquals(List.of("--strict", "--"), arguments.positionals());
    assertFalse(arguments.has("--strict"));
  }

  @Test
  void aValueMayBeginWithADashUnlessItIsAnOption() {
    assertEquals(Optional.of("-1s"), parse("--timeout", "-1s").value("--timeout"));
  }

  @Test
  void anOptionThatWasNotGivenHasItsFirstChoice() {
    assertEquals("report", parse().choice("--profile"));
  }

  @Test
  void noTwoOptionsOfACommandHaveOneName() {
    for (Syntax syntax :
        List.of(
            CheckCommand.SYNTAX,
            CompletionCommand.SYNTAX,
            HelpCommand.SYNTAX,
            RootCommand.SYNTAX)) {
      Set<String> names = new HashSet<>();
      syntax
          .options()
          .forEach(option -> option.names().forEach(name -> assertTrue(names.add(name), name)));
    }
  }
}
