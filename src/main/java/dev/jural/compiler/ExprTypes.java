package dev.jural.compiler;

import dev.jural.ast.Body;
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
import dev.jural.builtin.Builtin;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.ResultNames;
import dev.jural.compiler.RuleTypes.FunctionType;
import dev.jural.source.ErrorCode;
import dev.jural.source.Span;
import dev.jural.types.RegoType;
import dev.jural.types.RegoTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Infers types in the bodies of one rule or query, and reports what cannot be. */
final class ExprTypes {
  private final RuleTree tree;
  private final BuiltinTable builtins;
  private final RuleTypes rules;
  private final TypeEnv env;
  private final Problems problems;
  private final RefTypes refs;
  private boolean isLenient;
  private boolean isSilent;

  ExprTypes(RuleTree tree, BuiltinTable builtins, RuleTypes rules, TypeEnv env, Problems problems) {
    this.tree = tree;
    this.builtins = builtins;
    this.rules = rules;
    this.env = env;
    this.problems = problems;
    this.refs = new RefTypes(tree, rules, env, problems, this);
  }

  void body(Body body) {
    body.exprs().forEach(this::expr);
  }

  private void expr(Expr expr) {
    Set<List<String>> replaced = new HashSet<>();
    for (With with : expr.with()) {
      if (!CheckCalls.replacesFunction(with, builtins, tree)) {
        typeOf(with.value());
      }
      Term target = with.target();
      Ref path = target.value() instanceof Ref ref ? ref : new Ref(List.of(target));
      if (path.head().value() instanceof Var root) {
        List<String> names = new ArrayList<>(List.of(root.name()));
        names.addAll(CheckCalls.names(path));
        replaced.add(names);
      }
    }
    if (replaced.isEmpty()) {
      form(expr);
    } else {
      env.without(replaced, () -> form(expr));
    }
  }

  private void form(Expr expr) {
    ExprForm form = expr.form();
    if (form instanceof ExprForm.TermForm plain) {
      statement(plain.term());
    } else if (form instanceof ExprForm.SomeIn some) {
      RegoType collection = TypeEnv.known(typeOf(some.collection()));
      if (RegoTypes.isScalar(collection)) {
        refuseScalar(some.collection(), collection, expr.span());
        return;
      }
      some.key()
          .ifPresent(
              key -> meet(key, RegoTypes.keys(collection).orElse(RegoType.ANY), expr.span()));
      meet(some.value(), RegoTypes.values(collection).orElse(RegoType.ANY), expr.span());
    } else if (form instanceof ExprForm.Every every) {
      typeOf(every.domain());
      every.key().ifPresent(key -> anything(key));
      anything(every.value());
      boolean was = isSilent;
      isSilent = true;
      operand(every.body());
      isSilent = was;
    } else if (form instanceof ExprForm.Not not) {
      operand(not.operand().body());
    } else if (form instanceof ExprForm.Logical logical) {
      operand(logical.left().body());
      operand(logical.right().body());
    }
  }

  /** What is no collection has nothing to iterate. */
  private void refuseScalar(Term collection, RegoType type, Span expr) {
    if (collection.value() instanceof TermValue.Literal) {
      report("match error\n\tleft  : a collection\n\tright : " + RegoTypes.show(type), expr);
    } else {
      String text = collection.span().text();
      report("undefined ref: " + text + "[_]\n\thave: " + RegoTypes.show(type), collection.span());
    }
  }

  private void report(String message, Span span) {
    if (!isLenient) {
      problems.add(ErrorCode.TYPE, message, span);
    }
  }

  /** In operands of conditions OPA checks refs, but neither arguments nor equations. */
  private void operand(Body body) {
    boolean was = isLenient;
    isLenient = true;
    inside(body);
    isLenient = was;
  }

  private void inside(Body body) {
    env.inside(
        () -> {
          body(body);
          return true;
        });
  }

  private void anything(Term pattern) {
    Patterns.variables(pattern)
        .forEach(variable -> env.putIfUnknown(variable.name(), RegoType.ANY));
  }

  private void statement(Term term) {
    if (term.value() instanceof Call call) {
      String name = call.name();
      if (name.equals("eq") || name.equals("equal") || name.equals("assign")) {
        unify(call.args().get(0), call.args().get(1), term.span());
        return;
      }
      call(call, term.span(), true);
      return;
    }
    typeOf(term);
  }

  /** Whether refs into locals that find nothing are not reported: in the body of {@code every}. */
  boolean isSilent() {
    return isSilent;
  }

  // ---- terms

  /** The type of a term; none for a variable of which nothing is known. */
  Optional<RegoType> typeOf(Term term) {
    return inferred(term).map(RegoTypes::bounded);
  }

  private Optional<RegoType> inferred(Term term) {
    TermValue value = term.value();
    if (value instanceof TermValue.Literal literal) {
      return Optional.of(RegoTypes.of(literal.value()));
    } else if (value instanceof Var variable) {
      return env.get(variable.name());
    } else if (value instanceof Ref ref) {
      return Optional.of(refs.typeOf(ref, term.span()));
    } else if (value instanceof Call call) {
      return Optional.of(call(call, term.span(), false));
    } else if (value instanceof ArrayTerm array) {
      return Optional.of(
          RegoTypes.tuple(
              array.elements().stream().map(this::typeOf).map(TypeEnv::known).toList()));
    } else if (value instanceof TermValue.SetTerm set) {
      return Optional.of(
          RegoType.setOf(
              RegoTypes.union(
                  set.elements().stream().map(this::typeOf).map(TypeEnv::known).toList())));
    } else if (value instanceof ObjectTerm object) {
      return Optional.of(object(object));
    }
    boolean wasLenient = isLenient;
    boolean wasSilent = isSilent;
    isLenient = false;
    isSilent = false;
    RegoType type = env.inside(() -> closure(value));
    isLenient = wasLenient;
    isSilent = wasSilent;
    return Optional.of(type);
  }

  private RegoType object(ObjectTerm object) {
    Map<String, RegoType> properties = new HashMap<>();
    List<Map.Entry<RegoType, RegoType>> dynamic = new ArrayList<>();
    for (ObjectTerm.Entry entry : object.entries()) {
      RegoType value = TypeEnv.known(typeOf(entry.value()));
      Optional<String> name = Ref.stringOf(entry.key().value());
      if (name.isPresent()) {
        properties.put(name.get(), value);
      } else {
        dynamic.add(Map.entry(TypeEnv.known(typeOf(entry.key())), value));
      }
    }
    return RegoTypes.object(properties, dynamic);
  }

  private RegoType closure(TermValue value) {
    if (value instanceof TermValue.ArrayComprehension array) {
      body(array.body());
      return RegoType.arrayOf(TypeEnv.known(typeOf(array.head())));
    } else if (value instanceof TermValue.SetComprehension set) {
      body(set.body());
      return RegoType.setOf(TypeEnv.known(typeOf(set.head())));
    } else if (value instanceof TermValue.ObjectComprehension object) {
      body(object.body());
      return RegoType.objectOf(
          TypeEnv.known(typeOf(object.key())), TypeEnv.known(typeOf(object.value())));
    }
    ((TermValue.TemplateString) value).parts().forEach(part -> part.expr().ifPresent(this::value));
    return RegoType.STRING;
  }

  /** An expression that is looked at for its value: an equality in it need not hold. */
  private void value(Expr expr) {
    if (expr.form() instanceof ExprForm.TermForm form && expr.with().isEmpty()) {
      typeOf(form.term());
    } else {
      expr(expr);
    }
  }

  // ---- calls

  /** The type of a call's result; a statement may name the result as one more argument. */
  private RegoType call(Call call, Span span, boolean isStatement) {
    String name = call.name();
    if (name.equals("internal.member_2") || name.equals("internal.member_3")) {
      return member(call);
    }
    if (name.equals("print")) {
      call.args().forEach(this::typeOf);
      return RegoType.BOOLEAN;
    }
    Optional<FunctionType> declared =
        call.operator().value() instanceof Ref ref && ref.startsWith("data")
            ? rules.function(CheckCalls.names(ref))
            : builtins.get(name).map(ExprTypes::functionType);
    if (declared.isEmpty()) {
      call.args().forEach(this::typeOf);
      return RegoType.ANY;
    }
    FunctionType function = declared.get();
    int arity = function.args().size();
    List<Optional<RegoType>> have = new ArrayList<>();
    call.args().forEach(arg -> have.add(typeOf(arg)));
    boolean isCaptured = isStatement && have.size() == arity + 1;
    if (have.size() != arity && !isCaptured) {
      reportArity(call, function, have, isStatement, span);
      return RegoType.ANY;
    }
    boolean fits = true;
    for (int i = 0; i < have.size(); i++) {
      RegoType wanted = i < arity ? function.args().get(i) : function.result();
      fits &= fits(call.args().get(i), have.get(i), wanted);
    }
    if (!fits) {
      if (!isStatement && !isCaptured) {
        have.add(Optional.empty());
      }
      report(
          name
              + ": invalid argument(s)\n\thave: "
              + TypeEnv.show(have)
              + "\n\twant: "
              + wanted(call, function, true),
          span);
      return RegoType.ANY;
    }
    return function.result();
  }

  private void reportArity(
      Call call,
      FunctionType function,
      List<Optional<RegoType>> have,
      boolean isStatement,
      Span span) {
    if (builtins.get(call.name()).isEmpty()) {
      problems.add(
          ErrorCode.TYPE,
          CheckCalls.wrongArity(call.name(), function.args().size(), have.size()),
          span);
      return;
    }
    if (!isStatement) {
      have.add(Optional.empty());
    }
    problems.add(
        ErrorCode.TYPE,
        call.name()
            + ": arity mismatch\n\thave: "
            + TypeEnv.show(have)
            + "\n\twant: "
            + wanted(call, function, false),
        span);
  }

  private static FunctionType functionType(Builtin builtin) {
    return new FunctionType(
        builtin.args().stream().map(Builtin.Arg::type).toList(), builtin.result());
  }

  private String wanted(Call call, FunctionType function, boolean withResult) {
    Optional<Builtin> builtin = builtins.get(call.name());
    List<String> types = new ArrayList<>();
    for (int i = 0; i < function.args().size(); i++) {
      String name = builtin.isPresent() ? builtin.get().args().get(i).name() + ": " : "";
      types.add(name + RegoTypes.show(function.args().get(i)));
    }
    if (withResult) {
      Optional<String> name = builtin.flatMap(known -> ResultNames.of(known.name()));
      types.add(name.map(n -> n + ": ").orElse("") + RegoTypes.show(function.result()));
    }
    return "(" + String.join(", ", types) + ")";
  }

  /** Whether an argument can be of a type; a variable of which nothing is known is, from now on. */
  private boolean fits(Term arg, Optional<RegoType> have, RegoType wanted) {
    if (have.isEmpty() && arg.value() instanceof Var variable) {
      env.putIfUnknown(variable.name(), wanted);
      return true;
    }
    if (!RegoTypes.overlap(TypeEnv.known(have), wanted) || !elementsFit(arg, wanted)) {
      return false;
    }
    bind(arg, wanted);
    return true;
  }

  /** Each element of a set is looked at: what they are together is of any type too easily. */
  private boolean elementsFit(Term arg, RegoType wanted) {
    if (!(arg.value() instanceof TermValue.SetTerm set)) {
      return true;
    }
    Optional<RegoType> element = RegoTypes.values(wanted);
    return element.isEmpty()
        || set.elements().stream()
            .allMatch(term -> RegoTypes.overlap(TypeEnv.known(typeOf(term)), element.get()));
  }

  /** Membership compares, and any values can be compared. */
  private RegoType member(Call call) {
    call.args().forEach(this::typeOf);
    return RegoType.BOOLEAN;
  }

  // ---- equations

  private void unify(Term left, Term right, Span span) {
    if (left.value() instanceof ArrayTerm ours
        && right.value() instanceof ArrayTerm theirs
        && ours.elements().size() == theirs.elements().size()
        && (isOpen(left) || isOpen(right))) {
      for (int i = 0; i < ours.elements().size(); i++) {
        unify(ours.elements().get(i), theirs.elements().get(i), span);
      }
      return;
    }
    if (isOpen(left) && !isOpen(right)) {
      meet(left, TypeEnv.known(typeOf(right)), span);
    } else if (isOpen(right) && !isOpen(left)) {
      meet(right, TypeEnv.known(typeOf(left)), span);
    } else {
      Optional<RegoType> ours = typeOf(left);
      Optional<RegoType> theirs = typeOf(right);
      if (ours.isPresent() && theirs.isPresent()) {
        check(ours, theirs.get(), span);
      }
    }
  }

  /** Whether something in a pattern is a variable of which nothing is known. */
  private boolean isOpen(Term pattern) {
    return Patterns.variables(pattern).stream().anyMatch(v -> env.get(v.name()).isEmpty());
  }

  /** Matches a pattern with what is of {@code type}. */
  private void meet(Term pattern, RegoType type, Span span) {
    Optional<RegoType> before = typeOf(pattern);
    bind(pattern, type);
    check(before, type, span);
  }

  private void check(Optional<RegoType> left, RegoType right, Span span) {
    if (left.isPresent() && !RegoTypes.overlap(left.get(), right)) {
      report(
          "match error\n\tleft  : "
              + RegoTypes.show(left.get())
              + "\n\tright : "
              + RegoTypes.show(right),
          span);
    }
  }

  /** Gives the variables of a pattern the types they have in what is of {@code type}. */
  void bind(Term pattern, RegoType type) {
    TermValue value = pattern.value();
    if (value instanceof Var variable) {
      env.putIfUnknown(variable.name(), type);
    } else if (value instanceof ArrayTerm array) {
      for (int i = 0; i < array.elements().size(); i++) {
        Term element = array.elements().get(i);
        bind(
            element, RegoTypes.select(type, dev.jural.value.RegoNumber.of(i)).orElse(RegoType.ANY));
      }
    } else if (value instanceof ObjectTerm object) {
      for (ObjectTerm.Entry entry : object.entries()) {
        RegoType found =
            Constants.of(entry.key())
                .flatMap(key -> RegoTypes.select(type, key))
                .orElse(RegoType.ANY);
        bind(entry.value(), found);
      }
    }
  }
}
