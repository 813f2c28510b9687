package dev.jural.compiler;

import dev.jural.types.RegoType;
import dev.jural.types.RegoTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A TypeEnv holds the types of the variables of one rule, as far as they are known. */
final class TypeEnv {
  private final Map<String, RegoType> variables = new HashMap<>();
  private final List<String> learned = new ArrayList<>();
  private DocumentTypes documents;

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
  }

  private Set<List<String>> replaced = Set.of();

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

  /**
   * Runs {@code work} where the documents at {@code paths} are others than is known, and with them
   * all that schemas say below their roots.
   */
  void without(Set<List<String>> paths, Runnable work) {
    DocumentTypes known = documents;
    Set<List<String>> around = replaced;
    Map<List<String>, RegoType> left = new HashMap<>(known.byPath());
    left.keySet()
        .removeIf(path -> paths.stream().anyMatch(other -> other.get(0).equals(path.get(0))));
    documents = new DocumentTypes(left);
    replaced = new HashSet<>(around);
    replaced.addAll(paths);
    work.run();
    documents = known;
    replaced = around;
  }

  /** Whether some part of the document at {@code path} is another than is known. */
  boolean isReplaced(List<String> path) {
    return replaced.stream()
        .anyMatch(
            other -> {
              int shared = Math.min(other.size(), path.size());
              return other.subList(0, shared).equals(path.subList(0, shared));
            });
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
