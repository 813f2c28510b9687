package dev.jural.eval;

import dev.jural.ir.Block;
import dev.jural.ir.Instr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Moves lookups that find the same in every round of a loop to before the loop.
 *
 * <p>A loop's block holds all that follows, so when such a lookup fails there is no solution behind
 * the loop, whether it fails before it or in each round. It is not moved past anything that might
 * end the evaluation or be seen from outside: what comes first must come first.
 */
final class Invariants {
  private Invariants() {}

  /** The block with lookups moved. */
  static Block moved(Block block) {
    List<Instr> moved = new ArrayList<>(block.instructions().size());
    for (Instr instr : block.instructions()) {
      if (instr instanceof Instr.Scan scan) {
        scan(scan, moved);
      } else {
        moved.add(inside(instr));
      }
    }
    return new Block(moved);
  }

  private static void scan(Instr.Scan scan, List<Instr> before) {
    List<Instr> body = new ArrayList<>();
    BitSet changing = new BitSet();
    changing.set(scan.key());
    changing.set(scan.value());
    boolean canMove = true;
    for (Instr instr : moved(scan.body()).instructions()) {
      if (canMove && isLookup(instr) && !Registers.readBy(instr).intersects(changing)) {
        before.add(instr);
        continue;
      }
      body.add(instr);
      changing.or(Registers.writtenBy(instr));
      canMove = canMove && isSilent(instr);
    }
    before.add(new Instr.Scan(scan.from(), scan.key(), scan.value(), new Block(body)));
  }

  private static Instr inside(Instr instr) {
    if (instr instanceof Instr.CallRelation i) {
      return new Instr.CallRelation(i.dst(), i.name(), i.args(), moved(i.body()), i.span());
    } else if (instr instanceof Instr.Not i) {
      return new Instr.Not(moved(i.body()));
    } else if (instr instanceof Instr.Collect i) {
      return new Instr.Collect(i.dst(), i.kind(), i.slot(), moved(i.body()));
    } else if (instr instanceof Instr.With i) {
      return new Instr.With(i.overrides(), moved(i.body()), i.span());
    } else if (instr instanceof Instr.EndWith i) {
      return new Instr.EndWith(moved(i.next()));
    } else if (instr instanceof Instr.Union i) {
      List<Block> branches = i.branches().stream().map(Invariants::moved).toList();
      return new Instr.Union(branches, i.label(), moved(i.next()));
    }
    return instr;
  }

  private static boolean isLookup(Instr instr) {
    return instr instanceof Instr.LoadInput
        || instr instanceof Instr.LoadBase
        || instr instanceof Instr.Dot
        || instr instanceof Instr.DotBase
        || instr instanceof Instr.DotPath;
  }

  /** Whether the instruction can do no more than hold or fail. */
  private static boolean isSilent(Instr instr) {
    return isLookup(instr)
        || instr instanceof Instr.Mark
        || instr instanceof Instr.Move
        || instr instanceof Instr.Equal
        || instr instanceof Instr.Compare
        || instr instanceof Instr.IsTrue
        || instr instanceof Instr.IsArray
        || instr instanceof Instr.IsObject
        || instr instanceof Instr.IsCollection
        || instr instanceof Instr.IsNoneOf
        || instr instanceof Instr.Succeed
        || ((instr instanceof Instr.Not || instr instanceof Instr.Scan)
            && Registers.blocks(instr).stream()
                .flatMap(block -> block.instructions().stream())
                .allMatch(Invariants::isSilent));
  }
}
