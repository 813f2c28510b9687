package dev.jural.fuzz;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Each tree that the parser can give is printed as a text that parses to it. */
class PrinterPropertyTest {

  @Property(tries = 500, seed = "20251104")
  void modulesKeepTheirTrees(@ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int size) {
    PrinterCorpusTest.assertRoundTrip(ModuleMaker.make(Seeds.of(seed), size));
  }
}
