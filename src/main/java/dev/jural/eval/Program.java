package dev.jural.eval;

import dev.jural.builtin.Builtin;
import dev.jural.builtin.BuiltinTable;
import dev.jural.ir.Document;
import dev.jural.ir.TreeNode;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A Program is a policy, ready to run. Immutable but for what planning fills in; shared by threads.
 */
public final class Program {
  private final List<Document> sources;
  private final IntFunction<DocumentProgram> planner;

  /**
   * Planned when first asked for: most runs need a part of the policies only. Racing threads plan
   * the same.
   */
  private final @Nullable DocumentProgram[] documents;

  final List<TreeNode> nodes;
  private final BuiltinTable builtins;
  final Map<String, Integer> functions = new HashMap<>();

  Program(
      List<Document> sources,
      IntFunction<DocumentProgram> planner,
      List<TreeNode> nodes,
      BuiltinTable builtins) {
    this.builtins = builtins;
    this.sources = sources;
    this.planner = planner;
    this.documents = new DocumentProgram[sources.size()];
    this.nodes = nodes;
    for (Document document : sources) {
      if (document.kind() == Document.Kind.FUNCTION) {
        functions.put(document.name(), document.id());
      }
    }
  }

  /** How many documents there are. */
  int size() {
    return sources.size();
  }

  /** The document {@code id} as the compiler wrote it. */
  Document source(int id) {
    return sources.get(id);
  }

  /** The document {@code id}, ready to run. */
  DocumentProgram document(int id) {
    DocumentProgram known = documents[id];
    if (known == null) {
      known = planner.apply(id);
      documents[id] = known;
    }
    return known;
  }

  /** The built-in function {@code name}, which the compiler knows to be there. */
  Builtin builtin(String name) {
    return builtins
        .get(name)
        .orElseThrow(() -> new IllegalStateException("no built-in function " + name));
  }

  /** A Body is a code, ready to run. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; read in the innermost loops
  record Body(Steps steps, int registers, int slots, RegoValue[] constants) {}

  /** A RuleProgram is a rule, ready to run. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; read in the innermost loops
  record RuleProgram(Body[] chain, Optional<Body> keyed) {}

  /** A DocumentProgram is a document, ready to run. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; read in the innermost loops
  record DocumentProgram(
      Document source,
      RuleProgram[] rules,
      Optional<Body> fallback,
      Optional<RuleIndex> index,
      Optional<RuleIndex> keyIndex,
      boolean isWorthKeeping,
      List<RegoValue> path) {
    Document.Kind kind() {
      return source.kind();
    }
  }

  static List<RegoValue> pathValues(List<String> names) {
    return names.stream().<RegoValue>map(RegoString::of).toList();
  }
}
