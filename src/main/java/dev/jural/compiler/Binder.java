package dev.jural.compiler;

import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.TermValue.ArrayTerm;
import dev.jural.ast.TermValue.Call;
import dev.jural.ast.TermValue.ObjectTerm;
import dev.jural.ast.Var;
import dev.jural.value.RegoValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Works out which variables an expression binds, given those that are bound: what {@link
 * MatchPlanner} will do, without writing anything.
 */
final class Binder {
  private final Set<String> known;
  private final Set<String> shared;
  private final ToIntFunction<Call> arity;

  /**
   * A binder.
   *
   * @param known variables bound so far; grows
   * @param shared variables that the enclosing bodies have; a closure needs those of them that it
   *     mentions
   * @param arity number of arguments of a called function
   */
  Binder(Set<String> known, Set<String> shared, ToIntFunction<Call> arity) {
    this.known = known;
    this.shared = shared;
    this.arity = arity;
  }

  Set<String> known() {
    return known;
  }

  /** Evaluates a term as an expression; false when a variable that it needs is not bound. */
  boolean statement(Term term) {
    if (term.value() instanceof Call call) {
      String name = call.name();
      if (name.equals("eq") || name.equals("assign")) {
        return unify(call.args().get(0), call.args().get(1));
      }
      int count = call.args().size();
      if (count > 0 && count == arity.applyAsInt(call) + 1) {
        Call inner = new Call(call.operator(), call.args().subList(0, count - 1));
        return unify(call.args().get(count - 1), new Term(inner, term.span()));
      }
    }
    return evaluate(term);
  }

  /** Evaluates a term for its value. */
  boolean evaluate(Term term) {
    if (!isReady(term)) {
      return false;
    }
    touch(term);
    return true;
  }

  /** Matches a pattern with a value that is there. */
  boolean match(Term pattern) {
    if (!canMatch(pattern)) {
      return false;
    }
    Patterns.variables(pattern).forEach(variable -> known.add(variable.name()));
    touch(pattern);
    return true;
  }

  /**
   * Whether all of a pattern that is no free variable can be evaluated once its free variables are
   * bound.
   */
  private boolean canMatch(Term pattern) {
    Set<String> then = new HashSet<>(known);
    Patterns.variables(pattern).forEach(variable -> then.add(variable.name()));
    return new Binder(then, shared, arity).isReady(pattern) && keysAreReady(pattern);
  }

  private boolean keysAreReady(Term pattern) {
    if (pattern.value() instanceof ArrayTerm array) {
      return array.elements().stream().allMatch(this::keysAreReady);
    }
    return !(pattern.value() instanceof ObjectTerm object)
        || object.entries().stream().allMatch(e -> isReady(e.key()) && keysAreReady(e.value()));
  }

  private record Pair(Term left, Term right) {}

  private boolean unify(Term first, Term second) {
    Deque<Pair> open = new ArrayDeque<>(List.of(new Pair(first, second)));
    int putOff = 0;
    while (!open.isEmpty()) {
      Pair pair = open.removeFirst();
      List<Pair> parts = new ArrayList<>();
      if (unifyOne(pair.left(), pair.right(), parts)) {
        putOff = 0;
      } else {
        open.addLast(pair);
        if (++putOff > open.size()) {
          return false;
        }
      }
      for (int i = parts.size() - 1; i >= 0; i--) {
        open.addFirst(parts.get(i));
      }
    }
    return true;
  }

  private boolean unifyOne(Term left, Term right, List<Pair> parts) {
    boolean leftIsPattern = isPattern(left);
    boolean rightIsPattern = isPattern(right);
    if (left.value() instanceof ArrayTerm a
        && right.value() instanceof ArrayTerm b
        && (leftIsPattern || rightIsPattern)) {
      if (a.elements().size() != b.elements().size()) {
        return false;
      }
      for (int i = 0; i < a.elements().size(); i++) {
        parts.add(new Pair(a.elements().get(i), b.elements().get(i)));
      }
      return true;
    }
    if (left.value() instanceof ObjectTerm a
        && right.value() instanceof ObjectTerm b
        && leftIsPattern
        && rightIsPattern) {
      return objects(a, b, parts);
    }
    if (left.value() instanceof ObjectTerm ours
        && right.value() instanceof ObjectTerm theirs
        && (leftIsPattern || rightIsPattern)
        && cannotMatch(ours, theirs)) {
      return false;
    }
    if (leftIsPattern) {
      return !rightIsPattern && isReady(right) && matchWith(left, right);
    }
    if (!isReady(left)) {
      return false;
    }
    if (rightIsPattern) {
      return matchWith(right, left);
    }
    if (!isReady(right)) {
      return false;
    }
    touch(left);
    touch(right);
    return true;
  }

  /** Whether two objects of constant keys have other keys: then nothing in them is ever bound. */
  private static boolean cannotMatch(ObjectTerm left, ObjectTerm right) {
    Set<Optional<RegoValue>> ours = keys(left);
    Set<Optional<RegoValue>> theirs = keys(right);
    boolean areConstant = !ours.contains(Optional.empty()) && !theirs.contains(Optional.empty());
    return areConstant && !ours.equals(theirs);
  }

  private static Set<Optional<RegoValue>> keys(ObjectTerm object) {
    Set<Optional<RegoValue>> keys = new HashSet<>();
    object.entries().forEach(entry -> keys.add(Constants.of(entry.key())));
    return keys;
  }

  private boolean matchWith(Term pattern, Term value) {
    if (!canMatch(pattern)) {
      return false;
    }
    touch(value);
    return match(pattern);
  }

  private boolean objects(ObjectTerm left, ObjectTerm right, List<Pair> parts) {
    if (left.entries().size() != right.entries().size()) {
      return false;
    }
    for (ObjectTerm.Entry ours : left.entries()) {
      for (ObjectTerm.Entry theirs : right.entries()) {
        if (ours.key().equals(theirs.key())) {
          parts.add(new Pair(ours.value(), theirs.value()));
        }
      }
    }
    if (parts.size() != left.entries().size()) {
      parts.clear();
      return false;
    }
    return true;
  }

  private boolean isBound(Var variable) {
    return known.contains(variable.name());
  }

  private boolean isPattern(Term term) {
    return Patterns.variables(term).stream().anyMatch(variable -> !isBound(variable));
  }

  private boolean isReady(Term term) {
    TermValue value = term.value();
    if (value instanceof Var variable) {
      return isBound(variable);
    } else if (value instanceof Ref ref) {
      return isHead(ref)
          && ref.steps().stream()
              .allMatch(step -> isPattern(step) ? canMatch(step) : isReady(step));
    } else if (value instanceof Call call) {
      return call.args().stream().allMatch(this::isReady);
    } else if (value instanceof ArrayTerm array) {
      return array.elements().stream().allMatch(this::isReady);
    } else if (value instanceof TermValue.SetTerm set) {
      return set.elements().stream().allMatch(this::isReady);
    } else if (value instanceof ObjectTerm object) {
      return object.entries().stream().allMatch(e -> isReady(e.key()) && isReady(e.value()));
    }
    if (value instanceof TermValue.TemplateString template && !bindsNothing(template)) {
      return false;
    }
    return value instanceof TermValue.Literal
        || ClosureVariables.of(term).stream()
            .allMatch(name -> known.contains(name) || !shared.contains(name));
  }

  /** Expressions of a template have one value: they look nothing up that is not known. */
  private boolean bindsNothing(TermValue.TemplateString template) {
    return template.parts().stream()
        .flatMap(part -> part.expr().stream())
        .allMatch(expr -> known.containsAll(ClosureVariables.direct(expr).keySet()));
  }

  /** Whether a closure finds the variables that it shares with the bodies around it. */
  boolean closureIsReady(dev.jural.ast.Body body) {
    return ClosureVariables.of(body).stream()
        .allMatch(name -> known.contains(name) || !shared.contains(name));
  }

  private boolean isHead(Ref ref) {
    return ref.startsWith("data") || ref.startsWith("input") || isReady(ref.head());
  }

  /** Binds the free steps of every ref in {@code term}, which looking them up does. */
  private void touch(Term term) {
    TermValue value = term.value();
    if (value instanceof Ref ref) {
      touch(ref.head());
      for (Term step : ref.steps()) {
        Patterns.variables(step).forEach(variable -> known.add(variable.name()));
        touch(step);
      }
    } else if (value instanceof Call call) {
      call.args().forEach(this::touch);
    } else if (value instanceof ArrayTerm array) {
      array.elements().forEach(this::touch);
    } else if (value instanceof TermValue.SetTerm set) {
      set.elements().forEach(this::touch);
    } else if (value instanceof ObjectTerm object) {
      object
          .entries()
          .forEach(
              e -> {
                touch(e.key());
                touch(e.value());
              });
    }
  }
}
