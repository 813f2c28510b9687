package dev.jural.compiler;

import dev.jural.types.RegoType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RuleTypes are the types of the virtual documents and functions that were inferred so far. */
public final class RuleTypes {
  private final Map<List<String>, RegoType> documents = new HashMap<>();
  private final Map<List<String>, FunctionType> functions = new HashMap<>();

  RuleTypes() {}

  /** The type of a function of the policy. */
  record FunctionType(List<RegoType> args, RegoType result) {
    FunctionType {
      args = List.copyOf(args);
    }
  }

  /** The type of the document at {@code path}; anything when it was not inferred. */
  RegoType document(List<String> path) {
    return documents.getOrDefault(path, RegoType.ANY);
  }

  Optional<FunctionType> function(List<String> path) {
    return Optional.ofNullable(functions.get(path));
  }

  void put(List<String> path, RegoType type) {
    documents.put(path, type);
  }

  void put(List<String> path, FunctionType type) {
    functions.put(path, type);
  }
}
