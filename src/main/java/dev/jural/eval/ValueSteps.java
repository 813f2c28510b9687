package dev.jural.eval;

import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.Span;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.List;

/** Steps that make values. */
final class ValueSteps {
  private ValueSteps() {}

  static int[] ints(List<Integer> operands) {
    return operands.stream().mapToInt(Integer::intValue).toArray();
  }

  static final class MakeArray extends Step {
    private final int dst;
    private final int[] elements;

    MakeArray(int dst, List<Integer> elements) {
      this.dst = dst;
      this.elements = ints(elements);
    }

    @Override
    int exec(Frame frame) {
      RegoArray.Builder array = new RegoArray.Builder(elements.length);
      for (int element : elements) {
        array.add(frame.get(element));
      }
      frame.registers[dst] = frame.evaluation.budget.fit(array.build());
      return NEXT;
    }
  }

  static final class MakeSet extends Step {
    private final int dst;
    private final int[] elements;

    MakeSet(int dst, List<Integer> elements) {
      this.dst = dst;
      this.elements = ints(elements);
    }

    @Override
    int exec(Frame frame) {
      RegoSet.Builder set = RegoSet.builder(elements.length);
      for (int element : elements) {
        set.add(frame.get(element));
      }
      frame.registers[dst] = frame.evaluation.budget.fit(set.build());
      return NEXT;
    }
  }

  /** Makes an object; of two values for one key the later one stays. */
  static final class MakeObject extends Step {
    private final int dst;
    private final int[] keys;
    private final int[] values;

    MakeObject(int dst, List<Integer> keys, List<Integer> values) {
      this.dst = dst;
      this.keys = ints(keys);
      this.values = ints(values);
    }

    @Override
    int exec(Frame frame) {
      RegoObject.Builder object = RegoObject.builder(keys.length);
      for (int i = 0; i < keys.length; i++) {
        object.put(frame.get(keys[i]), frame.get(values[i]));
      }
      frame.registers[dst] = frame.evaluation.budget.fit(object.build());
      return NEXT;
    }
  }

  /** Puts an entry that must not contradict one that is there. */
  static void putOnce(RegoObject.Builder object, RegoValue key, RegoValue value, Span span) {
    if (!object.putIfAbsent(key, value).equals(value)) {
      throw new RegoException(
          Diagnostic.error(ErrorCode.EVAL_CONFLICT, "object keys must be unique", span));
    }
  }

  static final class Template extends Step {
    private final int dst;
    private final int[] parts;
    private final boolean[] isExpression;
    private final Span span;

    Template(int dst, List<Integer> parts, List<Boolean> isExpression, Span span) {
      this.dst = dst;
      this.parts = ints(parts);
      this.isExpression = new boolean[parts.size()];
      for (int i = 0; i < this.isExpression.length; i++) {
        this.isExpression[i] = isExpression.get(i);
      }
      this.span = span;
    }

    @Override
    int exec(Frame frame) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < parts.length; i++) {
        RegoValue part = frame.get(parts[i]);
        if (!isExpression[i]) {
          out.append(((RegoString) part).text());
          continue;
        }
        RegoSet values = (RegoSet) part;
        if (values.isEmpty()) {
          out.append("<undefined>");
        } else if (values.size() == 1) {
          RegoValue value = values.elementAt(0);
          out.append(value instanceof RegoString string ? string.text() : value.toString());
        } else {
          throw new RegoException(
              Diagnostic.error(
                  ErrorCode.EVAL_CONFLICT,
                  "template-strings must not produce multiple outputs",
                  span));
        }
        frame.evaluation.budget.spend(out.length() >> 6);
      }
      frame.registers[dst] = frame.evaluation.budget.fit(RegoString.of(out.toString()));
      return NEXT;
    }
  }
}
