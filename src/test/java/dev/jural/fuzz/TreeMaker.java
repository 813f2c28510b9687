package dev.jural.fuzz;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.ExprForm.Operand;
import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.TermValue.ObjectTerm.Entry;
import dev.jural.ast.TermValue.TemplateString.Part;
import dev.jural.ast.Var;
import dev.jural.ast.With;
import dev.jural.source.Span;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A TreeMaker makes terms, expressions and bodies at random: every kind that the parser can give,
 * whether or not it compiles.
 */
class TreeMaker {
  private static final List<String> NAMES = List.of("x", "y", "_z", "p", "input", "data", "Aa9");
  private static final List<String> STEPS =
      List.of("a", "b_c", "if", "not", "null", "with space", "0", "", "é", "a\"b\\", "set");
  private static final List<String> TEXTS =
      List.of("", "a", "a\nb", "\t\"\\", "{x}", "$", "\u0001\u007f\u2028", "é\uD83D\uDE00", "`");
  private static final List<String> CALLS =
      List.of("count", "json.unmarshal", "data.p.f", "plus", "eq", "assign", "f", "upper");
  private static final List<String> INFIX =
      List.of(
          "internal.member_2",
          "equal",
          "neq",
          "lt",
          "lte",
          "gt",
          "gte",
          "or",
          "and",
          "plus",
          "minus",
          "mul",
          "div",
          "rem");
  private static final List<BigDecimal> NUMBERS =
      List.of(
          BigDecimal.ZERO,
          new BigDecimal("-1"),
          new BigDecimal("12345678901234567890.125"),
          new BigDecimal("1e21"),
          new BigDecimal("-2.5e-9"));

  protected final Random random;

  /** Whether the module imports {@code future.keywords}, by which {@code not} is another form. */
  protected final boolean hasLogic;

  /** How many nodes may still be made; when none are left, only leaves are. */
  private int left;

  private int wildcards;

  TreeMaker(Random random, int size, boolean hasLogic) {
    this.random = random;
    this.hasLogic = hasLogic;
    this.left = size;
  }

  protected final <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  protected final boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  protected final <T> List<T> some(int least, int most, Supplier<T> make) {
    List<T> all = new ArrayList<>();
    int count = least + random.nextInt(most - least + 1);
    for (int i = 0; i < count && (i < least || left > 0); i++) {
      all.add(make.get());
    }
    return all;
  }

  private <T> Optional<T> maybe(int percent, Supplier<T> make) {
    return chance(percent) ? Optional.of(make.get()) : Optional.empty();
  }

  private static Term at(TermValue value) {
    return new Term(value, Span.NONE);
  }

  // ---- terms

  Term term() {
    left--;
    if (left <= 0 || chance(35)) {
      return leaf();
    }
    return switch (random.nextInt(10)) {
      case 0 -> at(new TermValue.ArrayTerm(some(0, 3, this::term)));
      case 1 -> at(new TermValue.SetTerm(some(0, 3, this::term)));
      case 2 -> at(new TermValue.ObjectTerm(some(0, 3, () -> new Entry(term(), term()))));
      case 3 -> comprehension();
      case 4 -> template();
      case 5 -> call();
      case 6, 7 -> infix();
      default -> ref();
    };
  }

  private Term leaf() {
    return chance(40) ? variable() : at(new TermValue.Literal(constant()));
  }

  private RegoValue constant() {
    return switch (random.nextInt(6)) {
      case 0 -> RegoNull.NULL;
      case 1 -> RegoBoolean.of(random.nextBoolean());
      case 2 -> RegoNumber.of(random.nextInt(2000) - 1000);
      case 3 -> RegoNumber.of(one(NUMBERS));
      default -> RegoString.of(one(TEXTS));
    };
  }

  final Term variable() {
    return chance(15)
        ? Term.var(Var.WILDCARD + wildcards++, Span.NONE)
        : Term.var(one(NAMES), Span.NONE);
  }

  private Term step() {
    return chance(50) ? Term.string(one(STEPS), Span.NONE) : term();
  }

  private Term ref() {
    Term head =
        switch (random.nextInt(5)) {
          case 0 -> call();
          case 1 -> at(new TermValue.ArrayTerm(some(0, 2, this::term)));
          case 2 -> chance(50) ? comprehension() : at(new Ref(List.of(variable(), step())));
          default -> variable();
        };
    List<Term> terms = new ArrayList<>();
    terms.add(head);
    terms.addAll(some(1, 3, this::step));
    return at(new Ref(terms));
  }

  /** The name of a function as the parser gives it. */
  final Term operator(String name) {
    List<String> names = List.of(name.split("\\.", -1));
    return at(Ref.ofNames(names.get(0), names.subList(1, names.size()), Span.NONE));
  }

  private Term call() {
    return at(new TermValue.Call(operator(one(CALLS)), some(0, 3, this::term)));
  }

  private Term infix() {
    return chance(10)
        ? at(new TermValue.Call(operator("internal.member_3"), List.of(term(), term(), term())))
        : at(new TermValue.Call(operator(one(INFIX)), List.of(term(), term())));
  }

  private Term comprehension() {
    return switch (random.nextInt(3)) {
      case 0 -> at(new TermValue.ArrayComprehension(term(), body()));
      case 1 -> at(new TermValue.SetComprehension(term(), body()));
      default -> at(new TermValue.ObjectComprehension(term(), term(), body()));
    };
  }

  /** Text and expressions in turn, since the parser joins texts that touch. */
  private Term template() {
    boolean isRaw = chance(30);
    List<Part> parts = new ArrayList<>();
    List<Part> exprs =
        some(
            1,
            3,
            () ->
                new Part(
                    "",
                    Optional.of(
                        new Expr(
                            new ExprForm.TermForm(interpolated()),
                            false,
                            some(0, 1, this::with),
                            Span.NONE))));
    for (Part expr : exprs) {
      String text = isRaw ? one(List.of("", "a{\\n", "\n")) : one(TEXTS);
      if (!text.isEmpty()) {
        parts.add(new Part(text, Optional.empty()));
      }
      parts.add(expr);
    }
    return at(new TermValue.TemplateString(parts, isRaw));
  }

  /** A template refuses {@code :=} and {@code =}, in whatever form they are written. */
  private Term interpolated() {
    Term term = term();
    boolean isRefused =
        term.value() instanceof TermValue.Call call
            && List.of("eq", "assign").contains(call.name());
    return isRefused ? variable() : term;
  }

  // ---- expressions

  final Body body() {
    return new Body(some(1, 3, this::expr), Span.NONE);
  }

  private Expr expr() {
    List<With> with = chance(15) ? some(1, 2, this::with) : List.of();
    if (hasLogic && chance(30)) {
      return condition(with);
    }
    return switch (random.nextInt(12)) {
      case 0 -> new Expr(new ExprForm.SomeVars(some(1, 3, this::variable)), false, with, Span.NONE);
      case 1, 2 ->
          new Expr(
              new ExprForm.SomeIn(maybe(40, this::term), term(), term()), false, with, Span.NONE);
      case 3 ->
          new Expr(
              new ExprForm.Every(maybe(40, this::variable), variable(), term(), body()),
              false,
              with,
              Span.NONE);
      default ->
          new Expr(new ExprForm.TermForm(statement()), !hasLogic && chance(20), with, Span.NONE);
    };
  }

  /** What the future keywords make: {@code not}, {@code and}, {@code or}. */
  private Expr condition(List<With> with) {
    ExprForm form =
        chance(40)
            ? new ExprForm.Not(operand())
            : new ExprForm.Logical(chance(50), operand(), operand());
    return new Expr(form, false, with, Span.NONE);
  }

  private Operand operand() {
    left--;
    if (left > 0 && chance(30)) {
      return new Operand(body(), true);
    }
    List<With> with = chance(10) ? some(1, 1, this::with) : List.of();
    Expr expr =
        left > 0 && chance(40)
            ? condition(with)
            : new Expr(new ExprForm.TermForm(statement()), false, with, Span.NONE);
    return new Operand(new Body(List.of(expr), Span.NONE), false);
  }

  private Term statement() {
    return chance(30)
        ? at(new TermValue.Call(operator(one(List.of("assign", "eq"))), List.of(term(), term())))
        : term();
  }

  private With with() {
    Term target = chance(30) ? operatorTarget() : inputOrData();
    return new With(target, term(), Span.NONE);
  }

  private Term operatorTarget() {
    String name = one(CALLS);
    return name.contains(".") ? operator(name) : Term.var(name, Span.NONE);
  }

  private Term inputOrData() {
    Term head = Term.var(one(List.of("input", "data")), Span.NONE);
    List<Term> terms = new ArrayList<>(List.of(head));
    terms.addAll(some(0, 2, () -> Term.string(one(STEPS), Span.NONE)));
    return terms.size() == 1 ? head : at(new Ref(terms));
  }
}
