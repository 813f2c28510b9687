package dev.jural.eval;

import dev.jural.value.RegoValue;

/** Steps that keep results while a loop runs. */
final class RoundSteps {
  private RoundSteps() {}

  /** Runs a step once, and then goes by what it left in its register. */
  static final class Keep extends Step {
    private final Step step;
    private final int dst;

    Keep(Step step, int dst) {
      this.step = step;
      this.dst = dst;
    }

    @Override
    int exec(Frame frame) {
      RegoValue known = frame.registers[dst];
      if (known != null) {
        return known == UNDEFINED ? FAIL : NEXT;
      }
      int status = step.run(frame);
      if (status == FAIL) {
        frame.registers[dst] = UNDEFINED;
      }
      return status;
    }
  }

  /** Forgets what was kept: a loop begins. */
  static final class Forget extends Step {
    private final int[] registers;

    Forget(int[] registers) {
      this.registers = registers;
    }

    @Override
    @SuppressWarnings("NullAway") // an empty register is what Keep looks for
    int exec(Frame frame) {
      for (int register : registers) {
        frame.registers[register] = null;
      }
      return NEXT;
    }
  }
}
