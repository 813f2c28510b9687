package dev.jural.eval;

import dev.jural.ir.Instr;
import dev.jural.ir.Instr.Comparison;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.Optional;

/** Steps of which one operand is a constant: most lookups and tests of most policies. */
final class ConstantSteps {
  private ConstantSteps() {}

  /** Looks up what {@code path}, a lookup of constants, finds in the input. */
  static Input input(Instr.LoadInput input, Instr path, RegoValue[] constants) {
    return path instanceof Instr.Dot dot
        ? new Input(input.dst(), dot.dst(), new RegoValue[] {constants[~dot.key()]})
        : new Input(
            input.dst(),
            ((Instr.DotPath) path).dst(),
            ((Instr.DotPath) path)
                .keys().stream().map(key -> constants[~key]).toArray(RegoValue[]::new));
  }

  /** The test, if it has a form with a constant. */
  static Optional<Step> equal(Instr.Equal test, RegoValue[] constants) {
    int left = test.left();
    int right = test.right();
    if (left >= 0 && right < 0) {
      return equal(left, constants[~right]);
    }
    return left < 0 && right >= 0 ? equal(right, constants[~left]) : Optional.empty();
  }

  private static Optional<Step> equal(int value, RegoValue constant) {
    if (constant instanceof RegoString string) {
      return Optional.of(new EqualsText(value, string.text()));
    }
    return constant instanceof RegoNumber number && number.isLong()
        ? Optional.of(new CompareNumber(Comparison.EQ, value, number))
        : Optional.empty();
  }

  /** The comparison, if it has a form with a constant on the right. */
  static Optional<Step> compare(Instr.Compare test, RegoValue[] constants) {
    return test.left() >= 0
            && test.right() < 0
            && constants[~test.right()] instanceof RegoNumber number
            && number.isLong()
        ? Optional.of(new CompareNumber(test.comparison(), test.left(), number))
        : Optional.empty();
  }

  /** Looks a constant key up. */
  static final class Dot extends Step {
    private final int dst;
    private final int from;
    private final RegoValue key;

    Dot(int dst, int from, RegoValue key) {
      this.dst = dst;
      this.from = from;
      this.key = key;
    }

    @Override
    int exec(Frame frame) {
      RegoValue value;
      if (frame.registers[from] instanceof RegoObject object) {
        int slot = object.find(key);
        if (slot < 0) {
          return FAIL;
        }
        value = object.valueIn(slot);
      } else {
        value = lookup(frame.registers[from], key);
        if (value == UNDEFINED) {
          return FAIL;
        }
      }
      frame.registers[dst] = value;
      return NEXT;
    }
  }

  /** Looks a path of constants up in the input. */
  static final class Input extends Step {
    private final int whole;
    private final int dst;
    private final RegoValue[] keys;

    Input(int whole, int dst, RegoValue[] keys) {
      this.whole = whole;
      this.dst = dst;
      this.keys = keys;
    }

    /** The register of the whole input. */
    int whole() {
      return whole;
    }

    @Override
    int exec(Frame frame) {
      RegoValue at = frame.scope.input;
      frame.registers[whole] = at;
      for (RegoValue key : keys) {
        if (at == UNDEFINED) {
          return FAIL;
        }
        at = lookup(at, key);
      }
      frame.registers[dst] = at;
      return at == UNDEFINED ? FAIL : NEXT;
    }
  }

  /** Whether a value is a text. */
  static final class EqualsText extends Step {
    private final int value;
    private final String text;

    EqualsText(int value, String text) {
      this.value = value;
      this.text = text;
    }

    @Override
    int exec(Frame frame) {
      return frame.registers[value] instanceof RegoString string && string.text().equals(text)
          ? NEXT
          : FAIL;
    }
  }

  /** Compares a value with a whole number. */
  static final class CompareNumber extends Step {
    private final Comparison comparison;
    private final int value;
    private final RegoNumber constant;
    private final long number;

    CompareNumber(Comparison comparison, int value, RegoNumber constant) {
      this.comparison = comparison;
      this.value = value;
      this.constant = constant;
      this.number = constant.longValue();
    }

    @Override
    int exec(Frame frame) {
      RegoValue found = frame.registers[value];
      int order =
          found instanceof RegoNumber its && its.isLong()
              ? Long.compare(its.longValue(), number)
              : found.compareTo(constant);
      boolean holds =
          switch (comparison) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
          };
      return holds ? NEXT : FAIL;
    }
  }
}
