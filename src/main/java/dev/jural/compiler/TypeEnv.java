package dev.jural.compiler;

import dev.jural.types.RegoType;
import dev.jural.types.RegoTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A TypeEnv holds the types of the variables of one rule, as far as they are known. */
final class TypeEnv {
  private final Map<String, RegoType> variables = new HashMap<>();
  private final List<String> learned = new ArrayList<>();
  private final DocumentTypes documents;

  /**
   * What is known of {@code input} and of base documents, by path from the root name.
   *
   * @param byPath types by path, {@code [input]} or {@code [data, servers]}
   */
  record DocumentTypes(Map<List<String>, RegoType> byPath) {
    /** Nothing is known. */
    static final DocumentTypes NONE = new DocumentTypes(Map.of());

    DocumentTypes {
      byPath = Map.copyOf(byPath);
    }

    /** These types, and before them those of {@code nearer}. */
    DocumentTypes under(Map<List<String>, RegoType> nearer) {
      if (nearer.isEmpty()) {
        return this;
      }
      Map<List<String>, RegoType> all = new HashMap<>(byPath);
      all.putAll(nearer);
      return new DocumentTypes(all);
    }
  }

  TypeEnv(DocumentTypes documents) {
    this.documents = documents;
  }

  /** The type of a variable; none when nothing said it so far. */
  Optional<RegoType> get(String variable) {
    return Optional.ofNullable(variables.get(variable));
  }

  /** Gives a variable of which nothing is known a type. */
  void putIfUnknown(String variable, RegoType type) {
    if (variables.putIfAbsent(variable, type) == null) {
      learned.add(variable);
    }
  }

  /**
   * Runs {@code work}, and forgets what it found out: what a closure needs says nothing outside.
   */
  <T> T inside(Supplier<T> work) {
    int before = learned.size();
    T result = work.get();
    while (learned.size() > before) {
      variables.remove(learned.remove(learned.size() - 1));
    }
    return result;
  }

  /** A document whose type is known, and how many names of the path lead to it. */
  record Known(RegoType type, int names) {}

  /** The longest part of {@code path} whose type is known. */
  Optional<Known> document(List<String> path) {
    for (int size = path.size(); size > 0; size--) {
      RegoType type = documents.byPath().get(path.subList(0, size));
      if (type != null) {
        return Optional.of(new Known(type, size));
      }
    }
    return Optional.empty();
  }

  /** The type of an operand of which nothing is known. */
  static RegoType known(Optional<RegoType> type) {
    return type.orElse(RegoType.ANY);
  }

  /** As OPA prints a list of types. */
  static String show(List<Optional<RegoType>> types) {
    return "("
        + String.join(", ", types.stream().map(t -> t.map(RegoTypes::show).orElse("???")).toList())
        + ")";
  }
}
