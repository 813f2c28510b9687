package dev.jural.eval;

import dev.jural.ir.Block;
import dev.jural.ir.Instr;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for branches of which one at most can run: each begins by testing the same register for a
 * constant of its own.
 */
final class Unions {
  /** No register is tested. */
  static final int NOTHING = -1;

  private Unions() {}

  /** The register that branches test first, or {@link #NOTHING}. */
  static int tested(Instr.Union union) {
    int tested = NOTHING;
    Set<Integer> constants = new HashSet<>();
    for (Block branch : union.branches()) {
      if (isTest(branch)) {
        Instr.Equal test = (Instr.Equal) branch.instructions().get(0);
        boolean isAnother = tested != NOTHING && tested != test.left();
        if (isAnother || !constants.add(test.right())) {
          return NOTHING;
        }
        tested = test.left();
      }
    }
    return tested;
  }

  private static boolean isTest(Block branch) {
    List<Instr> instructions = branch.instructions();
    return !instructions.isEmpty()
        && instructions.get(0) instanceof Instr.Equal test
        && test.left() >= 0
        && test.right() < 0;
  }

  /** The constant for which the branch tests {@code tested}. */
  static Optional<Integer> key(Block branch, int tested) {
    return tested != NOTHING && isTest(branch)
        ? Optional.of(((Instr.Equal) branch.instructions().get(0)).right())
        : Optional.empty();
  }

  /** The branch without its test. */
  static Block behindTest(Block branch) {
    return new Block(branch.instructions().subList(1, branch.instructions().size()));
  }
}
