package dev.jural.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No command line, however odd, is a bug of ours. */
class CommandLineTest {
  @Provide
  Arbitrary<List<String>> words() {
    List<String> known = new ArrayList<>(List.of("-", "--", "=", "-=", "x", "check", "a=b"));
    for (OptionRow option : CheckCommand.SYNTAX.options()) {
      for (String name : option.names()) {
        known.add(name);
        known.add(name + "=");
        known.add(name + "=1");
        known.add(name + "json");
      }
    }
    Arbitrary<String> word =
        Arbitraries.oneOf(Arbitraries.of(known), Arbitraries.strings().ofMaxLength(8));
    return word.list().ofMaxSize(6);
  }

  @Property(tries = 2000, seed = "42")
  void everyCommandLineEndsWithAnExitCodeAndAtMostOneMessage(@ForAll("words") List<String> words) {
    List<String> arguments = new ArrayList<>(List.of("check", "--policy", "absent"));
    arguments.addAll(words);
    Jural.Result result = Jural.run(arguments, new byte[0], Map.of());
    assertTrue(List.of(0, 2, 4).contains(result.exit()), () -> arguments + " " + result);
    assertFalse(result.err().contains("\tat "), result.err());
  }

  @Property(tries = 1000, seed = "42")
  void everyFirstWordEndsWithAnExitCode(@ForAll("words") List<String> words) {
    if (!words.contains("check")) {
      Jural.Result result = Jural.run(words, new byte[0], Map.of());
      assertTrue(List.of(0, 2).contains(result.exit()), () -> words + " " + result);
    }
  }
}
