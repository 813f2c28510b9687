package dev.jural.eval;

import dev.jural.builtin.Builtin;
import dev.jural.builtin.BuiltinTable;
import dev.jural.ir.Instr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Knows the loops around the instruction that is being planned, and which results stay the same in
 * all rounds of one: they are made when they are first needed, and kept until the loop begins anew.
 * Nothing is made that would not have been made, so errors are the same.
 */
final class Rounds {
  private final BuiltinTable builtins;
  private final List<Level> levels = new ArrayList<>();

  Rounds(BuiltinTable builtins) {
    this.builtins = builtins;
  }

  /**
   * A Level is a loop, or a barrier.
   *
   * @param changing the registers that are written in it
   * @param kept those of them whose values are kept from round to round
   */
  private record Level(boolean isLoop, BitSet changing, BitSet kept) {}

  /** The block of {@code loop} is planned from here on. */
  void enter(Instr loop) {
    levels.add(new Level(true, Registers.writtenBy(loop), new BitSet()));
  }

  /** From here on nothing is kept for loops further out: documents or functions are others, say. */
  void enterBarrier() {
    levels.add(new Level(false, new BitSet(), new BitSet()));
  }

  /** The block is planned: the registers that must be empty before it runs. */
  int[] leave() {
    return levels.remove(levels.size() - 1).kept().stream().toArray();
  }

  /**
   * The register whose value is kept in all rounds of a loop around here, if it can be.
   *
   * @param own a register that is written along with it, or -1
   */
  Optional<Integer> kept(Instr instr, int own) {
    if (levels.isEmpty() || !isCostly(instr) || !isPure(instr)) {
      return Optional.empty();
    }
    BitSet reads = Registers.readBy(instr);
    if (own >= 0) {
      reads.clear(own);
    }
    int outermost = levels.size();
    while (outermost > 0
        && levels.get(outermost - 1).isLoop()
        && !reads.intersects(levels.get(outermost - 1).changing())) {
      outermost--;
    }
    if (outermost == levels.size()) {
      return Optional.empty();
    }
    int dst = dst(instr);
    levels.get(outermost).kept().set(dst);
    levels.subList(outermost, levels.size()).forEach(level -> level.changing().clear(dst));
    return Optional.of(dst);
  }

  private static boolean isCostly(Instr instr) {
    return instr instanceof Instr.CallBuiltin
        || instr instanceof Instr.CallFunction
        || instr instanceof Instr.LoadEntry
        || instr instanceof Instr.LoadBase
        || instr instanceof Instr.Dot
        || instr instanceof Instr.DotBase
        || instr instanceof Instr.DotPath
        || instr instanceof Instr.MakeArray
        || instr instanceof Instr.MakeSet
        || instr instanceof Instr.MakeObject
        || instr instanceof Instr.Collect;
  }

  private static int dst(Instr instr) {
    BitSet written = Registers.writtenBy(instr);
    return instr instanceof Instr.Collect collect ? collect.dst() : written.nextSetBit(0);
  }

  /** Whether running it once is as good as running it twice. */
  private boolean isPure(Instr instr) {
    if (instr instanceof Instr.CallBuiltin call) {
      return isPure(call.name());
    } else if (instr instanceof Instr.CallRelation call && !isPure(call.name())) {
      return false;
    }
    return Registers.blocks(instr).stream()
        .flatMap(block -> block.instructions().stream())
        .allMatch(this::isPure);
  }

  private boolean isPure(String builtin) {
    return builtins.get(builtin).map(Rounds::isPure).orElse(false);
  }

  /** Whether a function does nothing but make its result, which is always the same. */
  static boolean isPure(Builtin builtin) {
    return !builtin.isNondeterministic() && !builtin.name().equals("internal.print");
  }
}
