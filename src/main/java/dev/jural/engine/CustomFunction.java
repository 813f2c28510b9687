package dev.jural.engine;

import dev.jural.builtin.Builtin;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Undefined;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.types.RegoType;
import dev.jural.types.RegoTypes;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes built-in functions of what an embedder wrote. */
final class CustomFunction {
  private CustomFunction() {}

  static Builtin of(
      String name,
      List<RegoType> arguments,
      RegoType result,
      Function<List<RegoValue>, Optional<RegoValue>> body) {
    List<Builtin.Arg> args = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      args.add(new Builtin.Arg("x" + (i + 1), arguments.get(i)));
    }
    Implementation.Variadic call =
        (context, values) -> {
          for (int i = 0; i < values.size(); i++) {
            check(arguments.get(i), values.get(i), i + 1);
          }
          return result(name, body, values);
        };
    return new Builtin(name, "Added by the embedding program.", args, result, call, true);
  }

  private static void check(RegoType type, RegoValue value, int position) {
    if (!RegoTypes.admits(type, value)) {
      throw BuiltinException.wrongType(
          position, RegoTypes.show(type), RegoTypes.show(RegoTypes.of(value)));
    }
  }

  private static RegoValue result(
      String name, Function<List<RegoValue>, Optional<RegoValue>> body, List<RegoValue> values) {
    try {
      return body.apply(values).orElse(Undefined.VALUE);
    } catch (BuiltinException | RegoException e) {
      throw e;
    } catch (RuntimeException e) {
      // A defect of the embedder's must not read as undefined, which "not" turns into true.
      RegoException failure =
          new RegoException(
              Diagnostic.error(
                  ErrorCode.EVAL_INTERNAL,
                  "the custom function " + name + " threw " + e,
                  Location.NONE));
      failure.initCause(e);
      throw failure;
    }
  }
}
