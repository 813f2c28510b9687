package dev.jural.compiler;

import dev.jural.ast.Body;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue.Call;
import dev.jural.ast.Var;
import dev.jural.ast.With;
import dev.jural.builtin.Builtin;
import dev.jural.builtin.BuiltinTable;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that every called function exists and takes that many arguments, and that {@code with} has
 * a possible target.
 */
final class CheckCalls extends TermWalker {
  /** Functions that v1 modules must not call (OPA docs, "Deprecated"). */
  private static final Set<String> DEPRECATED =
      Set.of(
          "all",
          "any",
          "cast_array",
          "cast_boolean",
          "cast_null",
          "cast_object",
          "cast_set",
          "cast_string",
          "net.cidr_overlap",
          "re_match",
          "set_diff");

  /** What is wrong with a {@code print} whose value is asked for. */
  static final String NO_VALUE =
      "print prints and has no value; write it as a statement of its own";

  /** Functions that are no calls once a policy is compiled. */
  private static final Set<String> IRREPLACEABLE =
      Set.of("eq", "assign", "print", "rego.metadata.chain", "rego.metadata.rule");

  private final RuleTree tree;
  private final BuiltinTable builtins;
  private final Problems problems;
  private boolean isV1 = true;

  CheckCalls(RuleTree tree, BuiltinTable builtins, Problems problems) {
    this.tree = tree;
    this.builtins = builtins;
    this.problems = problems;
  }

  /**
   * Checks a rule.
   *
   * @param isLikeV1 whether it may not call deprecated functions
   */
  void check(Rule rule, boolean isLikeV1) {
    isV1 = isLikeV1;
    rule(rule);
  }

  void check(Body query) {
    body(query);
  }

  @Override
  boolean enter(Term term) {
    if (term.value() instanceof Call call) {
      call(call, term);
    }
    return true;
  }

  private void call(Call call, Term term) {
    String name = call.name();
    int got = call.args().size();
    if (name.equals("eq") || name.equals("assign")) {
      return;
    }
    if (name.equals("print")) {
      problems.add(ErrorCode.TYPE, NO_VALUE, term.span());
      return;
    }
    Optional<Integer> arity = arity(call.operator());
    if (arity.isPresent()) {
      if (got != arity.get() && got != arity.get() + 1) {
        problems.add(ErrorCode.TYPE, wrongArity(name, arity.get(), got), call.operator().span());
      }
      return;
    }
    Optional<Builtin> builtin = builtins.get(name);
    if (builtin.isEmpty()) {
      Diagnostic diagnostic =
          Diagnostic.error(ErrorCode.TYPE, "undefined function " + name, call.operator().span());
      problems.add(builtins.withheld(name).map(diagnostic::withHint).orElse(diagnostic));
    } else if (isV1 && DEPRECATED.contains(name)) {
      problems.add(
          ErrorCode.TYPE, "deprecated built-in function calls in expression: " + name, term.span());
    }
  }

  static String wrongArity(String name, int wanted, int got) {
    String arguments = got == 1 ? " argument" : " arguments";
    return "function " + name + " has arity " + wanted + ", got " + got + arguments;
  }

  /** The number of arguments of a function of the policy. */
  private Optional<Integer> arity(Term operator) {
    if (!(operator.value() instanceof Ref ref) || !ref.startsWith("data")) {
      return Optional.empty();
    }
    return tree.at(names(ref))
        .flatMap(place -> place.rules().stream().findFirst())
        .filter(rule -> rule.rule().head().isFunction())
        .map(rule -> rule.rule().head().args().size());
  }

  static List<String> names(Ref ref) {
    List<String> names = new ArrayList<>();
    for (Term step : ref.steps()) {
      Optional<String> name = Ref.stringOf(step.value());
      if (name.isEmpty()) {
        break;
      }
      names.add(name.get());
    }
    return names;
  }

  @Override
  void with(With with) {
    Ref target = (Ref) with.target().value();
    target.steps().forEach(step -> checkGround(step));
    if (target.startsWith("input")) {
      return;
    }
    checkReplacement(with, target);
    if (target.startsWith("data")) {
      List<String> path = names(target);
      for (int i = 1; i < path.size(); i++) {
        boolean isInsideRule =
            tree.at(path.subList(0, i)).map(place -> !place.rules().isEmpty()).orElse(false);
        if (isInsideRule) {
          problems.add(
              ErrorCode.COMPILE,
              "with keyword cannot partially replace virtual document(s)",
              with.span());
          return;
        }
      }
      return;
    }
    String name = target.dotted();
    if (name.startsWith("internal.")) {
      irreplaceable("replacement of internal function \"" + name + "\" invalid", with);
    } else if (IRREPLACEABLE.contains(name)) {
      irreplaceable("replacement of \"" + name + "\" invalid", with);
    } else if (builtins.get(name).isEmpty()) {
      problems.add(
          ErrorCode.TYPE,
          "with keyword target must reference existing input, data, or a function",
          with.span());
    } else if (builtins.get(name).get().isRelation()) {
      irreplaceable("target must not be a relation", with);
    }
  }

  private void irreplaceable(String reason, With with) {
    problems.add(
        ErrorCode.COMPILE, "with keyword replacing built-in function: " + reason, with.span());
  }

  private void checkGround(Term step) {
    Patterns.variableTerms(step)
        .forEach(
            variable ->
                problems.add(
                    ErrorCode.UNSAFE_VAR,
                    "var " + LocalRewriter.original(((Var) variable.value()).name()) + " is unsafe",
                    variable.span()));
  }

  /** A function can be replaced by one that takes as many arguments, or by a value. */
  private void checkReplacement(With with, Ref target) {
    Optional<Integer> wanted = arityOf(with.target());
    Optional<Integer> given = arityOf(with.value());
    if (wanted.isPresent() && given.isPresent() && !wanted.equals(given)) {
      problems.add(
          ErrorCode.TYPE,
          target.dotted() + ": arity mismatch: have " + given.get() + ", want " + wanted.get(),
          with.value().span());
    }
  }

  private Optional<Integer> arityOf(Term function) {
    Ref ref =
        function.value() instanceof Ref known
            ? known
            : function.value() instanceof Var ? new Ref(List.of(function)) : null;
    if (ref == null) {
      return Optional.empty();
    }
    return ref.startsWith("data")
        ? arity(new Term(ref, function.span()))
        : builtins.get(ref.dotted()).map(Builtin::arity);
  }

  /** Whether a {@code with} puts the function named by its value in place of another. */
  static boolean replacesFunction(With with, BuiltinTable builtins, RuleTree tree) {
    String name =
        with.value().value() instanceof Ref ref
            ? ref.dotted()
            : with.value().value() instanceof Var variable ? variable.name() : "";
    if (builtins.get(name).isPresent()) {
      return true;
    }
    return with.value().value() instanceof Ref ref
        && ref.startsWith("data")
        && tree.at(names(ref))
            .flatMap(place -> place.rules().stream().findFirst())
            .filter(rule -> rule.rule().head().isFunction())
            .isPresent();
  }
}
