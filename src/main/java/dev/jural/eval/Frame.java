package dev.jural.eval;

import dev.jural.builtin.Undefined;
import dev.jural.value.RegoValue;

/** A Frame holds what changes while one body runs. Used by one thread. */
final class Frame {
  final Evaluation evaluation;
  final RegoValue[] constants;
  final RegoValue[] registers;
  final Object[] slots;
  Scope scope;

  /** What the rule gave so far. */
  RegoValue result = Undefined.VALUE;

  /** Where a partial rule puts its entries; unused elsewhere. */
  PartialBuilder partial = PartialBuilder.NONE;

  Frame(Evaluation evaluation, Scope scope, Program.Body body) {
    this.evaluation = evaluation;
    this.scope = scope;
    this.constants = body.constants();
    this.registers = new RegoValue[body.registers()];
    this.slots = body.slots() == 0 ? NO_SLOTS : new Object[body.slots()];
  }

  private static final Object[] NO_SLOTS = new Object[0];

  /** The value of an operand. */
  RegoValue get(int operand) {
    return operand >= 0 ? registers[operand] : constants[~operand];
  }
}
