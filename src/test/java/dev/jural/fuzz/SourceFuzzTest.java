package dev.jural.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jural.ast.AstPrinter;
import dev.jural.ast.Module;
import dev.jural.ast.RegoVersion;
import dev.jural.parser.RegoParser;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever the text, the parser and the compiler end with a module or with our own exception, twice
 * the same; and what parses is printed as a text that parses to the same tree.
 */
class SourceFuzzTest {
  @Property(tries = 1_500, seed = "20251104")
  void tokensInARowParseOrAreRefused(@ForAll long seed, @ForAll @IntRange(max = 40) int count) {
    check(new TextMaker(Seeds.of(seed)).tokens(count));
  }

  @Property(tries = 600, seed = "20251104")
  void damagedModulesParseOrAreRefused(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int size) {
    String whole = AstPrinter.print(ModuleMaker.make(Seeds.of(seed), size));
    check(new TextMaker(Seeds.of(seed)).damaged(whole));
  }

  @Property(tries = 60, seed = "20251104")
  void deepModulesParseOrAreRefused(@ForAll long seed) {
    check(new TextMaker(Seeds.of(seed)).nested());
  }

  /** Also what the corpus of seeds and of past failures is checked by. */
  static void check(String text) {
    for (RegoVersion version : RegoVersion.values()) {
      Optional<Module> module = parse(text, version);
      module.ifPresent(PrinterCorpusTest::assertRoundTrip);
    }
    assertEquals(Outcome.ofCompiling(text), Outcome.ofCompiling(text), text);
  }

  private static Optional<Module> parse(String text, RegoVersion version) {
    try {
      return Optional.of(RegoParser.parseModule(SourceText.of("fuzz.rego", text), version));
    } catch (RegoException e) {
      return Optional.empty();
    }
  }
}
