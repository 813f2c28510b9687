package dev.jural.compiler;

import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.TermValue.ArrayTerm;
import dev.jural.ast.TermValue.ObjectTerm;
import dev.jural.ast.Var;
import dev.jural.ir.Instr;
import dev.jural.source.Span;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans unification. Which variables are bound is known here, so what is left to run is tests,
 * lookups and register moves.
 */
final class MatchPlanner {
  private final PlanWriter writer;
  private final TermPlanner terms;

  /** Two terms that must become equal, or a term and the operand it must equal. */
  private record Equation(Term left, Optional<Term> right, int operand) {}

  MatchPlanner(PlanWriter writer, TermPlanner terms) {
    this.writer = writer;
    this.terms = terms;
  }

  /** Makes the two terms equal. */
  void unify(Term left, Term right) {
    solve(new Equation(left, Optional.of(right), 0));
  }

  /** Makes {@code pattern} equal to what is in {@code operand}. */
  void match(Term pattern, int operand) {
    solve(new Equation(pattern, Optional.empty(), operand));
  }

  /** Works off equations, putting off those that need a variable another one binds. */
  private void solve(Equation first) {
    Deque<Equation> open = new ArrayDeque<>(List.of(first));
    int putOff = 0;
    while (!open.isEmpty()) {
      Equation equation = open.removeFirst();
      List<Equation> parts = new ArrayList<>();
      boolean isDone =
          equation.right().isPresent()
              ? unifyOne(equation.left(), equation.right().get(), parts)
              : matchOne(equation.left(), equation.operand(), parts);
      for (int i = parts.size() - 1; i >= 0; i--) {
        open.addFirst(parts.get(i));
      }
      if (isDone) {
        putOff = 0;
      } else {
        open.addLast(equation);
        if (++putOff > open.size()) {
          throw new IllegalStateException(
              "cannot bind the variables at " + equation.left().span().location());
        }
      }
    }
  }

  private boolean unifyOne(Term left, Term right, List<Equation> parts) {
    if (left.value() instanceof ArrayTerm a
        && right.value() instanceof ArrayTerm b
        && (isPattern(left) || isPattern(right))) {
      arrays(a, b, parts);
      return true;
    }
    if (left.value() instanceof ObjectTerm a
        && right.value() instanceof ObjectTerm b
        && isPattern(left)
        && isPattern(right)) {
      return objects(a, b, parts);
    }
    if (isPattern(left)) {
      if (isPattern(right) || !isReady(right)) {
        return false;
      }
      parts.add(new Equation(left, Optional.empty(), terms.plan(right)));
      return true;
    }
    if (!isReady(left)) {
      return false;
    }
    if (isPattern(right)) {
      parts.add(new Equation(right, Optional.empty(), terms.plan(left)));
      return true;
    }
    if (!isReady(right)) {
      return false;
    }
    int a = terms.plan(left);
    writer.emit(new Instr.Equal(a, terms.plan(right)));
    return true;
  }

  private void arrays(ArrayTerm left, ArrayTerm right, List<Equation> parts) {
    if (left.elements().size() != right.elements().size()) {
      writer.emit(new Instr.Fail());
      bindAll(left);
      bindAll(right);
      return;
    }
    for (int i = 0; i < left.elements().size(); i++) {
      parts.add(new Equation(left.elements().get(i), Optional.of(right.elements().get(i)), 0));
    }
  }

  private boolean objects(ObjectTerm left, ObjectTerm right, List<Equation> parts) {
    Map<RegoValue, Term> ours = byKey(left);
    Map<RegoValue, Term> theirs = byKey(right);
    if (ours.size() != left.entries().size() || theirs.size() != right.entries().size()) {
      return false;
    }
    if (!ours.keySet().equals(theirs.keySet())) {
      writer.emit(new Instr.Fail());
      bindAll(left);
      bindAll(right);
      return true;
    }
    ours.forEach(
        (key, value) -> parts.add(new Equation(value, Optional.ofNullable(theirs.get(key)), 0)));
    return true;
  }

  private static Map<RegoValue, Term> byKey(ObjectTerm object) {
    Map<RegoValue, Term> entries = new LinkedHashMap<>();
    for (ObjectTerm.Entry entry : object.entries()) {
      Constants.of(entry.key()).ifPresent(key -> entries.put(key, entry.value()));
    }
    return entries;
  }

  /**
   * After a {@link Instr.Fail}: what follows never runs, but is planned, so its variables must be
   * somewhere.
   */
  private void bindAll(TermValue value) {
    for (Var variable : Patterns.variables(new Term(value, Span.NONE))) {
      if (!writer.isBound(variable.name())) {
        writer.bind(variable.name(), writer.register());
      }
    }
  }

  private boolean matchOne(Term pattern, int operand, List<Equation> parts) {
    if (pattern.value() instanceof Var variable && !isBound(variable)) {
      writer.bind(variable.name(), operand);
      return true;
    }
    if (!isPattern(pattern)) {
      if (!isReady(pattern)) {
        return false;
      }
      writer.emit(new Instr.Equal(operand, terms.plan(pattern)));
      return true;
    }
    if (pattern.value() instanceof ArrayTerm array) {
      writer.emit(new Instr.IsArray(operand, array.elements().size()));
      for (int i = 0; i < array.elements().size(); i++) {
        part(array.elements().get(i), operand, writer.constant(RegoNumber.of(i)), parts);
      }
      return true;
    }
    ObjectTerm object = (ObjectTerm) pattern.value();
    for (ObjectTerm.Entry entry : object.entries()) {
      if (!isReady(entry.key())) {
        return false;
      }
    }
    writer.emit(new Instr.IsObject(operand, object.entries().size()));
    for (ObjectTerm.Entry entry : object.entries()) {
      part(entry.value(), operand, terms.plan(entry.key()), parts);
    }
    return true;
  }

  private void part(Term pattern, int operand, int key, List<Equation> parts) {
    int dst = writer.register();
    writer.emit(new Instr.Dot(dst, operand, key));
    parts.add(new Equation(pattern, Optional.empty(), dst));
  }

  private boolean isBound(Var variable) {
    return writer.isBound(variable.name())
        || variable.name().equals("input")
        || variable.name().equals("data");
  }

  /**
   * Whether matching the term binds a variable: one stands free in it, through arrays and object
   * values.
   */
  boolean isPattern(Term term) {
    TermValue value = term.value();
    if (value instanceof Var variable) {
      return !isBound(variable);
    } else if (value instanceof ArrayTerm array) {
      return array.elements().stream().anyMatch(this::isPattern);
    }
    return value instanceof ObjectTerm object
        && object.entries().stream().anyMatch(entry -> isPattern(entry.value()));
  }

  /**
   * Whether the term can be planned now; a step of a ref may be free, because looking it up binds
   * it.
   */
  boolean isReady(Term term) {
    TermValue value = term.value();
    if (value instanceof Var variable) {
      return isBound(variable);
    } else if (value instanceof Ref ref) {
      return isReady(ref.head())
          && ref.steps().stream().allMatch(step -> isPattern(step) || isReady(step));
    } else if (value instanceof TermValue.Call call) {
      return call.args().stream().allMatch(this::isReady);
    } else if (value instanceof ArrayTerm array) {
      return array.elements().stream().allMatch(this::isReady);
    } else if (value instanceof TermValue.SetTerm set) {
      return set.elements().stream().allMatch(this::isReady);
    }
    return !(value instanceof ObjectTerm object)
        || object.entries().stream().allMatch(e -> isReady(e.key()) && isReady(e.value()));
  }
}
