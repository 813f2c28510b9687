package dev.jural.eval;

import dev.jural.ir.Instr;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds to a body the steps that note what it does. A body without instruments has none of them: a
 * program is planned once for each way.
 */
final class Instruments {
  private final RegoValue[] constants;
  private final Map<Integer, Integer> kept = new HashMap<>();
  private int marks;
  private int slots;

  /** Instruments for one body that has {@code slots} slots of its own. */
  Instruments(RegoValue[] constants, int slots) {
    this.constants = constants;
    this.slots = slots;
  }

  /** How many slots the body needs with them. */
  int slots() {
    return slots;
  }

  /** The steps before the one of {@code instr}. */
  List<Step> before(Instr instr) {
    if (instr instanceof Instr.Mark mark) {
      return List.of(new InstrumentSteps.Reached(marks++, mark));
    } else if (instr instanceof Instr.Collect collect) {
      int slot = slots++;
      kept.put(collect.slot(), slot);
      return List.of(new InstrumentSteps.BeginCollect(slot));
    } else if (instr instanceof Instr.EmitElement emit) {
      return List.of(new InstrumentSteps.Keep(keeper(emit.slot()), emit.slot(), emit.value()));
    } else if (instr instanceof Instr.EmitEntry emit) {
      return List.of(new InstrumentSteps.Keep(keeper(emit.slot()), emit.slot(), emit.key()));
    } else if (instr instanceof Instr.DotPath dot) {
      return List.of(
          new InstrumentSteps.ReadPath(
              dot.from(), dot.keys().stream().map(operand -> constants[~operand]).toList()));
    } else if (instr instanceof Instr.CallBuiltin call) {
      return List.of(new InstrumentSteps.ReadAll(call.args()));
    } else if (instr instanceof Instr.CallRelation call) {
      return List.of(new InstrumentSteps.ReadAll(call.args()));
    } else if (instr instanceof Instr.EmitPartial emit) {
      return List.of(
          new InstrumentSteps.CaptureEntry(
              emit.path().isEmpty() ? emit.value() : emit.path().get(0)));
    } else if (instr instanceof Instr.Return) {
      return List.of(new InstrumentSteps.CaptureResult());
    }
    return List.of();
  }

  /** The steps after the one of {@code instr}. */
  List<Step> after(Instr instr) {
    if (instr instanceof Instr.Dot dot) {
      return List.of(new InstrumentSteps.Read(dot.from(), dot.key()));
    } else if (instr instanceof Instr.Collect collect) {
      return List.of(new InstrumentSteps.EndCollect(keeper(collect.slot()), collect.dst()));
    }
    return List.of();
  }

  /** A Loop is the steps around one that loops: before it, and before each round. */
  record Loop(Step before, List<Step> eachRound) {}

  /** The steps around a loop. */
  Loop loop(Instr instr) {
    int slot = slots++;
    List<Step> eachRound = new ArrayList<>();
    eachRound.add(new InstrumentSteps.Rewind(slot));
    if (instr instanceof Instr.Scan scan) {
      eachRound.add(new InstrumentSteps.Read(scan.from(), scan.key()));
    }
    return new Loop(new InstrumentSteps.Save(slot), eachRound);
  }

  private int keeper(int slot) {
    Integer keeper = kept.get(slot);
    if (keeper == null) {
      throw new IllegalStateException("nothing is collected in slot " + slot);
    }
    return keeper;
  }
}
