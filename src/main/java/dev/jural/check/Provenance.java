package dev.jural.check;

import dev.jural.engine.EvaluationOptions;
import dev.jural.engine.Input;
import dev.jural.engine.NondeterministicCalls;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Provenance tells which line a result rests on: that of the narrowest part of the document that
 * was read on the way to it. Asked only for findings that do not say their place themselves; the
 * first question evaluates again, now with a note of what is read, so that what passes costs
 * nothing. Used by one thread.
 */
final class Provenance {
  /** Parts that say which object this is, and seldom what is wrong with it. */
  private static final Set<String> NAMES =
      Set.of("apiVersion", "kind", "metadata", "name", "namespace");

  private static final Comparator<List<RegoValue>> NARROWEST =
      Comparator.<List<RegoValue>, Boolean>comparing(path -> !isName(path))
          .thenComparing(List::size);

  private final PackageCheck check;
  private final Subject subject;
  private final Input input;
  private final Map<String, Map<RegoValue, List<List<RegoValue>>>> reads = new HashMap<>();
  private boolean isKnown;

  Provenance(PackageCheck check, Subject subject, Input input) {
    this.check = check;
    this.subject = subject;
    this.input = input;
  }

  /** Evaluates with a note of what is read, and of what nondeterministic functions give. */
  Map<String, RegoValue> evaluate(NondeterministicCalls calls) {
    isKnown = true;
    return evaluate(EvaluationOptions.none().withNondeterministic(calls));
  }

  private Map<String, RegoValue> evaluate(EvaluationOptions options) {
    return check
        .documents()
        .evaluate(
            input,
            options.withReads(
                (document, result, paths) ->
                    reads.computeIfAbsent(document, d -> new HashMap<>()).put(result, paths)));
  }

  /** The place that {@code result}, an element of the rule at {@code document}, rests on. */
  Optional<Location> place(String document, RegoValue result) {
    if (!isKnown) {
      isKnown = true;
      try {
        var unused = evaluate(EvaluationOptions.none());
      } catch (RegoException e) {
        // It went well before; what goes wrong now (a limit of time) costs only the exact line.
        reads.clear();
      }
    }
    List<List<RegoValue>> paths = reads.getOrDefault(document, Map.of()).get(result);
    if (paths == null || paths.isEmpty()) {
      return Optional.empty();
    }
    // Of equally narrow ones the first in the document.
    int most = paths.stream().max(NARROWEST).map(List::size).orElse(0);
    boolean isAllNames = paths.stream().allMatch(Provenance::isName);
    return paths.stream()
        .filter(path -> path.size() == most && (isAllNames || !isName(path)))
        .map(path -> subject.places().at(path))
        .min(Comparator.naturalOrder());
  }

  private static boolean isName(List<RegoValue> path) {
    return path.isEmpty()
        || path.get(path.size() - 1) instanceof RegoString last && NAMES.contains(last.text());
  }
}
