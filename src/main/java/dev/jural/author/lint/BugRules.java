package dev.jural.author.lint;

import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Head;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules for what is most likely a mistake. */
final class BugRules {
  private static final Set<String> DEPRECATED =
      Set.of(
          "any",
          "all",
          "re_match",
          "net.cidr_overlap",
          "set_diff",
          "cast_array",
          "cast_set",
          "cast_string",
          "cast_boolean",
          "cast_null",
          "cast_object");

  private final Set<String> builtins;

  /** The rules, which know the functions of these names. */
  BugRules(Set<String> builtins) {
    this.builtins = builtins;
  }

  List<LintRule> all() {
    return List.of(
        LintRule.on(
            "bugs/constant-condition",
            "condition is always the same",
            "Two constants are compared, so the outcome is known before the policy runs. Compare with"
                + " a value of the input, or leave the expression out.",
            this::constantCondition),
        LintRule.on(
            "bugs/deprecated-builtin",
            "function is deprecated",
            "The function is still there for old policies and may go. Use what replaces it.",
            (subject, report) -> DEPRECATED.forEach(n -> calls(subject, n, report))),
        LintRule.on(
            "bugs/duplicate-rule",
            "the same rule stands in this file already",
            "Two rules with the same head and body say no more than one. Take one out.",
            this::duplicateRule),
        LintRule.on(
            "bugs/if-empty-object",
            "`if {}` is an object, not an empty body",
            "An empty object is always true, so the rule always holds. Write a condition.",
            this::ifEmptyObject),
        LintRule.on(
            "bugs/import-shadows-rule",
            "import has the name of a rule",
            "Inside the file the name means the import, and the rule cannot be reached by it. Rename"
                + " one of them.",
            this::importShadowsRule),
        LintRule.on(
            "bugs/impossible-not",
            "`not` before something that is always true",
            "A set, an object or an array is always true, even when it is empty, so the negation never"
                + " holds. Compare it, or count it.",
            this::impossibleNot),
        LintRule.on(
            "bugs/inconsistent-args",
            "argument has another name than in the rule before",
            "All definitions of a function should call an argument the same, or readers mix them up."
                + " Wildcards and patterns are left alone.",
            this::inconsistentArgs),
        LintRule.on(
            "bugs/not-equals-in-loop",
            "`!=` in a loop holds when any element differs",
            "`x[_] != y` asks whether some element differs, which is seldom meant. Write"
                + " `not y in x`.",
            this::notEqualsInLoop),
        LintRule.on(
            "bugs/redundant-existence-check",
            "reference is looked at again right after",
            "An expression that only asks whether a reference is defined says nothing when the next"
                + " expression uses it. Take it out.",
            this::redundantExistenceCheck),
        LintRule.on(
            "bugs/rule-assigns-default",
            "rule gives the value of its default",
            "The default gives the same value when no rule holds. Take the rule out, or the default.",
            this::ruleAssignsDefault),
        LintRule.on(
            "bugs/rule-shadows-builtin",
            "rule has the name of a built-in function",
            "Inside the package the function can no longer be called. Rename the rule.",
            (subject, report) -> named(subject, builtins, report)),
        LintRule.on(
            "bugs/var-shadows-builtin",
            "variable has the name of a built-in function",
            "In the rest of the body the function can no longer be called. Rename the variable.",
            this::varShadowsBuiltin),
        LintRule.on(
            "bugs/sprintf-arguments-mismatch",
            "sprintf has another number of values than its format asks for",
            "What is missing is printed as `%!v(MISSING)`, what is too much as `%!(EXTRA ...)`.",
            this::sprintfArguments),
        LintRule.on(
            "bugs/time-now-ns-twice",
            "time.now_ns is called twice in one rule",
            "The time is the same for a whole evaluation, so the difference is always zero.",
            this::timeTwice),
        LintRule.on(
            "bugs/top-level-iteration",
            "rule takes a value out of a collection at random",
            "With more than one element the rule has more than one value, which is a conflict. Make it"
                + " a set with `contains`, or say which element is meant.",
            this::topLevelIteration),
        LintRule.on(
            "bugs/unassigned-return-value",
            "result of a function is not used",
            "Only `false` and undefined make an expression fail: what the function gives is lost."
                + " Assign it or compare it.",
            this::unassignedReturnValue),
        LintRule.on(
            "bugs/argument-always-wildcard",
            "argument is a wildcard in every definition",
            "No definition of the function looks at the argument. Take it out.",
            this::argumentAlwaysWildcard),
        LintRule.on(
            "bugs/zero-arity-function",
            "function has no arguments",
            "A function without arguments is a rule. Take the parentheses out.",
            this::zeroArity));
  }

  private static void calls(Subject subject, String name, Report report) {
    subject.calls(name).forEach(call -> report.at(call.span(), name));
  }

  private void constantCondition(Subject subject, Report report) {
    Set<String> comparisons = Set.of("equal", "neq", "lt", "lte", "gt", "gte");
    for (Expr expr : subject.exprs()) {
      Optional<Term> term = Subject.plain(expr);
      if (term.isPresent()
          && term.get().value() instanceof TermValue.Call call
          && comparisons.contains(call.name())
          && call.args().stream().allMatch(Subject::isLiteral)) {
        report.at(expr.span());
      }
    }
  }

  private void duplicateRule(Subject subject, Report report) {
    Set<Rule> seen = new HashSet<>();
    for (Rule rule : subject.module().rules()) {
      if (!seen.add(rule)) {
        report.at(rule.head().span(), Subject.fullName(rule));
      }
    }
  }

  private void ifEmptyObject(Subject subject, Report report) {
    for (Rule rule : subject.rules()) {
      List<Expr> exprs = rule.body().exprs();
      Optional<Term> term = exprs.size() == 1 ? Subject.plain(exprs.get(0)) : Optional.empty();
      if (term.isPresent()
          && term.get().value() instanceof TermValue.ObjectTerm object
          && object.entries().isEmpty()) {
        report.at(exprs.get(0).span());
      }
    }
  }

  private void importShadowsRule(Subject subject, Report report) {
    Set<String> names = subject.ruleNames();
    subject.module().imports().stream()
        .filter(declared -> names.contains(declared.name()))
        .forEach(declared -> report.at(declared.span(), declared.name()));
  }

  private void impossibleNot(Subject subject, Report report) {
    for (Expr expr : subject.exprs()) {
      boolean isSure = Subject.plain(expr).map(BugRules::isCollection).orElse(false);
      if (expr.isNegated() && isSure) {
        report.at(expr.span());
      }
    }
  }

  private static boolean isCollection(Term term) {
    return Subject.isComposite(term)
        || term.value() instanceof TermValue.ArrayComprehension
        || term.value() instanceof TermValue.SetComprehension
        || term.value() instanceof TermValue.ObjectComprehension;
  }

  private void inconsistentArgs(Subject subject, Report report) {
    Map<String, Head> first = new HashMap<>();
    for (Rule rule : subject.module().rules()) {
      Head head = rule.head();
      if (!head.isFunction()) {
        continue;
      }
      Head before = first.putIfAbsent(Subject.fullName(rule) + "/" + head.args().size(), head);
      for (int i = 0; before != null && i < head.args().size(); i++) {
        differs(before.args().get(i), head.args().get(i), report);
      }
    }
  }

  private static void differs(Term before, Term now, Report report) {
    boolean areNames = named(before) && named(now);
    if (areNames && !before.equals(now)) {
      report.at(now.span(), now.span().text() + " is " + before.span().text() + " there");
    }
  }

  private static boolean named(Term term) {
    return Subject.isVar(term) && !Subject.isWildcard(term);
  }

  private void notEqualsInLoop(Subject subject, Report report) {
    for (Term call : subject.calls("neq")) {
      if (Subject.args(call).stream().anyMatch(Subject::hasWildcard)) {
        report.at(call.span());
      }
    }
  }

  private void redundantExistenceCheck(Subject subject, Report report) {
    subject
        .bodies()
        .forEach(
            body -> {
              List<Expr> exprs = body.exprs();
              for (int i = 0; i + 1 < exprs.size(); i++) {
                Optional<Term> term = Subject.plain(exprs.get(i));
                boolean isCheck =
                    term.isPresent()
                        && term.get().value() instanceof Ref
                        && !exprs.get(i).isNegated()
                        && exprs.get(i).with().isEmpty();
                if (isCheck && uses(exprs.get(i + 1), term.get())) {
                  report.at(exprs.get(i).span(), term.get().span().text());
                }
              }
            });
  }

  private static boolean uses(Expr expr, Term ref) {
    Optional<Term> term = Subject.plain(expr);
    boolean isPlain = term.isPresent() && !expr.isNegated() && expr.with().isEmpty();
    return isPlain
        && term.get().value() instanceof TermValue.Call call
        && call.args().stream().anyMatch(arg -> arg.equals(ref));
  }

  private void ruleAssignsDefault(Subject subject, Report report) {
    Map<String, Term> defaults = new HashMap<>();
    for (Rule rule : subject.module().rules()) {
      if (rule.isDefault()) {
        defaults.put(Subject.fullName(rule), rule.head().value());
      }
    }
    for (Rule rule : subject.module().rules()) {
      Term fallback = defaults.get(Subject.fullName(rule));
      boolean isSame = fallback != null && rule.head().value().equals(fallback);
      if (!rule.isDefault() && isSame && rule.otherwise().isEmpty()) {
        report.at(rule.head().span(), Subject.fullName(rule));
      }
    }
  }

  private static void named(Subject subject, Set<String> names, Report report) {
    Set<String> seen = new HashSet<>();
    for (Rule rule : subject.module().rules()) {
      String name = Subject.fullName(rule);
      if (names.contains(name) && seen.add(name)) {
        report.at(rule.head().span(), name);
      }
    }
  }

  private void varShadowsBuiltin(Subject subject, Report report) {
    for (Expr expr : subject.exprs()) {
      List<Term> declared = new ArrayList<>();
      Subject.plain(expr)
          .filter(term -> Subject.isCall(term, "assign"))
          .ifPresent(term -> declared.add(Subject.args(term).get(0)));
      if (expr.form() instanceof ExprForm.SomeVars some) {
        declared.addAll(some.vars());
      } else if (expr.form() instanceof ExprForm.SomeIn some) {
        some.key().ifPresent(declared::add);
        declared.add(some.value());
      }
      for (Term term : declared) {
        Subject.var(term)
            .filter(builtins::contains)
            .ifPresent(name -> report.at(term.span(), name));
      }
    }
  }

  private void sprintfArguments(Subject subject, Report report) {
    for (Term call : subject.calls("sprintf")) {
      List<Term> args = Subject.args(call);
      Optional<String> format = args.isEmpty() ? Optional.empty() : Subject.string(args.get(0));
      if (args.size() == 2
          && format.isPresent()
          && args.get(1).value() instanceof TermValue.ArrayTerm values
          && !format.get().contains("%[")
          && !format.get().contains("*")) {
        int wanted = verbs(format.get());
        int given = values.elements().size();
        if (wanted != given) {
          report.at(call.span(), "got " + given + ", want " + wanted);
        }
      }
    }
  }

  private static int verbs(String format) {
    int count = 0;
    for (int i = 0; i < format.length(); i++) {
      if (format.charAt(i) == '%') {
        if (i + 1 < format.length() && format.charAt(i + 1) == '%') {
          i++;
        } else {
          count++;
        }
      }
    }
    return count;
  }

  private void timeTwice(Subject subject, Report report) {
    for (Rule rule : subject.module().rules()) {
      List<Term> calls =
          subject.calls("time.now_ns").stream()
              .filter(call -> call.span().start() >= rule.span().start())
              .filter(call -> call.span().end() <= rule.span().end())
              .toList();
      calls.stream().skip(1).limit(1).forEach(call -> report.at(call.span()));
    }
  }

  private void topLevelIteration(Subject subject, Report report) {
    for (Rule rule : subject.module().rules()) {
      Term value = rule.head().value();
      boolean isConstantName = rule.head().ref().steps().stream().noneMatch(Subject::isVar);
      if (!Subject.hasBody(rule)
          && isConstantName
          && !rule.head().isFunction()
          && !rule.head().isPartialSet()
          && Subject.hasWildcard(value)) {
        report.at(value.span());
      }
    }
  }

  private void unassignedReturnValue(Subject subject, Report report) {
    Set<String> pure =
        Set.of(
            "array.concat",
            "array.slice",
            "concat",
            "count",
            "format_int",
            "json.marshal",
            "json.unmarshal",
            "lower",
            "max",
            "min",
            "object.get",
            "object.union",
            "replace",
            "sort",
            "split",
            "sprintf",
            "substring",
            "sum",
            "trim",
            "trim_space",
            "upper");
    for (Expr expr : subject.exprs()) {
      Optional<Term> term = Subject.plain(expr);
      if (term.isPresent()
          && term.get().value() instanceof TermValue.Call call
          && pure.contains(call.name())
          && !expr.isNegated()) {
        report.at(expr.span(), call.name());
      }
    }
  }

  private void argumentAlwaysWildcard(Subject subject, Report report) {
    Map<String, List<Head>> functions = new HashMap<>();
    for (Rule rule : subject.module().rules()) {
      if (rule.head().isFunction()) {
        functions
            .computeIfAbsent(Subject.fullName(rule), name -> new ArrayList<>())
            .add(rule.head());
      }
    }
    for (List<Head> heads : functions.values()) {
      int arity = heads.stream().mapToInt(head -> head.args().size()).min().orElse(0);
      for (int i = 0; i < arity; i++) {
        int at = i;
        if (heads.stream().allMatch(head -> isWildcard(head.args().get(at)))) {
          report.at(heads.get(0).args().get(i).span());
        }
      }
    }
  }

  private static boolean isWildcard(Term term) {
    return term.value() instanceof Var found && found.isWildcard();
  }

  private void zeroArity(Subject subject, Report report) {
    for (Rule rule : subject.module().rules()) {
      if (rule.head().isFunction() && rule.head().args().isEmpty()) {
        report.at(rule.head().span(), Subject.fullName(rule));
      }
    }
  }
}
