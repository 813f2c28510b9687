package dev.jural.eval;

import dev.jural.ir.Instr;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Steps that note what a body does, for an {@link InstrumentedEvaluation}. They always hold. */
final class InstrumentSteps {
  private InstrumentSteps() {}

  private static InstrumentedEvaluation evaluation(Frame frame) {
    return (InstrumentedEvaluation) frame.evaluation;
  }

  private static ReadLog log(Frame frame) {
    return evaluation(frame).reads();
  }

  /** An expression begins. */
  static final class Reached extends Step {
    private final int index;
    private final Instr.Mark mark;

    Reached(int index, Instr.Mark mark) {
      this.index = index;
      this.mark = mark;
    }

    @Override
    int exec(Frame frame) {
      evaluation(frame).reached(index, mark, frame);
      return NEXT;
    }
  }

  /** Notes where the log is before a loop. */
  static final class Save extends Step {
    private final int slot;

    Save(int slot) {
      this.slot = slot;
    }

    @Override
    int exec(Frame frame) {
      frame.slots[slot] = log(frame).size();
      return NEXT;
    }
  }

  /** Forgets what other rounds of the loop read. */
  static final class Rewind extends Step {
    private final int slot;

    Rewind(int slot) {
      this.slot = slot;
    }

    @Override
    int exec(Frame frame) {
      log(frame).rewind((Integer) frame.slots[slot]);
      return NEXT;
    }
  }

  /** A value was looked up. */
  static final class Read extends Step {
    private final int from;
    private final int key;

    Read(int from, int key) {
      this.from = from;
      this.key = key;
    }

    @Override
    int exec(Frame frame) {
      log(frame).read(frame.get(from), frame.get(key));
      return NEXT;
    }
  }

  /** A value is about to be looked up by a path; as much of it as there is is read. */
  static final class ReadPath extends Step {
    private final int from;
    private final List<RegoValue> keys;

    ReadPath(int from, List<RegoValue> keys) {
      this.from = from;
      this.keys = keys;
    }

    @Override
    int exec(Frame frame) {
      RegoValue at = frame.get(from);
      for (RegoValue key : keys) {
        RegoValue next = lookup(at, key);
        if (next == UNDEFINED) {
          break;
        }
        log(frame).read(at, key);
        at = next;
      }
      return NEXT;
    }
  }

  /** What the elements of a comprehension rest on, by key. */
  private record Kept(int start, Map<RegoValue, List<ReadLog.Place>> entries) {
    void add(RegoValue key, ReadLog log) {
      if (entries.size() < ReadLog.MOST_OF_ONE_RESULT) {
        entries.putIfAbsent(key, log.since(start));
      }
    }
  }

  /** A comprehension begins. */
  static final class BeginCollect extends Step {
    private final int slot;

    BeginCollect(int slot) {
      this.slot = slot;
    }

    @Override
    int exec(Frame frame) {
      frame.slots[slot] = new Kept(log(frame).size(), new HashMap<>());
      return NEXT;
    }
  }

  /** A comprehension has one more element. */
  static final class Keep extends Step {
    private final int slot;
    private final int collection;
    private final int key;

    /**
     * Such a step.
     *
     * @param collection the slot of the collection in the making
     * @param key the key of the element; an array counts its own
     */
    Keep(int slot, int collection, int key) {
      this.slot = slot;
      this.collection = collection;
      this.key = key;
    }

    @Override
    int exec(Frame frame) {
      RegoValue its =
          frame.slots[collection] instanceof RegoArray.Builder array
              ? RegoNumber.of(array.size())
              : frame.get(key);
      ((Kept) frame.slots[slot]).add(its, log(frame));
      return NEXT;
    }
  }

  /** A comprehension is done. */
  static final class EndCollect extends Step {
    private final int slot;
    private final int dst;

    EndCollect(int slot, int dst) {
      this.slot = slot;
      this.dst = dst;
    }

    @Override
    int exec(Frame frame) {
      Kept kept = (Kept) frame.slots[slot];
      log(frame).rewind(kept.start());
      log(frame).keep(frame.get(dst), kept.entries());
      return NEXT;
    }
  }

  /** Values were handed to a function that looks at all of them. */
  static final class ReadAll extends Step {
    private final int[] values;

    ReadAll(List<Integer> values) {
      this.values = ValueSteps.ints(values);
    }

    @Override
    int exec(Frame frame) {
      for (int value : values) {
        log(frame).readAll(frame.get(value));
      }
      return NEXT;
    }
  }

  /** A rule is about to give its value. */
  static final class CaptureResult extends Step {
    @Override
    int exec(Frame frame) {
      if (frame.result == UNDEFINED) {
        evaluation(frame).capture().result();
      }
      return NEXT;
    }
  }

  /** A partial rule is about to give an entry. */
  static final class CaptureEntry extends Step {
    private final int key;

    CaptureEntry(int key) {
      this.key = key;
    }

    @Override
    int exec(Frame frame) {
      evaluation(frame).capture().entry(frame.get(key));
      return NEXT;
    }
  }
}
