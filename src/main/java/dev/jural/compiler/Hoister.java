package dev.jural.compiler;

import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.TermValue.ArrayTerm;
import dev.jural.ast.TermValue.Call;
import dev.jural.ast.TermValue.ObjectTerm;
import dev.jural.ast.Var;
import dev.jural.ast.With;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes refs and calls out of terms into expressions of their own, {@code [i, input[i]]} to {@code
 * x = input[i]; [i, x]}, so that they can be put in an order in which each binds what the next one
 * needs. Only what cannot be evaluated as written is treated so.
 */
final class Hoister {
  /** Begins the names of variables made here; no name of the language holds it. */
  private static final String MADE = "#hoisted";

  private int count;

  /** What is taken out. */
  private enum What {
    CALLS,
    CALLS_AND_REFS
  }

  /** Whether a variable was made here. */
  static boolean isMade(String variable) {
    return variable.startsWith(MADE);
  }

  /** The expressions that {@code expr} becomes, or itself alone when nothing can be taken out. */
  List<Expr> hoist(Expr expr) {
    if (expr.isNegated()) {
      return List.of(expr);
    }
    Hoisting made = new Hoisting(What.CALLS_AND_REFS, expr.with(), expr.span());
    ExprForm form = expr.form();
    if (form instanceof ExprForm.TermForm plain) {
      form = new ExprForm.TermForm(made.inside(plain.term()));
    } else if (form instanceof ExprForm.SomeIn some) {
      form = new ExprForm.SomeIn(some.key(), some.value(), made.inside(some.collection()));
    } else if (form instanceof ExprForm.Every every) {
      form =
          new ExprForm.Every(every.key(), every.value(), made.hoist(every.domain()), every.body());
    }
    return made.then(expr.withForm(form));
  }

  /**
   * What a negated expression becomes before safety is checked: calls inside it stand before it, so
   * that {@code not count(xs[_]) == 1} looks for one of {@code xs}, as OPA has it.
   */
  List<Expr> callsOf(Expr expr) {
    if (!expr.isNegated() || !(expr.form() instanceof ExprForm.TermForm plain)) {
      return List.of(expr);
    }
    Hoisting made = new Hoisting(What.CALLS, expr.with(), expr.span());
    return made.then(expr.withForm(new ExprForm.TermForm(made.inside(plain.term()))));
  }

  /**
   * What a negated expression becomes once it is known to be safe: its refs stand before it, so
   * that {@code not f(input.x)} is undefined when {@code input.x} is, as OPA has it. The sides of
   * an equation stay.
   */
  List<Expr> refsOf(Expr expr) {
    if (!expr.isNegated() || !(expr.form() instanceof ExprForm.TermForm plain)) {
      return List.of(expr);
    }
    Hoisting values = new Hoisting(What.CALLS_AND_REFS, List.of(), expr.span());
    List<With> with = new ArrayList<>();
    expr.with().forEach(w -> with.add(new With(w.target(), values.hoist(w.value()), w.span())));
    Hoisting made = new Hoisting(What.CALLS_AND_REFS, with, expr.span());
    Term term = plain.term();
    boolean isEquation =
        term.value() instanceof Call call
            && (call.name().equals("eq") || call.name().equals("equal"));
    Term left = isEquation ? sides(term, made) : made.inside(term);
    List<Expr> all = new ArrayList<>(values.exprs);
    all.addAll(made.then(expr.withForm(new ExprForm.TermForm(left)).withModifiers(with)));
    return all;
  }

  private static Term sides(Term equation, Hoisting made) {
    Call call = (Call) equation.value();
    List<Term> sides = new ArrayList<>();
    call.args().forEach(side -> sides.add(made.inside(side)));
    return new Term(new Call(call.operator(), sides), equation.span());
  }

  /** Terms of which {@code exprs} are the parts that were taken out. */
  Hoisting hoisting() {
    return new Hoisting(What.CALLS_AND_REFS, List.of(), Span.NONE);
  }

  /** A Hoisting is the work on one expression, or on the terms of one head. */
  final class Hoisting {
    private final What what;
    private final List<With> with;
    private final Span place;
    private final List<Expr> exprs = new ArrayList<>();

    private Hoisting(What what, List<With> with, Span place) {
      this.what = what;
      this.with = with;
      this.place = place;
    }

    /** The expressions made so far. */
    List<Expr> exprs() {
      return exprs;
    }

    private List<Expr> then(Expr last) {
      List<Expr> all = new ArrayList<>(exprs);
      all.add(last);
      return all;
    }

    /** What stays of a term. */
    Term hoist(Term term) {
      TermValue value = term.value();
      boolean isTakenOut =
          value instanceof Call
              || (what == What.CALLS_AND_REFS
                  && value instanceof Ref ref
                  && !ref.steps().isEmpty());
      return isTakenOut ? variable(inside(term)) : inside(term);
    }

    private Term variable(Term term) {
      Span span = term.span();
      Term variable = Term.var(MADE + count++, span);
      Term operator = new Term(Ref.ofNames("eq", List.of(), span), span);
      Term equation = new Term(new Call(operator, List.of(variable, term)), span);
      // What is wrong with a ref is reported at its expression; a call has a place of its own.
      boolean isCall = term.value() instanceof Call;
      Expr expr = Expr.of(isCall || place == Span.NONE ? equation : equation.at(place));
      exprs.add(expr.withModifiers(with));
      return variable;
    }

    private Term inside(Term term) {
      TermValue value = term.value();
      TermValue inside = value;
      if (value instanceof Ref ref) {
        List<Term> terms = new ArrayList<>();
        terms.add(ref.head().value() instanceof Var ? ref.head() : hoist(ref.head()));
        ref.steps().forEach(step -> terms.add(hoist(step)));
        inside = new Ref(terms);
      } else if (value instanceof Call call) {
        inside = new Call(call.operator(), all(call.args()));
      } else if (value instanceof ArrayTerm array) {
        inside = new ArrayTerm(all(array.elements()));
      } else if (value instanceof TermValue.SetTerm set) {
        inside = new TermValue.SetTerm(all(set.elements()));
      } else if (value instanceof ObjectTerm object) {
        List<ObjectTerm.Entry> entries = new ArrayList<>();
        for (ObjectTerm.Entry entry : object.entries()) {
          entries.add(new ObjectTerm.Entry(hoist(entry.key()), hoist(entry.value())));
        }
        inside = new ObjectTerm(entries);
      }
      return new Term(inside, term.span());
    }

    private List<Term> all(List<Term> terms) {
      List<Term> hoisted = new ArrayList<>(terms.size());
      terms.forEach(term -> hoisted.add(hoist(term)));
      return hoisted;
    }
  }
}
