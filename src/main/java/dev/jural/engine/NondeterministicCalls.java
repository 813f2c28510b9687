package dev.jural.engine;

import dev.jural.builtin.Undefined;
import dev.jural.source.RegoException;
import dev.jural.value.JsonReader;
import dev.jural.value.JsonWriter;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * NondeterministicCalls are what the nondeterministic built-in functions gave in one evaluation:
 * kept for the decision log, or served from it when a decision is replayed. The form is OPA's
 * {@code nd_builtin_cache}: by name of the function, by JSON text of its arguments, the result (OPA
 * docs, "Decision Logs"). Used by one evaluation.
 */
public final class NondeterministicCalls {
  private final Map<RegoValue, RegoValue> known;
  private final List<Map.Entry<RegoArray, RegoValue>> made = new ArrayList<>();

  private NondeterministicCalls(Map<RegoValue, RegoValue> known) {
    this.known = known;
  }

  /** Keeps what is called. */
  public static NondeterministicCalls kept() {
    return new NondeterministicCalls(Map.of());
  }

  /**
   * Serves what an event kept; a call that it lacks is made.
   *
   * @param cache an event's {@code nd_builtin_cache}; what is of another form is passed over
   */
  public static NondeterministicCalls served(RegoObject cache) {
    Map<RegoValue, RegoValue> known = new HashMap<>();
    for (int i = 0; i < cache.size(); i++) {
      if (cache.keyAt(i) instanceof RegoString && cache.valueAt(i) instanceof RegoObject calls) {
        for (int j = 0; j < calls.size(); j++) {
          RegoValue result = calls.valueAt(j);
          arguments(calls.keyAt(j)).ifPresent(put(known, cache.keyAt(i), result));
        }
      }
    }
    return new NondeterministicCalls(known);
  }

  private static java.util.function.Consumer<RegoValue> put(
      Map<RegoValue, RegoValue> known, RegoValue name, RegoValue result) {
    return arguments -> known.put(RegoArray.of(name, arguments), result);
  }

  private static Optional<RegoValue> arguments(RegoValue key) {
    try {
      return key instanceof RegoString text
          ? Optional.of(JsonReader.read("nd_builtin_cache", text.text()))
          : Optional.empty();
    } catch (RegoException e) {
      return Optional.empty();
    }
  }

  /** The result that is served for a call, the array of its name and its arguments. */
  Optional<RegoValue> find(RegoValue call) {
    if (known.isEmpty()) {
      return Optional.empty();
    }
    RegoValue result = known.get(call);
    if (result == null) {
      // The log holds arguments as JSON, where sets are arrays.
      result = known.get(JsonReader.read("call", JsonWriter.write(call)));
    }
    return Optional.ofNullable(result);
  }

  /** Takes a call that was made. */
  void add(RegoValue call, RegoValue result) {
    if (call instanceof RegoArray array && result != Undefined.VALUE) {
      made.add(Map.entry(array, result));
    }
  }

  /** How many calls were made, not served. */
  public int made() {
    return made.size();
  }

  /** The calls that were made, in OPA's form; empty when there were none. */
  public RegoObject toValue() {
    if (made.isEmpty()) {
      return RegoObject.EMPTY;
    }
    Map<RegoValue, RegoObject.Builder> byName = new HashMap<>();
    for (Map.Entry<RegoArray, RegoValue> call : made) {
      byName
          .computeIfAbsent(call.getKey().get(0), name -> RegoObject.builder())
          .put(RegoString.of(JsonWriter.write(call.getKey().get(1))), call.getValue());
    }
    RegoObject.Builder all = RegoObject.builder(byName.size());
    byName.forEach((name, calls) -> all.put(name, calls.build()));
    return all.build();
  }
}
