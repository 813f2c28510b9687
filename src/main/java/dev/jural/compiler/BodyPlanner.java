package dev.jural.compiler;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.ast.With;
import dev.jural.ir.Block;
import dev.jural.ir.Instr;
import dev.jural.ir.Instr.Comparison;
import dev.jural.value.RegoBoolean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Plans bodies and expressions; the bodies are in an order in which every variable is bound before
 * it is needed.
 */
final class BodyPlanner {
  private static final Map<String, Comparison> COMPARISONS =
      Map.of(
          "equal", Comparison.EQ,
          "neq", Comparison.NE,
          "lt", Comparison.LT,
          "lte", Comparison.LE,
          "gt", Comparison.GT,
          "gte", Comparison.GE);

  private final PlanContext context;
  private final PlanWriter writer;
  private final TermPlanner terms;
  private final MatchPlanner matches;

  BodyPlanner(PlanContext context, PlanWriter writer) {
    this.context = context;
    this.writer = writer;
    this.terms = new TermPlanner(context, writer, this);
    this.matches = new MatchPlanner(writer, terms);
  }

  TermPlanner terms() {
    return terms;
  }

  MatchPlanner matches() {
    return matches;
  }

  /** Plans every expression. */
  void plan(Body body) {
    body.exprs().forEach(this::plan);
  }

  /** Plans one expression and gives the operand of its value. */
  int plan(Expr expr) {
    return writer.marked(expr.span(), () -> modified(expr, () -> form(expr)));
  }

  private int modified(Expr expr, IntSupplier content) {
    if (expr.with().isEmpty()) {
      return content.getAsInt();
    }
    List<Instr.Override> overrides = new ArrayList<>();
    for (With with : expr.with()) {
      overrides.add(override(with));
    }
    writer.enter(body -> new Instr.With(overrides, body, expr.span()));
    int value = content.getAsInt();
    writer.enter(Instr.EndWith::new);
    return value;
  }

  private int form(Expr expr) {
    if (expr.isNegated()) {
      Block block =
          writer.nested(
              () -> {
                form(expr.form());
                writer.emit(new Instr.Succeed());
              });
      writer.emit(new Instr.Not(block));
      return writer.constant(RegoBoolean.TRUE);
    }
    return form(expr.form());
  }

  private int form(ExprForm form) {
    if (form instanceof ExprForm.TermForm term) {
      return statement(term.term());
    } else if (form instanceof ExprForm.SomeIn some) {
      int collection = terms.plan(some.collection());
      if (some.key().isPresent() && !matches.isPattern(some.key().get())) {
        // The key is known, so there is one element at most.
        int value = writer.register();
        writer.emit(new Instr.Dot(value, collection, terms.plan(some.key().get())));
        matches.match(some.value(), value);
        return writer.constant(RegoBoolean.TRUE);
      }
      int key = writer.register();
      int value = writer.register();
      writer.enter(body -> new Instr.Scan(collection, key, value, body));
      some.key().ifPresent(pattern -> matches.match(pattern, key));
      matches.match(some.value(), value);
    } else if (form instanceof ExprForm.Every every) {
      every(every);
    } else if (form instanceof ExprForm.Not not) {
      writer.emit(new Instr.Not(holds(not.operand())));
    } else if (form instanceof ExprForm.Logical logical) {
      logical(logical);
    }
    return writer.constant(RegoBoolean.TRUE);
  }

  /** Fails unless the body has a solution; ends at the first one. */
  private Block holds(ExprForm.Operand operand) {
    return writer.nested(
        () -> {
          plan(operand.body());
          writer.emit(new Instr.Succeed());
        });
  }

  /** By way of negation, because that is what does not go on once for each solution. */
  private void logical(ExprForm.Logical logical) {
    if (logical.isAnd()) {
      holdsOnce(logical.left());
      holdsOnce(logical.right());
      return;
    }
    Block neither =
        writer.nested(
            () -> {
              writer.emit(new Instr.Not(holds(logical.left())));
              writer.emit(new Instr.Not(holds(logical.right())));
              writer.emit(new Instr.Succeed());
            });
    writer.emit(new Instr.Not(neither));
  }

  private void holdsOnce(ExprForm.Operand operand) {
    Block fails =
        writer.nested(
            () -> {
              writer.emit(new Instr.Not(holds(operand)));
              writer.emit(new Instr.Succeed());
            });
    writer.emit(new Instr.Not(fails));
  }

  private void every(ExprForm.Every every) {
    int domain = terms.plan(every.domain());
    writer.emit(new Instr.IsCollection(domain));
    Block counterexample =
        writer.nested(
            () -> {
              int key = writer.register();
              int value = writer.register();
              writer.enter(body -> new Instr.Scan(domain, key, value, body));
              every.key().ifPresent(pattern -> matches.match(pattern, key));
              matches.match(every.value(), value);
              Block holds =
                  writer.nested(
                      () -> {
                        plan(every.body());
                        writer.emit(new Instr.Succeed());
                      });
              writer.emit(new Instr.Not(holds));
              writer.emit(new Instr.Succeed());
            });
    writer.emit(new Instr.Not(counterexample));
  }

  private int statement(Term term) {
    if (term.value() instanceof TermValue.Call call) {
      String name = call.name();
      if (name.equals("eq") || name.equals("assign")) {
        matches.unify(call.args().get(0), call.args().get(1));
        return writer.constant(RegoBoolean.TRUE);
      }
      Comparison comparison = COMPARISONS.get(name);
      if (comparison != null && call.args().size() == 2) {
        int left = terms.plan(call.args().get(0));
        int right = terms.plan(call.args().get(1));
        writer.emit(
            comparison == Comparison.EQ
                ? new Instr.Equal(left, right)
                : new Instr.Compare(comparison, left, right));
        return writer.constant(RegoBoolean.TRUE);
      }
      if (call.args().size() == context.arity(name) + 1) {
        Term output = call.args().get(call.args().size() - 1);
        TermValue.Call inner =
            new TermValue.Call(call.operator(), call.args().subList(0, call.args().size() - 1));
        matches.unify(output, new Term(inner, term.span()));
        return writer.constant(RegoBoolean.TRUE);
      }
    }
    int value = terms.plan(term);
    writer.emit(new Instr.IsTrue(value));
    return value;
  }

  private Instr.Override override(With with) {
    Term target = with.target();
    if (target.value() instanceof Ref ref && (ref.startsWith("input") || isDocument(ref))) {
      List<Integer> path = new ArrayList<>();
      for (Term step : ref.steps()) {
        path.add(terms.plan(step));
      }
      int value = terms.plan(with.value());
      return ref.startsWith("input")
          ? new Instr.Override.OfInput(path, value)
          : new Instr.Override.OfData(path, value);
    }
    String name = target.value() instanceof Ref ref ? ref.dotted() : ((Var) target.value()).name();
    if (name.equals("input")) {
      return new Instr.Override.OfInput(List.of(), terms.plan(with.value()));
    }
    Optional<String> function = functionName(with.value());
    Optional<Integer> value =
        function.isPresent() ? Optional.empty() : Optional.of(terms.plan(with.value()));
    return new Instr.Override.OfFunction(name, value, function);
  }

  private boolean isDocument(Ref ref) {
    return ref.startsWith("data") && !context.isFunction(ref.dotted());
  }

  private Optional<String> functionName(Term value) {
    if (value.value() instanceof Ref ref) {
      String name = ref.dotted();
      boolean isKnown = context.isFunction(name) || context.builtins().get(name).isPresent();
      return isKnown ? Optional.of(name) : Optional.empty();
    }
    if (value.value() instanceof Var variable
        && !writer.isBound(variable.name())
        && context.builtins().get(variable.name()).isPresent()) {
      return Optional.of(variable.name());
    }
    return Optional.empty();
  }

  /**
   * Plans one expression for its value, {@code false} included: an equality or call is not required
   * to hold.
   */
  int planValue(Expr expr) {
    boolean isTest = expr.isNegated() || !(expr.form() instanceof ExprForm.TermForm);
    if (isTest || bindsOutput(((ExprForm.TermForm) expr.form()).term())) {
      return plan(expr);
    }
    Term term = ((ExprForm.TermForm) expr.form()).term();
    return writer.marked(expr.span(), () -> modified(expr, () -> terms.plan(term)));
  }

  private boolean bindsOutput(Term term) {
    if (term.value() instanceof TermValue.Call call) {
      String name = call.name();
      return name.equals("eq")
          || name.equals("assign")
          || call.args().size() == context.arity(name) + 1;
    }
    return false;
  }
}
