package dev.jural.eval;

import dev.jural.builtin.Builtin;
import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Undefined;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.List;

/** Calls built-in functions by any number of arguments. */
final class BuiltinCalls {
  private BuiltinCalls() {}

  /** The result, or undefined. Of a relation, an array of all results. */
  static RegoValue call(Builtin builtin, BuiltinContext context, RegoValue[] args) {
    if (!builtin.isNondeterministic()) {
      return apply(builtin.implementation(), context, args);
    }
    RegoValue key = RegoArray.of(RegoString.of(builtin.name()), RegoArray.of(args));
    return context.once(key, () -> apply(builtin.implementation(), context, args));
  }

  /** A Call calls one function. */
  @FunctionalInterface
  interface Call {
    /** Calls it with arguments of the right number. */
    RegoValue with(BuiltinContext context, RegoValue[] args);
  }

  private static RegoValue apply(Implementation function, BuiltinContext context, RegoValue[] a) {
    return call(function).with(context, a);
  }

  /** How a function is called; found once for each place that calls it. */
  static Call call(Implementation function) {
    if (function instanceof Implementation.F1 f) {
      return (context, a) -> f.call(a[0]);
    } else if (function instanceof Implementation.F2 f) {
      return (context, a) -> f.call(a[0], a[1]);
    } else if (function instanceof Implementation.F3 f) {
      return (context, a) -> f.call(a[0], a[1], a[2]);
    } else if (function instanceof Implementation.F4 f) {
      return (context, a) -> f.call(a[0], a[1], a[2], a[3]);
    } else if (function instanceof Implementation.F0 f) {
      return (context, a) -> f.call(context);
    } else if (function instanceof Implementation.C1 f) {
      return (context, a) -> f.call(context, a[0]);
    } else if (function instanceof Implementation.C2 f) {
      return (context, a) -> f.call(context, a[0], a[1]);
    } else if (function instanceof Implementation.C3 f) {
      return (context, a) -> f.call(context, a[0], a[1], a[2]);
    } else if (function instanceof Implementation.Variadic f) {
      return (context, a) -> f.call(context, List.of(a));
    }
    return (context, a) -> all((Implementation.Relation) function, context, a);
  }

  private static RegoValue all(
      Implementation.Relation function, BuiltinContext context, RegoValue[] a) {
    RegoArray.Builder all = new RegoArray.Builder();
    function.each(
        context,
        List.of(a),
        value -> {
          all.add(value);
          return true;
        });
    return all.size() == 0 ? Undefined.VALUE : all.build();
  }
}
