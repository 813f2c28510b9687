package dev.jural.eval;

import dev.jural.builtin.Builtin;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.Implementation;
import dev.jural.source.Span;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps that call functions. */
final class CallSteps {
  private CallSteps() {}

  static final class CallFunction extends Step {
    private final int dst;
    private final int document;
    private final int[] args;

    CallFunction(int dst, int document, List<Integer> args) {
      this.dst = dst;
      this.document = document;
      this.args = ValueSteps.ints(args);
    }

    @Override
    int exec(Frame frame) {
      RegoValue value = frame.evaluation.call(document, values(frame, args), frame.scope);
      frame.registers[dst] = value;
      return value == UNDEFINED ? FAIL : NEXT;
    }
  }

  static RegoValue[] values(Frame frame, int[] operands) {
    RegoValue[] values = new RegoValue[operands.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = frame.get(operands[i]);
    }
    return values;
  }

  /** A call of a built-in function; the forms without an argument array are its subclasses. */
  abstract static class BuiltinStep extends Step {
    final Builtin builtin;
    final int[] args;
    final int dst;
    private final Span span;

    BuiltinStep(int dst, Builtin builtin, List<Integer> args, Span span) {
      this.dst = dst;
      this.builtin = builtin;
      this.args = ValueSteps.ints(args);
      this.span = span;
    }

    abstract RegoValue apply(Frame frame);

    @Override
    final int exec(Frame frame) {
      RegoValue value;
      try {
        Scope.Mock mock = frame.scope.isMocked ? frame.scope.mock(builtin.name()) : null;
        value =
            mock == null
                ? apply(frame)
                : frame.evaluation.mocked(mock, values(frame, args), frame.scope);
      } catch (BuiltinException failure) {
        frame.evaluation.failed(builtin.name(), failure, span);
        return FAIL;
      }
      frame.registers[dst] = value;
      return value == UNDEFINED || frame.evaluation.budget.fit(value) == UNDEFINED ? FAIL : NEXT;
    }
  }

  static final class Call1 extends BuiltinStep {
    private final Implementation.F1 function;
    private final int a;

    Call1(int dst, Builtin builtin, Implementation.F1 function, List<Integer> args, Span span) {
      super(dst, builtin, args, span);
      this.function = function;
      this.a = args.get(0);
    }

    @Override
    RegoValue apply(Frame frame) {
      return function.call(frame.get(a));
    }
  }

  static final class Call2 extends BuiltinStep {
    private final Implementation.F2 function;
    private final int a;
    private final int b;

    Call2(int dst, Builtin builtin, Implementation.F2 function, List<Integer> args, Span span) {
      super(dst, builtin, args, span);
      this.function = function;
      this.a = args.get(0);
      this.b = args.get(1);
    }

    @Override
    RegoValue apply(Frame frame) {
      return function.call(frame.get(a), frame.get(b));
    }
  }

  static final class Call3 extends BuiltinStep {
    private final Implementation.F3 function;
    private final int a;
    private final int b;
    private final int c;

    Call3(int dst, Builtin builtin, Implementation.F3 function, List<Integer> args, Span span) {
      super(dst, builtin, args, span);
      this.function = function;
      this.a = args.get(0);
      this.b = args.get(1);
      this.c = args.get(2);
    }

    @Override
    RegoValue apply(Frame frame) {
      return function.call(frame.get(a), frame.get(b), frame.get(c));
    }
  }

  /** A call of any other form. */
  static final class CallAny extends BuiltinStep {
    private final BuiltinCalls.@Nullable Call call;

    CallAny(int dst, Builtin builtin, List<Integer> args, Span span) {
      super(dst, builtin, args, span);
      this.call = builtin.isNondeterministic() ? null : BuiltinCalls.call(builtin.implementation());
    }

    @Override
    RegoValue apply(Frame frame) {
      BuiltinCalls.Call known = call;
      if (known != null) {
        return known.with(frame.evaluation.builtins, values(frame, args));
      }
      return BuiltinCalls.call(builtin, frame.evaluation.builtins, values(frame, args));
    }
  }

  /**
   * A call whose arguments are constants: the first evaluation that makes it, within its limits and
   * unless it fails, makes it for all.
   */
  static final class Constant extends Step {
    private static final int HEAVIEST = 10_000;

    private final BuiltinStep call;
    private volatile @Nullable RegoValue made;

    Constant(BuiltinStep call) {
      this.call = call;
    }

    @Override
    int exec(Frame frame) {
      if (frame.scope.isMocked) {
        return call.exec(frame);
      }
      RegoValue known = made;
      if (known != null) {
        frame.registers[call.dst] = known;
        return frame.evaluation.budget.fit(known) == UNDEFINED ? FAIL : NEXT;
      }
      int status = call.exec(frame);
      if (status == NEXT && frame.registers[call.dst].weight() <= HEAVIEST) {
        made = frame.registers[call.dst];
      }
      return status;
    }
  }

  static final class CallRelation extends Step {
    private final int dst;
    private final Builtin builtin;
    private final int[] args;
    private final Steps body;
    private final Span span;

    CallRelation(int dst, Builtin builtin, List<Integer> args, Steps body, Span span) {
      this.dst = dst;
      this.builtin = builtin;
      this.args = ValueSteps.ints(args);
      this.body = body;
      this.span = span;
    }

    @Override
    int exec(Frame frame) {
      Scope.Mock mock = frame.scope.mock(builtin.name());
      if (mock != null) {
        frame.registers[dst] = frame.evaluation.mocked(mock, values(frame, args), frame.scope);
        return frame.registers[dst] == UNDEFINED ? FAIL : body.run(frame);
      }
      List<RegoValue> values = new ArrayList<>(args.length);
      for (int arg : args) {
        values.add(frame.get(arg));
      }
      int[] status = {FAIL};
      try {
        ((Implementation.Relation) builtin.implementation())
            .each(
                frame.evaluation.builtins,
                values,
                value -> {
                  frame.evaluation.budget.step();
                  frame.registers[dst] = value;
                  status[0] = body.run(frame);
                  return status[0] != STOP;
                });
      } catch (BuiltinException failure) {
        frame.evaluation.failed(builtin.name(), failure, span);
        return FAIL;
      }
      return status[0];
    }
  }
}
