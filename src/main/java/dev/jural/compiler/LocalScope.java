package dev.jural.compiler;

import dev.jural.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A LocalScope holds the variables declared in one body, inside the scopes around it. */
final class LocalScope {
  private final @Nullable LocalScope outer;
  private final Map<String, Local> locals = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Unused> unused = new LinkedHashMap<>();

  /** How a variable came to be. */
  enum Kind {
    ARGUMENT,
    DECLARED,
    ASSIGNED
  }

  private record Local(String unique, Kind kind) {}

  /**
   * An Unused is a variable that nothing has used.
   *
   * @param kind how it came to be
   * @param span where that is reported
   */
  record Unused(Kind kind, Span span) {}

  LocalScope(@Nullable LocalScope outer) {
    this.outer = outer;
  }

  /** The unique name of {@code name}, if it is declared here or around; it counts as used. */
  Optional<String> use(String name) {
    seen.add(name);
    for (LocalScope scope = this; scope != null; scope = scope.outer) {
      Local local = scope.locals.get(name);
      if (local != null) {
        scope.unused.remove(name);
        return Optional.of(local.unique());
      }
    }
    return Optional.empty();
  }

  /** Whether no scope is around this one. */
  boolean isOutermost() {
    return outer == null;
  }

  /** Whether this very scope declares {@code name}. */
  boolean declares(String name) {
    return locals.containsKey(name);
  }

  boolean isDeclared(String name) {
    for (LocalScope scope = this; scope != null; scope = scope.outer) {
      if (scope.locals.containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  /** Why {@code name} cannot be declared in this very body now, in OPA's words. */
  Optional<String> whyNot(String name, Kind kind) {
    Local local = locals.get(name);
    if (local != null) {
      return Optional.of(
          switch (local.kind()) {
            case ARGUMENT -> "arg " + name + " redeclared";
            case DECLARED ->
                kind == Kind.DECLARED || kind == Kind.ASSIGNED
                    ? "var " + name + " declared above"
                    : "";
            case ASSIGNED -> "var " + name + " assigned above";
          });
    }
    return seen.contains(name)
        ? Optional.of("var " + name + " referenced above")
        : Optional.empty();
  }

  void declare(String name, String unique, Kind kind) {
    locals.put(name, new Local(unique, kind));
  }

  /** From now on, {@code name} counts as unused until {@link #use}. */
  void expectUse(String name, Kind kind, Span span) {
    unused.put(name, new Unused(kind, span));
  }

  /** The variables declared here that nothing used. */
  Map<String, Unused> unused() {
    return unused;
  }

  /** From now on, the arguments declared here count as unused until {@link #use}. */
  void expectArguments() {
    locals.forEach(
        (name, local) -> {
          if (local.kind() == Kind.ARGUMENT) {
            expectUse(name, Kind.ARGUMENT, Span.NONE);
          }
        });
  }

  /** The arguments that were used. */
  Set<String> usedArguments() {
    Set<String> used = new HashSet<>();
    locals.forEach(
        (name, local) -> {
          if (local.kind() == Kind.ARGUMENT && !unused.containsKey(name)) {
            used.add(name);
          }
        });
    return used;
  }
}
