package dev.jural.eval;

import dev.jural.ir.Block;
import dev.jural.ir.Instr;

/** Guesses whether running a block costs more than remembering its result. */
final class Cost {
  private Cost() {}

  /** Whether the block loops, or calls or loads what may loop. */
  static boolean isHigh(Block block) {
    return block.instructions().stream()
        .anyMatch(
            i ->
                i instanceof Instr.Scan
                    || i instanceof Instr.CallRelation
                    || i instanceof Instr.CallFunction
                    || i instanceof Instr.Collect
                    || i instanceof Instr.With
                    || i instanceof Instr.Union
                    || (i instanceof Instr.Not not && isHigh(not.body())));
  }
}
