package dev.jural.compiler;

import dev.jural.ast.Annotations;
import dev.jural.ast.Annotations.Scope;
import dev.jural.ast.Module;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Metadata finds the annotations that hold for a rule (OPA docs, "Annotations", "Accessing
 * annotations"): its own, then those of its document, its package and the packages around it.
 */
public final class Metadata {
  private final List<Module> modules;

  /** The annotations of {@code modules}. */
  public Metadata(List<Module> modules) {
    this.modules = List.copyOf(modules);
  }

  /**
   * The rule's own annotations with their scope, as {@code rego.metadata.rule()} gives them; empty
   * when it has none.
   */
  public RegoObject ofRule(Module module, Rule rule) {
    return module.annotations().stream()
        .filter(a -> a.scope() == Scope.RULE && a.target() == rule.span().start())
        .findFirst()
        .map(Metadata::content)
        .orElse(RegoObject.EMPTY);
  }

  /**
   * The chain as {@code rego.metadata.chain()} gives it: the rule first, then outwards what has
   * annotations.
   */
  public RegoArray chain(Module module, Rule rule) {
    RegoArray.Builder chain = new RegoArray.Builder();
    List<RegoValue> packagePath = path(module.pkg().path());
    List<RegoValue> rulePath = new ArrayList<>(packagePath);
    rulePath.addAll(headPath(rule.head().ref()));
    RegoObject own = ofRule(module, rule);
    RegoObject.Builder first = RegoObject.builder(2).put("path", RegoArray.of(rulePath));
    chain.add(own.isEmpty() ? first.build() : first.put("annotations", own).build());
    for (Module other : modules) {
      if (other.pkg().path().equals(module.pkg().path())) {
        documents(other, rule, rulePath, chain);
      }
    }
    addPackages(Scope.PACKAGE, packagePath, chain);
    for (int size = packagePath.size(); size > 0; size--) {
      addPackages(Scope.SUBPACKAGES, packagePath.subList(0, size), chain);
    }
    return chain.build();
  }

  private static void documents(
      Module module, Rule rule, List<RegoValue> rulePath, RegoArray.Builder chain) {
    for (Annotations annotations : module.annotations()) {
      if (annotations.scope() != Scope.DOCUMENT) {
        continue;
      }
      Optional<Rule> target =
          module.rules().stream().filter(r -> r.span().start() == annotations.target()).findFirst();
      if (target.isPresent() && target.get().head().ref().equals(rule.head().ref())) {
        chain.add(entry(annotations, rulePath));
      }
    }
  }

  private void addPackages(Scope scope, List<RegoValue> path, RegoArray.Builder chain) {
    for (Module module : modules) {
      if (path(module.pkg().path()).equals(path)) {
        module.annotations().stream()
            .filter(annotations -> annotations.scope() == scope)
            .forEach(annotations -> chain.add(entry(annotations, path)));
      }
    }
  }

  private static RegoObject entry(Annotations annotations, List<RegoValue> path) {
    return RegoObject.builder(2)
        .put("path", RegoArray.of(path))
        .put("annotations", content(annotations))
        .build();
  }

  private static RegoObject content(Annotations annotations) {
    return annotations
        .content()
        .with(RegoString.of("scope"), RegoString.of(scopeName(annotations.scope())));
  }

  private static String scopeName(Scope scope) {
    return switch (scope) {
      case RULE -> "rule";
      case DOCUMENT -> "document";
      case PACKAGE -> "package";
      case SUBPACKAGES -> "subpackages";
    };
  }

  private static List<RegoValue> path(Ref ref) {
    return ref.steps().stream()
        .<RegoValue>map(step -> RegoString.of(Ref.stringOf(step.value()).orElse("")))
        .toList();
  }

  /** The names of the head up to its first step that is no constant. */
  private static List<RegoValue> headPath(Ref head) {
    List<RegoValue> path = new ArrayList<>();
    path.add(RegoString.of(((dev.jural.ast.Var) head.head().value()).name()));
    for (Term step : head.steps()) {
      Optional<String> name = Ref.stringOf(step.value());
      if (name.isEmpty()) {
        break;
      }
      path.add(RegoString.of(name.get()));
    }
    return path;
  }
}
