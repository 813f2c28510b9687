package dev.jural.eval;

import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.Span;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoValue;
import java.util.List;

/** Steps that hand results to whoever runs the body. */
final class ResultSteps {
  private ResultSteps() {}

  static final class Return extends Step {
    private final int value;
    private final boolean isFinal;
    private final boolean isFunction;
    private final Span span;

    Return(int value, boolean isFinal, boolean isFunction, Span span) {
      this.value = value;
      this.isFinal = isFinal;
      this.isFunction = isFunction;
      this.span = span;
    }

    @Override
    int exec(Frame frame) {
      RegoValue found = frame.get(value);
      if (frame.result == UNDEFINED) {
        frame.result = found;
      } else if (!frame.result.equals(found)) {
        throw new RegoException(
            Diagnostic.error(
                ErrorCode.EVAL_CONFLICT,
                isFunction
                    ? "functions must not produce multiple outputs for same inputs"
                    : "complete rules must not produce multiple outputs",
                span));
      }
      return isFinal ? STOP : FAIL;
    }
  }

  static final class EmitPartial extends Step {
    private final int[] path;
    private final int value;
    private final boolean isElement;
    private final Span span;

    EmitPartial(List<Integer> path, int value, boolean isElement, Span span) {
      this.path = ValueSteps.ints(path);
      this.value = value;
      this.isElement = isElement;
      this.span = span;
    }

    @Override
    int exec(Frame frame) {
      frame.evaluation.budget.step();
      RegoValue[] keys = CallSteps.values(frame, path);
      if (isElement) {
        frame.partial.addElement(keys, frame.get(value), span);
      } else {
        frame.partial.addEntry(keys, frame.get(value), span);
      }
      frame.result = RegoBoolean.TRUE;
      return FAIL;
    }
  }

  static final class Solution extends Step {
    private final int[] bindings;
    private final int[] expressions;

    Solution(List<Integer> bindings, List<Integer> expressions) {
      this.bindings = ValueSteps.ints(bindings);
      this.expressions = ValueSteps.ints(expressions);
    }

    @Override
    int exec(Frame frame) {
      frame.evaluation.budget.step();
      frame.evaluation.solutions.add(
          new QueryProgram.Row(
              List.of(CallSteps.values(frame, bindings)),
              List.of(CallSteps.values(frame, expressions))));
      return FAIL;
    }
  }
}
