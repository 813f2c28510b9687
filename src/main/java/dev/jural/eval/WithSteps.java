package dev.jural.eval;

import dev.jural.ir.Instr.Override;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.Span;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Steps that put other documents and functions in place of those that are there. */
final class WithSteps {
  private WithSteps() {}

  static final class With extends Step {
    private final List<Override> overrides;
    private final Steps body;
    private final Span span;

    With(List<Override> overrides, Steps body, Span span) {
      this.overrides = overrides;
      this.body = body;
      this.span = span;
    }

    @java.lang.Override
    int exec(Frame frame) {
      frame.evaluation.budget.step();
      Scope outer = frame.scope;
      frame.scope = derive(frame, outer);
      int status = body.run(frame);
      frame.scope = outer;
      return status == STOP ? STOP : FAIL;
    }

    private Scope derive(Frame frame, Scope outer) {
      RegoValue input = outer.input;
      RegoValue data = outer.data;
      List<List<RegoValue>> hidden = new ArrayList<>(outer.hidden);
      Map<String, Scope.Mock> mocks = new HashMap<>(outer.mocks);
      for (Override override : overrides) {
        if (override instanceof Override.OfInput change) {
          input = replace(input, constants(frame, change.path()), 0, frame.get(change.value()));
        } else if (override instanceof Override.OfData change) {
          List<RegoValue> path = constants(frame, change.path());
          data = replace(data, path, 0, frame.get(change.value()));
          hidden.add(path);
        } else {
          Override.OfFunction change = (Override.OfFunction) override;
          mocks.put(
              change.name(),
              change
                  .value()
                  .<Scope.Mock>map(operand -> new Scope.Mock.Value(frame.get(operand)))
                  .orElseGet(() -> new Scope.Mock.Function(change.function().orElseThrow())));
        }
      }
      if (!(data instanceof RegoObject object)) {
        throw new RegoException(
            Diagnostic.error(
                ErrorCode.EVAL_WITH_MERGE, "real and replacement data could not be merged", span));
      }
      return new Scope(outer, input, object, hidden, mocks, frame.evaluation.program.size());
    }

    private static List<RegoValue> constants(Frame frame, List<Integer> operands) {
      return operands.stream().map(frame::get).toList();
    }

    /**
     * {@code in} with {@code value} at the path; what is no object on the way is replaced by one.
     */
    private static RegoValue replace(
        RegoValue in, List<RegoValue> path, int depth, RegoValue value) {
      if (depth == path.size()) {
        return value;
      }
      RegoValue key = path.get(depth);
      RegoObject object = in instanceof RegoObject known ? known : RegoObject.EMPTY;
      RegoValue below = object.get(key).orElse(RegoObject.EMPTY);
      return object.with(key, replace(below, path, depth + 1, value));
    }
  }

  static final class EndWith extends Step {
    private final Steps next;

    EndWith(Steps next) {
      this.next = next;
    }

    @java.lang.Override
    int exec(Frame frame) {
      Scope inner = frame.scope;
      frame.scope = inner.outer();
      int status = next.run(frame);
      frame.scope = inner;
      return status;
    }
  }
}
