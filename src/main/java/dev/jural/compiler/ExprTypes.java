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
    Set<String> replaced = new HashSet<>();
    for (With with : expr.with()) {
      if (!CheckCalls.replacesFunction(with, builtins, tree)) {
        typeOf(with.value());
      }
      if (with.target().value() instanceof Ref ref && ref.head().value() instanceof Var root) {
        replaced.add(root.name());
      } else if (with.target().value() instanceof Var root) {
        replaced.add(root.name());
      }
    }
    if (replaced.isEmpty()) {
      form(expr.form());
    } else {
      env.without(replaced, () -> form(expr.form()));
    }
  }

  private void form(ExprForm form) {
    if (form instanceof ExprForm.TermForm plain) {
      statement(plain.term());
    } else if (form instanceof ExprForm.SomeIn some) {
      RegoType collection = TypeEnv.known(typeOf(some.collection()));
      some.key()
          .ifPresent(
              key ->
                  meet(
                      key,
                      RegoTypes.keys(collection).orElse(RegoType.ANY),
                      some.collection().span()));
      meet(
          some.value(),
          RegoTypes.values(collection).orElse(RegoType.ANY),
          some.collection().span());
    } else if (form instanceof ExprForm.Every every) {
      typeOf(every.domain());
      every.key().ifPresent(key -> anything(key));
      anything(every.value());
      inside(every.body());
    } else if (form instanceof ExprForm.Not not) {
      operand(not.operand());
    } else if (form instanceof ExprForm.Logical logical) {
      operand(logical.left());
      operand(logical.right());
    }
  }

  /** In operands of conditions OPA checks refs, but neither arguments nor equations. */
  private void operand(ExprForm.Operand operand) {
    boolean was = isLenient;
    isLenient = true;
    inside(operand.body());
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
    boolean was = isLenient;
    isLenient = false;
    RegoType type = env.inside(() -> closure(value));
    isLenient = was;
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
      return member(call, span);
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
    boolean isCaptured = have.size() > arity;
    boolean fits = true;
    for (int i = 0; i < have.size(); i++) {
      RegoType wanted = i < arity ? function.args().get(i) : function.result();
      fits &= fits(call.args().get(i), have.get(i), wanted);
    }
    if (!fits && !isLenient) {
      if (!isStatement && !isCaptured) {
        have.add(Optional.empty());
      }
      problems.add(
          ErrorCode.TYPE,
          name
              + ": invalid argument(s)\n\thave: "
              + TypeEnv.show(have)
              + "\n\twant: "
              + wanted(call, function),
          span);
      return RegoType.ANY;
    }
    return function.result();
  }

  private static FunctionType functionType(Builtin builtin) {
    return new FunctionType(
        builtin.args().stream().map(Builtin.Arg::type).toList(), builtin.result());
  }

  private String wanted(Call call, FunctionType function) {
    Optional<Builtin> builtin = builtins.get(call.name());
    List<String> types = new ArrayList<>();
    for (int i = 0; i < function.args().size(); i++) {
      String name = builtin.isPresent() ? builtin.get().args().get(i).name() + ": " : "";
      types.add(name + RegoTypes.show(function.args().get(i)));
    }
    types.add((builtin.isPresent() ? "result: " : "") + RegoTypes.show(function.result()));
    return "(" + String.join(", ", types) + ")";
  }

  /** Whether an argument can be of a type; a variable of which nothing is known is, from now on. */
  private boolean fits(Term arg, Optional<RegoType> have, RegoType wanted) {
    if (have.isEmpty() && arg.value() instanceof Var variable) {
      env.putIfUnknown(variable.name(), wanted);
      return true;
    }
    if (!RegoTypes.overlap(TypeEnv.known(have), wanted)) {
      return false;
    }
    bind(arg, wanted);
    return true;
  }

  private RegoType member(Call call, Span span) {
    List<Term> args = call.args();
    RegoType collection = TypeEnv.known(typeOf(args.get(args.size() - 1)));
    Term value = args.get(args.size() - 2);
    RegoTypes.values(collection).ifPresent(type -> meet(value, type, span));
    if (args.size() == 3) {
      RegoTypes.keys(collection).ifPresent(type -> meet(args.get(0), type, span));
    }
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
    if (!isLenient && left.isPresent() && !RegoTypes.overlap(left.get(), right)) {
      problems.add(
          ErrorCode.TYPE,
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
