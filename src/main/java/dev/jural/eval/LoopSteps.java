package dev.jural.eval;

import dev.jural.ir.Instr.Collection;
import dev.jural.source.Span;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;
import java.util.Map;

/** Steps that run blocks of their own: loops, negation, comprehensions, branches. */
final class LoopSteps {
  private LoopSteps() {}

  static final class Scan extends Step {
    private final int from;
    private final int key;
    private final int value;
    private final Steps body;

    Scan(int from, int key, int value, Steps body) {
      this.from = from;
      this.key = key;
      this.value = value;
      this.body = body;
    }

    @Override
    int exec(Frame frame) {
      RegoValue collection = frame.get(from);
      if (collection instanceof RegoArray array) {
        return array(frame, array);
      }
      if (collection instanceof RegoObject object) {
        return object(frame, object);
      }
      return collection instanceof RegoSet set ? set(frame, set) : FAIL;
    }

    private int array(Frame frame, RegoArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (one(frame, RegoNumber.of(i), array.get(i)) == STOP) {
          return STOP;
        }
      }
      return FAIL;
    }

    private int object(Frame frame, RegoObject object) {
      for (int i = 0; i < object.size(); i++) {
        if (one(frame, object.keyAt(i), object.valueAt(i)) == STOP) {
          return STOP;
        }
      }
      return FAIL;
    }

    private int set(Frame frame, RegoSet set) {
      for (int i = 0; i < set.size(); i++) {
        RegoValue element = set.elementAt(i);
        if (one(frame, element, element) == STOP) {
          return STOP;
        }
      }
      return FAIL;
    }

    private int one(Frame frame, RegoValue foundKey, RegoValue foundValue) {
      frame.evaluation.budget.step();
      frame.registers[key] = foundKey;
      frame.registers[value] = foundValue;
      return body.run(frame);
    }
  }

  static final class Not extends Step {
    private final Steps body;

    Not(Steps body) {
      this.body = body;
    }

    @Override
    int exec(Frame frame) {
      return body.run(frame) == STOP ? FAIL : NEXT;
    }
  }

  static final class Succeed extends Step {
    @Override
    int exec(Frame frame) {
      return STOP;
    }
  }

  static final class Collect extends Step {
    private final int dst;
    private final Collection kind;
    private final int slot;
    private final Steps body;

    Collect(int dst, Collection kind, int slot, Steps body) {
      this.dst = dst;
      this.kind = kind;
      this.slot = slot;
      this.body = body;
    }

    @Override
    int exec(Frame frame) {
      switch (kind) {
        case ARRAY -> {
          RegoArray.Builder array = new RegoArray.Builder();
          frame.slots[slot] = array;
          body.run(frame);
          frame.registers[dst] = frame.evaluation.budget.fit(array.build());
        }
        case SET -> {
          RegoSet.Builder set = RegoSet.builder();
          frame.slots[slot] = set;
          body.run(frame);
          frame.registers[dst] = frame.evaluation.budget.fit(set.build());
        }
        case OBJECT -> {
          RegoObject.Builder object = RegoObject.builder();
          frame.slots[slot] = object;
          body.run(frame);
          frame.registers[dst] = frame.evaluation.budget.fit(object.build());
        }
      }
      return NEXT;
    }
  }

  static final class EmitElement extends Step {
    private final int slot;
    private final int value;

    EmitElement(int slot, int value) {
      this.slot = slot;
      this.value = value;
    }

    @Override
    int exec(Frame frame) {
      frame.evaluation.budget.step();
      RegoValue element = frame.get(value);
      if (frame.slots[slot] instanceof RegoArray.Builder array) {
        array.add(element);
      } else {
        ((RegoSet.Builder) frame.slots[slot]).add(element);
      }
      return NEXT;
    }
  }

  static final class EmitEntry extends Step {
    private final int slot;
    private final int key;
    private final int value;
    private final Span span;

    EmitEntry(int slot, int key, int value, Span span) {
      this.slot = slot;
      this.key = key;
      this.value = value;
      this.span = span;
    }

    @Override
    int exec(Frame frame) {
      frame.evaluation.budget.step();
      RegoObject.Builder object = (RegoObject.Builder) frame.slots[slot];
      ValueSteps.putOnce(object, frame.get(key), frame.get(value), span);
      return NEXT;
    }
  }

  static final class Union extends Step {
    private final Steps[] branches;

    Union(Steps[] branches) {
      this.branches = branches;
    }

    @Override
    int exec(Frame frame) {
      for (Steps branch : branches) {
        if (branch.run(frame) == STOP) {
          return STOP;
        }
      }
      return FAIL;
    }
  }

  /** Branches of which each begins with a test for another constant, and some that do not. */
  static final class Switch extends Step {
    private final int key;
    private final Map<RegoValue, Steps> branches;
    private final Steps[] others;

    Switch(int key, Map<RegoValue, Steps> branches, Steps[] others) {
      this.key = key;
      this.branches = branches;
      this.others = others;
    }

    @Override
    int exec(Frame frame) {
      Steps branch = branches.get(frame.get(key));
      if (branch != null && branch.run(frame) == STOP) {
        return STOP;
      }
      for (Steps other : others) {
        if (other.run(frame) == STOP) {
          return STOP;
        }
      }
      return FAIL;
    }
  }

  /** The end of a branch: runs what all branches go on with. */
  static final class Yield extends Step {
    private final Steps next;

    Yield(Steps next) {
      this.next = next;
    }

    @Override
    int exec(Frame frame) {
      return next.run(frame);
    }
  }
}
