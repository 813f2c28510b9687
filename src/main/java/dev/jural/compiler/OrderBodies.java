package dev.jural.compiler;

import static java.util.stream.Collectors.toCollection;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Head;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.TermValue.ArrayTerm;
import dev.jural.ast.TermValue.Call;
import dev.jural.ast.TermValue.ObjectTerm;
import dev.jural.ast.TermValue.TemplateString;
import dev.jural.ast.Var;
import dev.jural.ast.With;
import dev.jural.builtin.BuiltinTable;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Puts the expressions of every body in an order in which each finds the variables it needs bound,
 * and reports variables that nothing binds (OPA docs, "Safety").
 *
 * <p>The first expression in source order that is ready comes next, so a body that is in order
 * stays as it is.
 */
final class OrderBodies {
  private final BuiltinTable builtins;
  private final RuleTree tree;
  private final Problems problems;
  private final ToIntFunction<Call> arity;
  private final Hoister hoister = new Hoister();

  /** The call or expression that is being looked at; none in a head. */
  private Span around = Span.NONE;

  OrderBodies(BuiltinTable builtins, RuleTree tree, Problems problems) {
    this.builtins = builtins;
    this.tree = tree;
    this.problems = problems;
    this.arity = this::arityOf;
  }

  private int arityOf(Call call) {
    if (call.operator().value() instanceof Ref ref && ref.startsWith("data")) {
      return tree.at(CheckCalls.names(ref))
          .flatMap(place -> place.rules().stream().findFirst())
          .map(rule -> rule.rule().head().args().size())
          .orElse(call.args().size());
    }
    return builtins.get(call.name()).map(b -> b.arity()).orElse(call.args().size());
  }

  // ---- rules and queries

  Rule rule(Rule rule) {
    Head head = rule.head();
    Set<String> known = new HashSet<>();
    head.args().forEach(arg -> Patterns.variables(arg).forEach(v -> known.add(v.name())));
    if (reportUnboundHead(head, rule.body(), known)) {
      return rule;
    }
    Set<String> shared = new HashSet<>(known);
    Ordered ordered = order(rule.body(), known, shared);
    List<Term> terms = new ArrayList<>(head.ref().steps());
    head.key().ifPresent(terms::add);
    terms.add(head.value());
    Result result = result(ordered, terms, shared, Span.NONE);
    if (ordered.isSafe()) {
      reportUnsafe(head.args(), ordered.known(), Span.NONE);
    }
    List<Term> ref = new ArrayList<>();
    ref.add(head.ref().head());
    ref.addAll(result.terms().subList(0, head.ref().steps().size()));
    Head rewritten =
        head.with(
            new Ref(ref),
            head.args(),
            head.key().map(key -> result.terms().get(head.ref().steps().size())),
            result.terms().get(result.terms().size() - 1));
    return rule.with(rewritten, result.body(), rule.otherwise().map(this::rule));
  }

  /** Reports variables of the head that the body does not even mention; then that is all. */
  private boolean reportUnboundHead(Head head, Body body, Set<String> args) {
    List<Term> terms = new ArrayList<>(head.ref().steps());
    head.key().ifPresent(terms::add);
    terms.add(head.value());
    UnsafeVariables missing = new UnsafeVariables();
    if (terms.stream().anyMatch(term -> !isPlain(term))) {
      return false;
    }
    Set<String> mentioned = ClosureVariables.of(body);
    for (Term term : terms) {
      for (Term variable : Patterns.variableTerms(term)) {
        String name = ((Var) variable.value()).name();
        if (!args.contains(name) && !mentioned.contains(name)) {
          missing.add(name, variable);
        }
      }
    }
    missing.report(problems);
    return !missing.isEmpty();
  }

  private static boolean isPlain(Term term) {
    TermValue value = term.value();
    return value instanceof Var
        || value instanceof TermValue.Literal
        || (value instanceof ArrayTerm array
            && array.elements().stream().allMatch(OrderBodies::isPlain));
  }

  Body query(Body body) {
    return order(body, Set.of(), Set.of()).body();
  }

  /**
   * Reports variables of heads; whether there were any.
   *
   * @param place where; {@link Span#NONE} for their own places
   */
  private boolean reportUnsafe(List<Term> terms, Set<String> bound, Span place) {
    UnsafeVariables missing = new UnsafeVariables();
    for (Term term : terms) {
      missing.addOfTemplates(term, bound);
      ClosureVariables.direct(term)
          .forEach(
              (name, own) -> {
                if (!bound.contains(name)) {
                  missing.add(name, place == Span.NONE ? own : own.at(place));
                }
              });
    }
    missing.report(problems);
    return !missing.isEmpty();
  }

  // ---- what a body gives

  /** A body, and the terms that are evaluated after it. */
  private record Result(Body body, List<Term> terms) {}

  /**
   * Makes {@code terms} ready to be evaluated after a body, one after the other. A variable that
   * one of them binds by looking it up may be needed by one before; then the lookups become
   * expressions of the body.
   */
  private Result result(Ordered body, List<Term> terms, Set<String> shared, Span place) {
    Set<String> around = union(body.known(), shared);
    Binder binder = binder(body.known(), around);
    if (!body.isSafe() || terms.stream().allMatch(binder::evaluate)) {
      return new Result(body.body(), inner(terms, body.known(), around));
    }
    Hoister.Hoisting made = hoister.hoisting();
    List<Term> left = new ArrayList<>();
    terms.forEach(term -> left.add(made.hoist(term)));
    if (made.exprs().isEmpty()) {
      if (reportUnsafe(left, body.known(), place)) {
        return new Result(body.body(), left);
      }
      return new Result(body.body(), inner(left, body.known(), around));
    }
    Ordered more = order(body.body().withExprs(made.exprs()), body.known(), around);
    if (more.isSafe()) {
      reportUnsafe(left, more.known(), place);
    }
    List<Expr> all = new ArrayList<>(body.body().exprs());
    all.addAll(more.body().exprs());
    return new Result(
        body.body().withExprs(all), inner(left, more.known(), union(more.known(), around)));
  }

  // ---- bodies

  private record Ordered(Body body, Set<String> known, boolean isSafe) {}

  private Ordered order(Body body, Set<String> outer, Set<String> outerShared) {
    Set<String> shared = new HashSet<>(outerShared);
    shared.addAll(outer);
    body.exprs().forEach(expr -> shared.addAll(ClosureVariables.direct(expr).keySet()));
    List<Expr> open =
        body.exprs().stream()
            .flatMap(expr -> hoister.callsOf(expr).stream())
            .collect(toCollection(ArrayList::new));
    List<Expr> ordered = new ArrayList<>();
    Set<String> known = new HashSet<>(outer);
    boolean isHoisted = false;
    while (!open.isEmpty()) {
      boolean isStuck = true;
      for (int i = 0; i < open.size(); i++) {
        Optional<Set<String>> then = bind(open.get(i), known, shared);
        if (then.isPresent()) {
          Expr expr = open.remove(i);
          known = then.get();
          for (Expr part : hoister.refsOf(expr)) {
            ordered.add(inner(part, known, shared));
          }
          isStuck = false;
          break;
        }
      }
      if (isStuck && !isHoisted) {
        isHoisted = true;
        isStuck = false;
        open =
            open.stream()
                .flatMap(expr -> hoister.hoist(expr).stream())
                .collect(toCollection(ArrayList::new));
      }
      if (isStuck) {
        reportStuck(open, known, shared);
        ordered.addAll(open);
        return new Ordered(body.withExprs(ordered), known, false);
      }
    }
    return new Ordered(body.withExprs(ordered), known, true);
  }

  /** Reports what the expressions that are left lack. */
  private void reportStuck(List<Expr> open, Set<String> known, Set<String> shared) {
    UnsafeVariables missing = new UnsafeVariables();
    for (Expr expr : open) {
      Binder partly = binder(known, shared);
      expr.with().forEach(with -> partly.evaluate(with.value()));
      if (!expr.isNegated()) {
        form(expr.form(), partly);
      }
      boolean isOfOperands =
          expr.form() instanceof ExprForm.Not || expr.form() instanceof ExprForm.Logical;
      if (!isOfOperands) {
        missing.lookAt(expr);
      }
      Map<String, Term> variables = ClosureVariables.all(expr);
      if (expr.form() instanceof ExprForm.Every every
          && !known.containsAll(ClosureVariables.of(every.domain()))) {
        variables = ClosureVariables.direct(expr);
      }
      variables.forEach(
          (name, place) -> {
            if (!partly.known().contains(name)
                && !isFunctionName(expr, name)
                && !Hoister.isMade(name)) {
              missing.add(name, isOfOperands ? place.at(expr.span()) : place);
            }
          });
    }
    missing.report(problems);
  }

  private boolean isFunctionName(Expr expr, String name) {
    return builtins.get(name).isPresent()
        && expr.with().stream()
            .anyMatch(w -> w.value().value() instanceof Var v && v.name().equals(name));
  }

  /** What is bound after {@code expr}, if it can be evaluated with what is bound before. */
  private Optional<Set<String>> bind(Expr expr, Set<String> known, Set<String> shared) {
    Binder binder = binder(known, shared);
    for (With with : expr.with()) {
      boolean isReady =
          CheckCalls.replacesFunction(with, builtins, tree) || binder.evaluate(with.value());
      if (!isReady) {
        return Optional.empty();
      }
    }
    if (expr.isNegated()) {
      Set<String> before = Set.copyOf(binder.known());
      boolean isBound =
          before.containsAll(ClosureVariables.direct(expr.withModifiers(List.of())).keySet());
      return isBound && form(expr.form(), binder) ? Optional.of(before) : Optional.empty();
    }
    return form(expr.form(), binder) ? Optional.of(binder.known()) : Optional.empty();
  }

  private Binder binder(Set<String> known, Set<String> shared) {
    return new Binder(new HashSet<>(known), shared, arity);
  }

  private boolean form(ExprForm form, Binder binder) {
    if (form instanceof ExprForm.TermForm term) {
      return binder.statement(term.term());
    } else if (form instanceof ExprForm.SomeIn some) {
      return binder.evaluate(some.collection())
          && (some.key().isEmpty() || binder.match(some.key().get()))
          && binder.match(some.value());
    } else if (form instanceof ExprForm.Every every) {
      return binder.evaluate(every.domain()) && binder.closureIsReady(every.body());
    } else if (form instanceof ExprForm.Not not) {
      return isReady(not.operand(), binder);
    } else if (form instanceof ExprForm.Logical logical) {
      return isReady(logical.left(), binder) && isReady(logical.right(), binder);
    }
    return true;
  }

  /** An operand binds nothing outside; without braces it may not even have variables of its own. */
  private static boolean isReady(ExprForm.Operand operand, Binder binder) {
    boolean isBound =
        operand.isExplicit()
            || operand.body().exprs().stream()
                .allMatch(e -> binder.known().containsAll(ClosureVariables.direct(e).keySet()));
    return isBound && binder.closureIsReady(operand.body());
  }

  // ---- closures inside expressions

  private Expr inner(Expr expr, Set<String> known, Set<String> shared) {
    Span before = around;
    around = expr.span();
    Expr inner = innerOf(expr, known, shared);
    around = before;
    return inner;
  }

  private Expr innerOf(Expr expr, Set<String> known, Set<String> shared) {
    List<With> with = new ArrayList<>();
    expr.with()
        .forEach(w -> with.add(new With(w.target(), inner(w.value(), known, shared), w.span())));
    return expr.withForm(inner(expr.form(), known, shared)).withModifiers(with);
  }

  private ExprForm inner(ExprForm form, Set<String> known, Set<String> shared) {
    if (form instanceof ExprForm.TermForm term) {
      return new ExprForm.TermForm(inner(term.term(), known, shared));
    } else if (form instanceof ExprForm.SomeIn some) {
      return new ExprForm.SomeIn(some.key(), some.value(), inner(some.collection(), known, shared));
    } else if (form instanceof ExprForm.Every every) {
      Set<String> inside = new HashSet<>(known);
      every.key().ifPresent(key -> Patterns.variables(key).forEach(v -> inside.add(v.name())));
      Patterns.variables(every.value()).forEach(v -> inside.add(v.name()));
      return new ExprForm.Every(
          every.key(),
          every.value(),
          inner(every.domain(), known, shared),
          order(every.body(), inside, shared).body());
    } else if (form instanceof ExprForm.Not not) {
      return new ExprForm.Not(inner(not.operand(), known, shared));
    } else if (form instanceof ExprForm.Logical logical) {
      return new ExprForm.Logical(
          logical.isAnd(),
          inner(logical.left(), known, shared),
          inner(logical.right(), known, shared));
    }
    return form;
  }

  private ExprForm.Operand inner(ExprForm.Operand operand, Set<String> known, Set<String> shared) {
    Body body = order(operand.body(), known, shared).body();
    return new ExprForm.Operand(body, operand.isExplicit());
  }

  private List<Term> inner(List<Term> terms, Set<String> known, Set<String> shared) {
    List<Term> all = new ArrayList<>(terms.size());
    terms.forEach(term -> all.add(inner(term, known, shared)));
    return all;
  }

  private Term inner(Term term, Set<String> known, Set<String> shared) {
    TermValue value = term.value();
    if (value instanceof Ref ref) {
      return new Term(new Ref(inner(ref.terms(), known, shared)), term.span());
    } else if (value instanceof Call call) {
      Span before = around;
      around = term.span();
      List<Term> args = inner(call.args(), known, shared);
      around = before;
      return new Term(new Call(call.operator(), args), term.span());
    } else if (value instanceof ArrayTerm array) {
      return new Term(new ArrayTerm(inner(array.elements(), known, shared)), term.span());
    } else if (value instanceof TermValue.SetTerm set) {
      return new Term(new TermValue.SetTerm(inner(set.elements(), known, shared)), term.span());
    } else if (value instanceof ObjectTerm object) {
      List<ObjectTerm.Entry> entries = new ArrayList<>();
      object
          .entries()
          .forEach(
              e ->
                  entries.add(
                      new ObjectTerm.Entry(
                          inner(e.key(), known, shared), inner(e.value(), known, shared))));
      return new Term(new ObjectTerm(entries), term.span());
    } else if (value instanceof Var || value instanceof TermValue.Literal) {
      return term;
    }
    Span place = around == Span.NONE ? term.span() : around;
    return new Term(closure(value, place, known, shared), term.span());
  }

  private TermValue closure(TermValue value, Span place, Set<String> known, Set<String> shared) {
    if (value instanceof TemplateString template) {
      List<TemplateString.Part> parts = new ArrayList<>();
      for (TemplateString.Part part : template.parts()) {
        parts.add(
            new TemplateString.Part(
                part.text(),
                part.expr()
                    .map(
                        e ->
                            order(new Body(List.of(e), e.span()), known, shared)
                                .body()
                                .exprs()
                                .get(0))));
      }
      return new TemplateString(parts, template.isRaw());
    } else if (value instanceof TermValue.ArrayComprehension array) {
      Result made = closed(array.body(), known, shared, List.of(array.head()), place);
      return new TermValue.ArrayComprehension(made.terms().get(0), made.body());
    } else if (value instanceof TermValue.SetComprehension set) {
      Result made = closed(set.body(), known, shared, List.of(set.head()), place);
      return new TermValue.SetComprehension(made.terms().get(0), made.body());
    }
    TermValue.ObjectComprehension object = (TermValue.ObjectComprehension) value;
    Result made =
        closed(object.body(), known, shared, List.of(object.key(), object.value()), place);
    return new TermValue.ObjectComprehension(made.terms().get(0), made.terms().get(1), made.body());
  }

  private Result closed(
      Body body, Set<String> known, Set<String> shared, List<Term> heads, Span place) {
    return result(order(body, known, shared), heads, shared, place);
  }

  private static Set<String> union(Set<String> left, Set<String> right) {
    Set<String> all = new HashSet<>(left);
    all.addAll(right);
    return all;
  }
}
