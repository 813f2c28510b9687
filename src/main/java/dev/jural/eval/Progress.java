package dev.jural.eval;

import dev.jural.ir.Instr;
import dev.jural.trace.FailedExpression;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Progress is how far one run of a body came: the expression furthest on, and what was known when
 * it failed first. Used by one thread.
 */
final class Progress {
  private int furthest = -1;
  private long attempts;
  private Instr.@Nullable Mark mark;
  private @Nullable Map<String, RegoValue> variables;
  private @Nullable List<FailedExpression.Part> parts;

  /** Notes that the expression behind {@code next} begins. */
  void reached(int index, Instr.Mark next, Frame frame) {
    if (index <= furthest) {
      // The search came back, so the furthest expression failed.
      seize(frame);
    }
    if (index >= furthest) {
      if (index > furthest) {
        furthest = index;
        attempts = 0;
        mark = next;
        variables = null;
        parts = null;
      }
      attempts++;
      if (variables == null) {
        variables = variables(next, frame);
      }
    }
    for (Instr.Mark.Part part : next.parts()) {
      if (part.isNew()) {
        frame.registers[part.operand()] = null;
      }
    }
  }

  static Map<String, RegoValue> variables(Instr.Mark mark, Frame frame) {
    Map<String, RegoValue> values = new LinkedHashMap<>();
    for (Instr.Mark.Variable variable : mark.variables()) {
      RegoValue value = frame.get(variable.operand());
      if (isValue(value)) {
        values.put(variable.name(), value);
      }
    }
    return values;
  }

  private void seize(Frame frame) {
    Instr.Mark failed = mark;
    if (failed == null || parts != null) {
      return;
    }
    List<FailedExpression.Part> found = new ArrayList<>();
    for (Instr.Mark.Part part : failed.parts()) {
      RegoValue value = frame.get(part.operand());
      if (isValue(value)) {
        found.add(new FailedExpression.Part(part.term(), value));
      }
    }
    parts = found;
  }

  private static boolean isValue(@Nullable RegoValue value) {
    return value != null && value != Step.UNDEFINED;
  }

  /** What failed, once the body has run without a result; none when it has no expression. */
  Optional<FailedExpression> failure(Frame frame) {
    seize(frame);
    Instr.Mark failed = mark;
    return failed == null || variables == null || parts == null
        ? Optional.empty()
        : Optional.of(new FailedExpression(failed.expression(), variables, parts, attempts));
  }
}
