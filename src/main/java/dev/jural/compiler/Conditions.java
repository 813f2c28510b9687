package dev.jural.compiler;

import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.ir.RulePlan.Condition;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a rule index may know of a rule: arguments that are constants, and expressions of its
 * body that compare a part of {@code input} or of an argument with constants. Such an expression
 * can neither fail nor bind anything, so a rule for which it does not hold need not be looked at.
 */
final class Conditions {
  private static final String META = "*?[{\\";

  private final ConstantPool constants;
  private final Map<String, Subject> aliases = new HashMap<>();

  /** A part of {@code input}, or of an argument. */
  private record Subject(int argument, List<Integer> path) {}

  Conditions(ConstantPool constants) {
    this.constants = constants;
  }

  /** The conditions of a rule without {@code else}. */
  List<Condition> of(Rule rule) {
    List<Condition> found = new ArrayList<>();
    List<Term> args = rule.head().args();
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).value() instanceof Var variable) {
        aliases.putIfAbsent(variable.name(), new Subject(i, List.of()));
      } else {
        Subject subject = new Subject(i, List.of());
        scalar(args.get(i)).ifPresent(value -> found.add(equal(subject, List.of(value))));
      }
    }
    for (Expr expr : rule.body().exprs()) {
      if (!expr.isNegated()
          && expr.with().isEmpty()
          && expr.form() instanceof ExprForm.TermForm form
          && form.term().value() instanceof TermValue.Call call) {
        condition(call).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Condition> condition(TermValue.Call call) {
    List<Term> args = call.args();
    return switch (call.name()) {
      case "equal", "eq" ->
          args.size() == 2 ? equation(args.get(0), args.get(1)) : Optional.empty();
      case "internal.member_2" -> args.size() == 2 ? member(args) : Optional.empty();
      case "glob.match" -> args.size() == 3 ? glob(args) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Condition> equation(Term left, Term right) {
    Optional<RegoValue> value = scalar(right);
    Optional<Subject> subject = subject(left);
    if (value.isEmpty()) {
      value = scalar(left);
      subject = subject(right);
    }
    if (value.isPresent()) {
      RegoValue constant = value.get();
      return subject.map(s -> equal(s, List.of(constant)));
    }
    alias(left, right);
    alias(right, left);
    return Optional.empty();
  }

  private void alias(Term left, Term right) {
    if (left.value() instanceof Var variable && right.value() instanceof Ref) {
      subject(right).ifPresent(subject -> aliases.putIfAbsent(variable.name(), subject));
    }
  }

  private Optional<Condition> member(List<Term> args) {
    Optional<RegoValue> collection = Constants.of(args.get(1));
    List<RegoValue> values = new ArrayList<>();
    if (collection.isPresent() && collection.get() instanceof RegoSet set) {
      set.forEach(values::add);
    } else if (collection.isPresent() && collection.get() instanceof RegoArray array) {
      values.addAll(array.elements());
    } else {
      return Optional.empty();
    }
    return subject(args.get(0)).map(subject -> equal(subject, values));
  }

  private Optional<Condition> glob(List<Term> args) {
    if (!(Constants.of(args.get(0)).orElse(RegoArray.EMPTY) instanceof RegoString pattern)) {
      return Optional.empty();
    }
    int end = 0;
    while (end < pattern.text().length() && META.indexOf(pattern.text().charAt(end)) < 0) {
      end++;
    }
    if (end == 0) {
      return Optional.empty();
    }
    int prefix = constants.operand(RegoString.of(pattern.text().substring(0, end)));
    return subject(args.get(2))
        .map(s -> new Condition(s.argument(), s.path(), List.of(prefix), true));
  }

  private Condition equal(Subject subject, List<RegoValue> values) {
    return new Condition(
        subject.argument(),
        subject.path(),
        values.stream().map(constants::operand).toList(),
        false);
  }

  private Optional<Subject> subject(Term term) {
    Ref ref =
        term.value() instanceof Ref known
            ? known
            : term.value() instanceof Var ? new Ref(List.of(term)) : null;
    if (ref == null || !(ref.head().value() instanceof Var head)) {
      return Optional.empty();
    }
    Subject root =
        head.name().equals("input") ? new Subject(-1, List.of()) : aliases.get(head.name());
    if (root == null) {
      return Optional.empty();
    }
    List<Integer> path = new ArrayList<>(root.path());
    for (Term step : ref.steps()) {
      Optional<RegoValue> key = scalar(step);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      path.add(constants.operand(key.get()));
    }
    return Optional.of(new Subject(root.argument(), path));
  }

  private static Optional<RegoValue> scalar(Term term) {
    return Constants.of(term)
        .filter(
            value ->
                !(value instanceof RegoArray
                    || value instanceof RegoObject
                    || value instanceof RegoSet));
  }
}
