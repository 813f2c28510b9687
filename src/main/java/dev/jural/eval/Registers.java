package dev.jural.eval;

import dev.jural.ir.Block;
import dev.jural.ir.Instr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Tells which registers an instruction uses, those of the blocks in it included. */
final class Registers {
  private final BitSet reads = new BitSet();
  private final BitSet writes = new BitSet();

  private Registers() {}

  /** The registers that {@code instr} reads and does not write itself. */
  static BitSet readBy(Instr instr) {
    Registers found = new Registers();
    found.add(instr);
    found.reads.andNot(found.writes);
    return found.reads;
  }

  /** The registers that {@code instr} writes. */
  static BitSet writtenBy(Instr instr) {
    Registers found = new Registers();
    found.add(instr);
    return found.writes;
  }

  /** The blocks that {@code instr} holds. */
  static List<Block> blocks(Instr instr) {
    if (instr instanceof Instr.Scan i) {
      return List.of(i.body());
    } else if (instr instanceof Instr.CallRelation i) {
      return List.of(i.body());
    } else if (instr instanceof Instr.Not i) {
      return List.of(i.body());
    } else if (instr instanceof Instr.Collect i) {
      return List.of(i.body());
    } else if (instr instanceof Instr.With i) {
      return List.of(i.body());
    } else if (instr instanceof Instr.EndWith i) {
      return List.of(i.next());
    } else if (instr instanceof Instr.Union i) {
      List<Block> all = new ArrayList<>(i.branches());
      all.add(i.next());
      return all;
    }
    return List.of();
  }

  private void add(Instr instr) {
    lookup(instr);
    for (Block block : blocks(instr)) {
      block.instructions().forEach(this::add);
    }
  }

  private void lookup(Instr instr) {
    if (instr instanceof Instr.Move i) {
      use(i.dst(), i.src());
    } else if (instr instanceof Instr.LoadInput i) {
      use(i.dst());
    } else if (instr instanceof Instr.LoadBase i) {
      use(i.dst());
    } else if (instr instanceof Instr.LoadTree i) {
      use(i.dst());
    } else if (instr instanceof Instr.LoadDocument i) {
      use(i.dst());
    } else if (instr instanceof Instr.LoadEntry i) {
      use(i.dst(), i.key());
    } else if (instr instanceof Instr.Dot i) {
      use(i.dst(), i.from(), i.key());
    } else if (instr instanceof Instr.DotBase i) {
      use(i.dst(), i.from(), i.key());
    } else if (instr instanceof Instr.DotPath i) {
      use(i.dst(), i.from());
    } else {
      value(instr);
    }
  }

  private void value(Instr instr) {
    if (instr instanceof Instr.MakeArray i) {
      use(i.dst(), i.elements());
    } else if (instr instanceof Instr.MakeSet i) {
      use(i.dst(), i.elements());
    } else if (instr instanceof Instr.MakeObject i) {
      use(i.dst(), i.keys());
      read(i.values());
    } else if (instr instanceof Instr.Template i) {
      use(i.dst(), i.parts());
    } else if (instr instanceof Instr.CallFunction i) {
      use(i.dst(), i.args());
    } else if (instr instanceof Instr.CallBuiltin i) {
      use(i.dst(), i.args());
    } else if (instr instanceof Instr.CallRelation i) {
      use(i.dst(), i.args());
    } else if (instr instanceof Instr.Scan i) {
      use(i.key(), i.from());
      use(i.value());
    } else if (instr instanceof Instr.Collect i) {
      use(i.dst());
    } else {
      test(instr);
    }
  }

  private void test(Instr instr) {
    if (instr instanceof Instr.Equal i) {
      read(List.of(i.left(), i.right()));
    } else if (instr instanceof Instr.Compare i) {
      read(List.of(i.left(), i.right()));
    } else if (instr instanceof Instr.IsTrue i) {
      read(List.of(i.value()));
    } else if (instr instanceof Instr.IsArray i) {
      read(List.of(i.value()));
    } else if (instr instanceof Instr.IsObject i) {
      read(List.of(i.value()));
    } else if (instr instanceof Instr.IsCollection i) {
      read(List.of(i.value()));
    } else if (instr instanceof Instr.IsNoneOf i) {
      read(List.of(i.value()));
    } else {
      result(instr);
    }
  }

  private void result(Instr instr) {
    if (instr instanceof Instr.EmitElement i) {
      read(List.of(i.value()));
    } else if (instr instanceof Instr.EmitEntry i) {
      read(List.of(i.key(), i.value()));
    } else if (instr instanceof Instr.With i) {
      i.overrides().forEach(this::override);
    } else if (instr instanceof Instr.Return i) {
      read(List.of(i.value()));
    } else if (instr instanceof Instr.EmitPartial i) {
      read(i.path());
      read(List.of(i.value()));
    } else if (instr instanceof Instr.Solution i) {
      read(i.bindings());
      read(i.expressions());
    }
  }

  private void override(Instr.Override override) {
    if (override instanceof Instr.Override.OfInput i) {
      read(List.of(i.value()));
    } else if (override instanceof Instr.Override.OfData i) {
      read(List.of(i.value()));
    } else if (override instanceof Instr.Override.OfFunction i) {
      i.value().ifPresent(operand -> read(List.of(operand)));
    }
  }

  private void use(int dst, int... operands) {
    writes.set(dst);
    for (int operand : operands) {
      if (operand >= 0) {
        reads.set(operand);
      }
    }
  }

  private void use(int dst, List<Integer> operands) {
    writes.set(dst);
    read(operands);
  }

  private void read(List<Integer> operands) {
    for (int operand : operands) {
      if (operand >= 0) {
        reads.set(operand);
      }
    }
  }
}
