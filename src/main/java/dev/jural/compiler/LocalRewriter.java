package dev.jural.compiler;

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
import dev.jural.ast.TermValue.SetComprehension;
import dev.jural.ast.TermValue.TemplateString;
import dev.jural.ast.Var;
import dev.jural.ast.With;
import dev.jural.source.ErrorCode;
import dev.jural.source.Span;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives every declared variable a name of its own and every global name its full path.
 *
 * <p>Afterwards no two variables of a rule share a name, {@code some x} and {@code :=} are gone,
 * and what means a document begins with {@code data} or {@code input}. Resolving and renaming are
 * one walk, because whether a name is global depends on what is declared around it.
 */
final class LocalRewriter {
  /** Stands between a variable's name and its number; no name of the language holds it. */
  private static final char MARK = '#';

  /** Begins the rest of the name of a variable that {@code :=} declared. */
  private static final String ASSIGNED = MARK + "=";

  private static final String NEGATED = "negated expression";

  private static final String PRINTED = MARK + "printed";

  private final Globals globals;
  private final Problems problems;
  private final CompileOptions options;
  private final boolean keepsOuterNames;
  private final boolean mayShadow;
  private final Function<Rule, AnnotationsInReach> annotationsOf;
  private AnnotationsInReach annotations = AnnotationsInReach.NONE;
  private int count;
  private int before;

  /**
   * What {@code rego.metadata} gives in a rule.
   *
   * @param rule the rule's own annotations
   * @param chain those and all around them, the rule's first
   */
  record AnnotationsInReach(RegoObject rule, RegoArray chain) {
    /** Those of a query. */
    static final AnnotationsInReach NONE =
        new AnnotationsInReach(RegoObject.EMPTY, RegoArray.EMPTY);
  }

  /**
   * A rewriter of one rule or query.
   *
   * @param keepsOuterNames whether variables of the outermost body keep their names, as those of
   *     queries do
   * @param mayShadow whether variables may be called {@code input} and {@code data}, as in v0
   * @param annotationsOf what {@code rego.metadata} gives in a rule
   */
  LocalRewriter(
      Globals globals,
      Problems problems,
      CompileOptions options,
      boolean keepsOuterNames,
      boolean mayShadow,
      Function<Rule, AnnotationsInReach> annotationsOf) {
    this.globals = globals;
    this.problems = problems;
    this.options = options;
    this.keepsOuterNames = keepsOuterNames;
    this.mayShadow = mayShadow;
    this.annotationsOf = annotationsOf;
    this.before = problems.count();
  }

  /** The name a variable has in the source. */
  static String original(String name) {
    if (name.startsWith(Var.WILDCARD)) {
      return "_";
    }
    int mark = name.indexOf(MARK);
    return mark < 0 ? name : name.substring(0, mark);
  }

  /** Whether the source gives the variable a name. */
  static boolean isNamed(String name) {
    return !name.startsWith(Var.WILDCARD) && name.indexOf(MARK) != 0;
  }

  /** Whether {@code :=} declared the variable. */
  static boolean isAssigned(String name) {
    return name.contains(ASSIGNED);
  }

  // ---- rules

  Rule rule(Rule rule) {
    Set<String> used = new HashSet<>();
    before = problems.count();
    Rule rewritten = part(rule, used);
    if (options.isStrict() && problems.count() == before) {
      for (Term arg : rule.head().args()) {
        for (Var variable : Patterns.variables(arg)) {
          if (!variable.isWildcard() && used.add(variable.name())) {
            problems.add(
                ErrorCode.COMPILE,
                "unused argument "
                    + variable.name()
                    + ". (hint: use _ (wildcard variable) instead)",
                rule.head().span());
          }
        }
      }
    }
    return rewritten;
  }

  /** One part of an else chain; adds the arguments that it uses. */
  private Rule part(Rule rule, Set<String> usedArguments) {
    annotations = annotationsOf.apply(rule);
    LocalScope arguments = new LocalScope(null);
    Head head = rule.head();
    for (Term arg : head.args()) {
      declareArguments(arg, arguments);
    }
    List<Expr> made = new ArrayList<>();
    List<Term> args = new ArrayList<>();
    head.args().forEach(arg -> args.add(argument(arg, arguments, made)));
    arguments.expectArguments();
    Body body = body(rule.body(), arguments);
    if (!made.isEmpty()) {
      made.addAll(0, body.exprs());
      body = body.withExprs(made);
    }
    Head rewritten =
        head.with(
            headRef(head.ref(), arguments),
            args,
            head.key().map(key -> term(key, arguments)),
            term(head.value(), arguments));
    reportUnused(arguments);
    usedArguments.addAll(arguments.usedArguments());
    return rule.with(rewritten, body, rule.otherwise().map(other -> part(other, usedArguments)));
  }

  /** An argument; a closure in it becomes a variable, which the body compares with the closure. */
  private Term argument(Term arg, LocalScope scope, List<Expr> made) {
    TermValue value = arg.value();
    if (value instanceof ArrayTerm array) {
      List<Term> elements = new ArrayList<>();
      array.elements().forEach(element -> elements.add(argument(element, scope, made)));
      return new Term(new ArrayTerm(elements), arg.span());
    } else if (value instanceof ObjectTerm object) {
      List<ObjectTerm.Entry> entries = new ArrayList<>();
      for (ObjectTerm.Entry entry : object.entries()) {
        Term key = argument(entry.key(), scope, made);
        entries.add(new ObjectTerm.Entry(key, argument(entry.value(), scope, made)));
      }
      return new Term(new ObjectTerm(entries), arg.span());
    } else if (value instanceof Call) {
      problems.add(ErrorCode.COMPILE, "rule arguments cannot contain calls", arg.span());
      return arg;
    } else if (value instanceof TermValue.ArrayComprehension
        || value instanceof TermValue.SetComprehension
        || value instanceof TermValue.ObjectComprehension
        || value instanceof TemplateString) {
      Span span = arg.span();
      Term variable = Term.var(unique(""), span);
      Term operator = new Term(Ref.ofNames("eq", List.of(), span), span);
      made.add(Expr.of(new Term(new Call(operator, List.of(variable, term(arg, scope))), span)));
      return variable;
    }
    Term rewritten = term(arg, scope);
    if (value instanceof Ref ref && ref.head().value() instanceof Var head) {
      problems.add(ErrorCode.UNSAFE_VAR, "var " + head.name() + " is unsafe", arg.span());
    }
    return rewritten;
  }

  private Ref headRef(Ref ref, LocalScope scope) {
    List<Term> terms = new ArrayList<>();
    terms.add(ref.head());
    ref.steps().forEach(step -> terms.add(term(step, scope)));
    return new Ref(terms);
  }

  private void declareArguments(Term pattern, LocalScope scope) {
    for (Var variable : Patterns.variables(pattern)) {
      if (!scope.isDeclared(variable.name())) {
        String name = variable.name();
        scope.declare(name, unique(name), LocalScope.Kind.ARGUMENT);
      }
    }
  }

  private String unique(String name) {
    return name + MARK + count++;
  }

  // ---- bodies

  /** Rewrites a body whose variables are declared in {@code scope}. */
  Body body(Body body, LocalScope scope) {
    List<Expr> exprs = new ArrayList<>();
    for (Expr expr : body.exprs()) {
      expr(expr, scope).ifPresent(exprs::add);
    }
    if (exprs.isEmpty()) {
      exprs.add(Expr.of(Term.TRUE));
    }
    return body.withExprs(exprs);
  }

  /** Of assignments only the innermost are reported: those around them may only seem unused. */
  void reportUnused(LocalScope scope) {
    boolean isFirst = problems.count() == before;
    scope
        .unused()
        .forEach(
            (name, unused) -> {
              if (unused.kind() == LocalScope.Kind.DECLARED) {
                problems.add(ErrorCode.COMPILE, "declared var " + name + " unused", unused.span());
              } else if (unused.kind() == LocalScope.Kind.ASSIGNED && isFirst) {
                problems.add(ErrorCode.COMPILE, "assigned var " + name + " unused", unused.span());
              }
            });
  }

  private Optional<Expr> expr(Expr expr, LocalScope scope) {
    if (expr.form() instanceof ExprForm.SomeVars some) {
      for (Term term : some.vars()) {
        Var variable = (Var) term.value();
        if (variable.name().equals("input") || variable.name().equals("data")) {
          declare(variable, term.span(), scope, LocalScope.Kind.DECLARED);
        } else if (!variable.isWildcard()) {
          declare(variable, term.span(), scope, LocalScope.Kind.DECLARED);
          scope.expectUse(variable.name(), LocalScope.Kind.DECLARED, term.span());
        }
      }
      return Optional.empty();
    }
    if (refusesNegation(expr)) {
      return Optional.of(expr);
    }
    List<With> with = new ArrayList<>();
    for (With modifier : expr.with()) {
      with.add(new With(target(modifier.target()), term(modifier.value(), scope), modifier.span()));
    }
    if (isPrint(expr.form())) {
      Term printing = ((ExprForm.TermForm) expr.form()).term();
      Expr printed = expr.withForm(print(printing, scope)).withModifiers(with);
      return options.keepPrints() ? Optional.of(printed) : Optional.empty();
    }
    ExprForm form = form(expr, scope);
    if (expr.isNegated()) {
      form = at(form, expr.span());
    } else if (form instanceof ExprForm.Not not && !not.operand().isExplicit()) {
      Expr inside = not.operand().body().exprs().get(0);
      inside = inside.withForm(at(inside.form(), expr.span()));
      Body body = not.operand().body().withExprs(List.of(inside));
      form = new ExprForm.Not(new ExprForm.Operand(body, false));
    }
    return Optional.of(expr.withForm(form).withModifiers(with));
  }

  /** What is negated is reported at its negation, as OPA does. */
  private static ExprForm at(ExprForm form, Span span) {
    if (form instanceof ExprForm.TermForm term && term.term().value() instanceof Call call) {
      Term operator = call.operator().at(span);
      return new ExprForm.TermForm(new Term(new Call(operator, call.args()), span));
    }
    return form;
  }

  /** A print of the values that each argument has, whether it has any or not. */
  private ExprForm print(Term printing, LocalScope scope) {
    Call call = (Call) printing.value();
    Span span = printing.span();
    List<Term> values = new ArrayList<>();
    for (Term argument : call.args()) {
      Term variable = Term.var(PRINTED + ++count, Span.NONE);
      Term operator = Term.var("eq", Span.NONE);
      Expr has =
          Expr.of(new Term(new Call(operator, List.of(variable, term(argument, scope))), span));
      TermValue all = new SetComprehension(variable, new Body(List.of(has), span));
      values.add(new Term(all, argument.span()));
    }
    Term list = new Term(new ArrayTerm(values), span);
    Term operator = Term.var("internal.print", span);
    return new ExprForm.TermForm(new Term(new Call(operator, List.of(list)), span));
  }

  private ExprForm form(Expr expr, LocalScope scope) {
    ExprForm form = expr.form();
    if (form instanceof ExprForm.SomeIn some) {
      some.key().ifPresent(key -> declareNew(key, expr.span(), scope));
      declareNew(some.value(), expr.span(), scope);
      Term collection = term(some.collection(), scope);
      return new ExprForm.SomeIn(
          some.key().map(key -> term(key, scope)), term(some.value(), scope), collection);
    } else if (form instanceof ExprForm.Every every) {
      Term domain = term(every.domain(), scope);
      LocalScope inner = new LocalScope(scope);
      every.key().ifPresent(key -> declarePattern(key, inner, LocalScope.Kind.DECLARED));
      declarePattern(every.value(), inner, LocalScope.Kind.DECLARED);
      Optional<Term> key = every.key().map(term -> term(term, inner));
      Term value = term(every.value(), inner);
      // Reported where the body begins, as OPA does.
      Span place = every.body().exprs().get(0).span();
      every.key().ifPresent(written -> expectUse(written, place, inner));
      expectUse(every.value(), place, inner);
      LocalScope bodyScope = new LocalScope(inner);
      Body body = body(every.body(), bodyScope);
      reportUnused(bodyScope);
      reportUnused(inner);
      return new ExprForm.Every(key, value, domain, body);
    } else if (form instanceof ExprForm.Not not) {
      return new ExprForm.Not(operand(not.operand(), NEGATED, scope));
    } else if (form instanceof ExprForm.Logical logical) {
      String what = "implicit " + (logical.isAnd() ? "and" : "or") + " operand";
      return new ExprForm.Logical(
          logical.isAnd(),
          operand(logical.left(), what, scope),
          operand(logical.right(), what, scope));
    }
    Term term = ((ExprForm.TermForm) form).term();
    if (term.value() instanceof Call call && call.name().equals("assign")) {
      return new ExprForm.TermForm(assign(call, term.span(), scope));
    }
    return new ExprForm.TermForm(term(term, scope));
  }

  /** An operand; its variables are its own when it stands in braces, else it has none. */
  private ExprForm.Operand operand(ExprForm.Operand operand, String what, LocalScope scope) {
    if (!operand.isExplicit()) {
      List<Expr> exprs = operand.body().exprs();
      boolean isRefused = exprs.stream().anyMatch(expr -> refusesAssignment(expr, what, expr));
      return isRefused ? operand : new ExprForm.Operand(body(operand.body(), scope), false);
    }
    LocalScope inner = new LocalScope(scope);
    Body body = body(operand.body(), inner);
    reportUnused(inner);
    return new ExprForm.Operand(body, true);
  }

  /** Reports an assignment whose variable nobody could see; whether it is one. */
  private boolean refusesAssignment(Expr expr, String what, Expr place) {
    boolean isAssignment =
        expr.form() instanceof ExprForm.TermForm form
            && form.term().value() instanceof Call call
            && call.name().equals("assign");
    if (isAssignment) {
      problems.add(ErrorCode.COMPILE, "cannot assign vars inside " + what, place.span());
    }
    return isAssignment;
  }

  private boolean refusesNegation(Expr expr) {
    if (expr.isNegated()) {
      return refusesAssignment(expr, NEGATED, expr);
    }
    return expr.form() instanceof ExprForm.Not not
        && !not.operand().isExplicit()
        && refusesAssignment(not.operand().body().exprs().get(0), NEGATED, expr);
  }

  private Term assign(Call call, Span span, LocalScope scope) {
    Term right = term(call.args().get(1), scope);
    Term left = call.args().get(0);
    checkAssignable(left);
    declarePattern(left, scope, LocalScope.Kind.ASSIGNED);
    Span at = call.operator().span();
    Term operator = new Term(Ref.ofNames("eq", List.of(), at), at);
    Term declared = term(left, scope);
    if (options.isStrict() && !(keepsOuterNames && scope.isOutermost())) {
      for (Var variable : Patterns.variables(left)) {
        if (!variable.isWildcard()) {
          scope.expectUse(variable.name(), LocalScope.Kind.ASSIGNED, span);
        }
      }
    }
    return new Term(new Call(operator, List.of(declared, right)), span);
  }

  private void checkAssignable(Term left) {
    TermValue value = left.value();
    if (value instanceof Var) {
      return;
    } else if (value instanceof ArrayTerm array) {
      array.elements().forEach(this::checkAssignable);
      return;
    } else if (value instanceof ObjectTerm object) {
      object.entries().forEach(entry -> checkAssignable(entry.value()));
      return;
    }
    String what =
        value instanceof TermValue.Literal literal
            ? literal.value().typeName()
            : value instanceof Ref
                ? "ref"
                : value instanceof Call
                    ? "call"
                    : value instanceof TermValue.SetTerm ? "set" : "comprehension";
    problems.add(ErrorCode.COMPILE, "cannot assign to " + what, left.span());
  }

  private void declarePattern(Term pattern, LocalScope scope, LocalScope.Kind kind) {
    for (Term found : Patterns.variableTerms(pattern)) {
      Var variable = (Var) found.value();
      if (!variable.isWildcard()) {
        declare(variable, found.span(), scope, kind);
      }
    }
  }

  /** Declares what the scope does not have yet; the rest of the pattern is compared. */
  private void declareNew(Term pattern, Span place, LocalScope scope) {
    for (Term found : Patterns.variableTerms(pattern)) {
      Var variable = (Var) found.value();
      if (!variable.isWildcard() && !scope.declares(variable.name())) {
        declare(variable, place, scope, LocalScope.Kind.DECLARED);
      }
    }
  }

  private static void expectUse(Term pattern, Span place, LocalScope scope) {
    for (Term found : Patterns.variableTerms(pattern)) {
      if (!((Var) found.value()).isWildcard()) {
        scope.expectUse(((Var) found.value()).name(), LocalScope.Kind.DECLARED, place);
      }
    }
  }

  private void declare(Var variable, Span span, LocalScope scope, LocalScope.Kind kind) {
    String name = variable.name();
    if (!mayShadow && (name.equals("input") || name.equals("data"))) {
      if (kind == LocalScope.Kind.DECLARED) {
        problems.add(ErrorCode.UNSAFE_VAR, "var " + name + " is unsafe", span);
        return;
      }
      problems.add(
          ErrorCode.COMPILE,
          "variables must not shadow " + name + " (use a different variable name)",
          span);
      return;
    }
    scope.whyNot(name, kind).ifPresent(reason -> problems.add(ErrorCode.COMPILE, reason, span));
    boolean isKept = keepsOuterNames && scope.isOutermost();
    String mark = kind == LocalScope.Kind.ASSIGNED ? ASSIGNED : "";
    scope.declare(name, isKept ? name : unique(name + mark), kind);
  }

  // ---- terms

  Term term(Term term, LocalScope scope) {
    TermValue value = term.value();
    if (value instanceof TermValue.Literal) {
      return term;
    } else if (value instanceof Var variable) {
      return variable(variable, term.span(), scope);
    } else if (value instanceof Ref ref) {
      return ref(ref, term.span(), scope);
    } else if (value instanceof Call call) {
      Optional<RegoValue> annotations = annotations(call);
      if (annotations.isPresent()) {
        return new Term(new TermValue.Literal(annotations.get()), term.span());
      }
      return new Term(
          new Call(operator(call.operator(), scope), all(call.args(), scope)), term.span());
    } else if (value instanceof ArrayTerm array) {
      return new Term(new ArrayTerm(all(array.elements(), scope)), term.span());
    } else if (value instanceof TermValue.SetTerm set) {
      return new Term(new TermValue.SetTerm(all(set.elements(), scope)), term.span());
    } else if (value instanceof ObjectTerm object) {
      List<ObjectTerm.Entry> entries = new ArrayList<>();
      object
          .entries()
          .forEach(
              e -> entries.add(new ObjectTerm.Entry(term(e.key(), scope), term(e.value(), scope))));
      return new Term(new ObjectTerm(entries), term.span());
    }
    return new Term(closure(value, scope), term.span());
  }

  /** The annotations that a call of {@code rego.metadata} asks for: known before it runs. */
  private Optional<RegoValue> annotations(Call call) {
    if (!call.args().isEmpty()) {
      return Optional.empty();
    }
    return switch (call.name()) {
      case "rego.metadata.rule" -> Optional.of(annotations.rule());
      case "rego.metadata.chain" -> Optional.of(annotations.chain());
      default -> Optional.empty();
    };
  }

  private TermValue closure(TermValue value, LocalScope outer) {
    if (value instanceof TemplateString template) {
      List<TemplateString.Part> parts = new ArrayList<>();
      for (TemplateString.Part part : template.parts()) {
        part.expr().ifPresent(this::refuseCondition);
        parts.add(new TemplateString.Part(part.text(), part.expr().flatMap(e -> expr(e, outer))));
      }
      return new TemplateString(parts, template.isRaw());
    }
    LocalScope scope = new LocalScope(outer);
    TermValue rewritten;
    if (value instanceof TermValue.ArrayComprehension array) {
      Body body = body(array.body(), scope);
      rewritten = new TermValue.ArrayComprehension(term(array.head(), scope), body);
    } else if (value instanceof TermValue.SetComprehension set) {
      Body body = body(set.body(), scope);
      rewritten = new TermValue.SetComprehension(term(set.head(), scope), body);
    } else {
      TermValue.ObjectComprehension object = (TermValue.ObjectComprehension) value;
      Body body = body(object.body(), scope);
      rewritten =
          new TermValue.ObjectComprehension(
              term(object.key(), scope), term(object.value(), scope), body);
    }
    reportUnused(scope);
    return rewritten;
  }

  private void refuseCondition(Expr part) {
    if (!(part.form() instanceof ExprForm.TermForm)) {
      problems.add(
          ErrorCode.COMPILE,
          "unexpected template-string expression type: a condition has no value",
          part.span());
    } else if (isPrint(part.form())) {
      problems.add(ErrorCode.TYPE, CheckCalls.NO_VALUE, part.span());
    }
  }

  private boolean isPrint(ExprForm form) {
    return form instanceof ExprForm.TermForm plain
        && plain.term().value() instanceof Call call
        && call.name().equals("print")
        && !globals.has("print");
  }

  private List<Term> all(List<Term> terms, LocalScope scope) {
    List<Term> rewritten = new ArrayList<>(terms.size());
    terms.forEach(term -> rewritten.add(term(term, scope)));
    return rewritten;
  }

  private Term variable(Var variable, Span span, LocalScope scope) {
    if (variable.isWildcard()) {
      return new Term(variable, span);
    }
    Optional<String> unique = scope.use(variable.name());
    if (unique.isPresent()) {
      return Term.var(unique.get(), span);
    }
    return globals
        .path(variable.name(), span)
        .map(path -> new Term(new Ref(path), span))
        .orElseGet(() -> documentOrVariable(variable, span));
  }

  private static Term documentOrVariable(Var variable, Span span) {
    Term term = new Term(variable, span);
    boolean isDocument = variable.name().equals("input") || variable.name().equals("data");
    return isDocument ? new Term(new Ref(List.of(term)), span) : term;
  }

  private Term ref(Ref ref, Span span, LocalScope scope) {
    List<Term> terms = new ArrayList<>();
    Term head = ref.head();
    if (head.value() instanceof Var variable && !variable.isWildcard()) {
      Optional<String> unique = scope.use(variable.name());
      if (unique.isPresent()) {
        terms.add(Term.var(unique.get(), head.span()));
      } else {
        terms.addAll(globals.path(variable.name(), head.span()).orElse(List.of(head)));
      }
    } else {
      terms.add(term(head, scope));
    }
    ref.steps().forEach(step -> terms.add(term(step, scope)));
    return new Term(new Ref(terms), span);
  }

  private Term operator(Term operator, LocalScope scope) {
    Ref ref = operator.value() instanceof Ref known ? known : new Ref(List.of(operator));
    String head = ref.head().value() instanceof Var variable ? variable.name() : "";
    // The name of an infix operator does not stand in the source.
    boolean isWritten = operator.span().text().startsWith(head);
    if (scope.isDeclared(head) && isWritten) {
      problems.add(ErrorCode.TYPE, "undefined function " + ref.dotted(), operator.span());
      return operator;
    }
    return globals
        .path(head, operator.span())
        .map(path -> new Term(new Ref(path).append(ref.steps()), operator.span()))
        .orElse(new Term(ref, operator.span()));
  }

  /**
   * A target of {@code with}: locals do not count, only documents and functions can be replaced.
   */
  private Term target(Term target) {
    Ref ref = target.value() instanceof Ref known ? known : new Ref(List.of(target));
    if (ref.head().value() instanceof Var variable) {
      Optional<List<Term>> path = globals.path(variable.name(), target.span());
      if (path.isPresent()) {
        return new Term(new Ref(path.get()).append(ref.steps()), target.span());
      }
    }
    return new Term(ref, target.span());
  }
}
