package dev.jural.compiler;

import dev.jural.ast.Import;
import dev.jural.ast.Module;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.Var;
import dev.jural.source.ErrorCode;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Globals are the names that mean a document wherever no local variable has them: imports, and
 * rules of the package. Not safe for threads: it notes which names are asked for.
 */
final class Globals {
  private final Map<String, Ref> names;
  private final Set<String> used = new HashSet<>();

  private Globals(Map<String, Ref> names) {
    this.names = names;
  }

  /** No name but {@code input} and {@code data}. */
  static Globals none() {
    return new Globals(Map.of());
  }

  /** The names of {@code module}, whose package may have rules in other modules too. */
  static Globals of(Module module, Map<Ref, Set<String>> rulesByPackage) {
    Map<String, Ref> names = new HashMap<>();
    for (Import declaration : module.imports()) {
      Ref path = declaration.path();
      if (path.startsWith("data") || path.startsWith("input")) {
        names.put(declaration.name(), path);
      }
    }
    for (String rule : rulesByPackage.getOrDefault(module.pkg().path(), Set.of())) {
      names.put(rule, module.pkg().path().append(List.of(Term.string(rule, Span.NONE))));
    }
    return new Globals(names);
  }

  /** The first names of all rules, by package. */
  static Map<Ref, Set<String>> rulesByPackage(List<Module> modules) {
    Map<Ref, Set<String>> rules = new HashMap<>();
    for (Module module : modules) {
      Set<String> names = rules.computeIfAbsent(module.pkg().path(), k -> new HashSet<>());
      for (Rule rule : module.rules()) {
        names.add(((Var) rule.head().ref().head().value()).name());
      }
    }
    return rules;
  }

  boolean has(String name) {
    return names.containsKey(name);
  }

  /** The path {@code name} stands for, each of its terms placed at {@code span}. */
  Optional<List<Term>> path(String name, Span span) {
    Ref path = names.get(name);
    if (path == null) {
      return Optional.empty();
    }
    used.add(name);
    List<Term> placed = new ArrayList<>();
    path.terms().forEach(term -> placed.add(term.at(span)));
    return Optional.of(placed);
  }

  /** Reports the imports of {@code module} whose names were never asked for. */
  void reportUnused(Module module, Problems problems) {
    for (Import declaration : module.imports()) {
      Ref path = declaration.path();
      boolean isDocument = path.startsWith("data") || path.startsWith("input");
      boolean isPlain = path.steps().isEmpty() && declaration.alias().isEmpty();
      if (isDocument && !isPlain && !used.contains(declaration.name())) {
        problems.add(ErrorCode.COMPILE, declaration.span().text() + " unused", declaration.span());
      }
    }
  }
}
