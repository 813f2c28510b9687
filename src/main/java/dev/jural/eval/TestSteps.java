package dev.jural.eval;

import dev.jural.ir.Instr.Comparison;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Steps that hold or fail. */
final class TestSteps {
  private TestSteps() {}

  static final class Equal extends Step {
    private final int left;
    private final int right;

    Equal(int left, int right) {
      this.left = left;
      this.right = right;
    }

    @Override
    int exec(Frame frame) {
      return frame.get(left).equals(frame.get(right)) ? NEXT : FAIL;
    }
  }

  static final class Compare extends Step {
    private final Comparison comparison;
    private final int left;
    private final int right;

    Compare(Comparison comparison, int left, int right) {
      this.comparison = comparison;
      this.left = left;
      this.right = right;
    }

    @Override
    int exec(Frame frame) {
      return holds(comparison, frame.get(left), frame.get(right)) ? NEXT : FAIL;
    }

    private static boolean holds(Comparison comparison, RegoValue left, RegoValue right) {
      return switch (comparison) {
        case EQ -> left.equals(right);
        case NE -> !left.equals(right);
        case LT -> left.compareTo(right) < 0;
        case LE -> left.compareTo(right) <= 0;
        case GT -> left.compareTo(right) > 0;
        case GE -> left.compareTo(right) >= 0;
      };
    }
  }

  static final class IsTrue extends Step {
    private final int value;

    IsTrue(int value) {
      this.value = value;
    }

    @Override
    int exec(Frame frame) {
      return frame.get(value) == RegoBoolean.FALSE ? FAIL : NEXT;
    }
  }

  static final class IsArray extends Step {
    private final int value;
    private final int length;

    IsArray(int value, int length) {
      this.value = value;
      this.length = length;
    }

    @Override
    int exec(Frame frame) {
      return frame.get(value) instanceof RegoArray array && array.size() == length ? NEXT : FAIL;
    }
  }

  static final class IsObject extends Step {
    private final int value;
    private final int size;

    IsObject(int value, int size) {
      this.value = value;
      this.size = size;
    }

    @Override
    int exec(Frame frame) {
      return frame.get(value) instanceof RegoObject object && object.size() == size ? NEXT : FAIL;
    }
  }

  static final class IsCollection extends Step {
    private final int value;

    IsCollection(int value) {
      this.value = value;
    }

    @Override
    int exec(Frame frame) {
      RegoValue found = frame.get(value);
      return found instanceof RegoArray || found instanceof RegoObject || found instanceof RegoSet
          ? NEXT
          : FAIL;
    }
  }

  static final class IsNoneOf extends Step {
    private final int value;
    private final Set<RegoValue> names;

    IsNoneOf(int value, List<RegoValue> names) {
      this.value = value;
      // Not Set.copyOf: it probes in a row, and names that are numbered hash in a row.
      this.names = new HashSet<>(names);
    }

    @Override
    int exec(Frame frame) {
      return names.contains(frame.get(value)) ? FAIL : NEXT;
    }
  }

  static final class Fail extends Step {
    @Override
    int exec(Frame frame) {
      return FAIL;
    }
  }
}
