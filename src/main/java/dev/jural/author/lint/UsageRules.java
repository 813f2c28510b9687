package dev.jural.author.lint;

import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Import;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about idiom, imports, speed and tests. */
final class UsageRules {
  private static final Set<String> METASYNTACTIC =
      Set.of("foo", "bar", "baz", "qux", "quux", "corge", "grault", "garply", "waldo", "fred");

  private final Set<String> builtins;

  /** The rules, which know the functions of these names. */
  UsageRules(Set<String> builtins) {
    this.builtins = builtins;
  }

  List<LintRule> idiomatic() {
    return List.of(
        LintRule.on(
            "idiomatic/boolean-assignment",
            "condition as the value of a rule",
            "`allow := x == y` is false where `allow if x == y` is undefined: say with `if` when the"
                + " rule holds.",
            this::booleanAssignment),
        LintRule.on(
            "idiomatic/non-raw-regex-pattern",
            "pattern with escapes in double quotes",
            "Between backquotes a backslash needs no second one.",
            this::rawPattern),
        LintRule.on(
            "idiomatic/use-in-operator",
            "loop that only looks for a value",
            "`x in xs` says what `x == xs[_]` does.",
            this::useIn),
        LintRule.on(
            "idiomatic/use-strings-count",
            "strings are found only to be counted",
            "`strings.count` counts without making an array.",
            this::stringsCount),
        LintRule.on(
            "idiomatic/use-object-keys",
            "keys of an object gathered by hand",
            "`object.keys(x)` is the set of an object's keys.",
            this::objectKeys),
        LintRule.on(
            "idiomatic/equals-pattern-matching",
            "function compares its argument with a constant",
            "Write the constant in place of the argument: `f(1)` for `f(x) if x == 1`.",
            this::patternMatching),
        LintRule.off(
            "idiomatic/no-defined-entrypoint",
            "no entrypoint is declared",
            "An `entrypoint: true` annotation tells readers and `opa build` where to begin.",
            this::noEntrypoint),
        LintRule.on(
            "idiomatic/single-item-in",
            "`in` a collection of one",
            "Compare with the one value: `x == \"a\"` for `x in {\"a\"}`.",
            this::singleItemIn));
  }

  List<LintRule> imports() {
    return List.of(
        LintRule.on(
            "imports/avoid-importing-input",
            "import of input",
            "`input` is there in every module, and readers look for its name.",
            this::importingInput),
        LintRule.on(
            "imports/redundant-alias",
            "alias is the name it stands for",
            "`import data.a as a` is `import data.a`.",
            this::redundantAlias),
        LintRule.on(
            "imports/redundant-data-import",
            "import of data",
            "`data` is there in every module.",
            this::importingData),
        LintRule.on(
            "imports/import-shadows-builtin",
            "import has the name of a built-in function or its group",
            "Inside the file the function can no longer be called. Give the import an alias.",
            this::importShadowsBuiltin),
        LintRule.on(
            "imports/import-shadows-import",
            "two imports of one name",
            "The second one hides the first. Give one of them an alias.",
            this::importShadowsImport),
        LintRule.on(
            "imports/import-after-rule",
            "import below a rule",
            "Put imports at the top, where readers look for them.",
            this::importAfterRule),
        LintRule.on(
            "imports/implicit-future-keywords",
            "import of all future keywords",
            "It takes in what is added later as well. Import `rego.v1`.",
            this::implicitKeywords),
        LintRule.on(
            "imports/pointless-import",
            "import of the package itself",
            "Rules of the package can be named without it.",
            this::pointlessImport));
  }

  List<LintRule> performance() {
    return List.of(
        LintRule.on(
            "performance/equals-over-count",
            "count of a collection compared with zero",
            "Comparing with the empty collection, `x == set()`, does not have to count.",
            this::equalsOverCount),
        LintRule.on(
            "performance/walk-no-path",
            "walk with a path that is not used",
            "With `_` for the path, `walk(x, [_, value])`, no paths are made.",
            this::walkNoPath),
        LintRule.on(
            "performance/with-outside-test-context",
            "`with` outside of a test",
            "It makes evaluation start anew with other documents. Use a function with arguments.",
            this::withOutsideTest),
        LintRule.on(
            "performance/defer-assignment",
            "assignment before a condition that does not need it",
            "Put the condition first: when it fails the work of the assignment is saved.",
            this::deferAssignment));
  }

  List<LintRule> testing() {
    return List.of(
        LintRule.on(
            "testing/dubious-print-sprintf",
            "sprintf inside of print",
            "When a value is undefined sprintf is, and nothing is printed. `print` takes the values.",
            this::printSprintf),
        LintRule.on(
            "testing/identically-named-tests",
            "two tests of one name",
            "Only one line of the report is left for both. Rename one of them.",
            this::identicalTests),
        LintRule.on(
            "testing/metasyntactic-variable",
            "name that says nothing",
            "`foo` and `bar` do not tell what a value is.",
            this::metasyntactic),
        LintRule.on(
            "testing/print-or-trace-call",
            "print or trace was left in",
            "They are for looking into a policy while it is written.",
            this::printOrTrace),
        LintRule.on(
            "testing/test-outside-test-package",
            "test in a package that is not named `..._test`",
            "Tests of their own package are not loaded with the policy.",
            this::testOutside),
        LintRule.on(
            "testing/file-missing-test-suffix",
            "tests in a file that is not named `..._test.rego`",
            "Tools find tests by the name of the file.",
            this::fileSuffix),
        LintRule.on(
            "testing/todo-test",
            "test that is skipped",
            "A test named `todo_` does not run. Finish it or take it out.",
            this::todoTest));
  }

  // ---- idiomatic

  private void booleanAssignment(Subject subject, Report report) {
    Set<String> comparisons = Set.of("equal", "neq", "lt", "lte", "gt", "gte", "internal.member_2");
    for (Rule rule : subject.module().rules()) {
      Term value = rule.head().value();
      if (!Subject.hasBody(rule)
          && !rule.isDefault()
          && value.value() instanceof TermValue.Call call
          && comparisons.contains(call.name())) {
        report.at(value.span());
      }
    }
  }

  private void rawPattern(Subject subject, Report report) {
    for (Term term : subject.terms()) {
      if (term.value() instanceof TermValue.Call call
          && call.name().startsWith("regex.")
          && !call.args().isEmpty()) {
        String pattern = call.args().get(0).span().text();
        if (pattern.startsWith("\"") && pattern.contains("\\")) {
          report.at(call.args().get(0).span());
        }
      }
    }
  }

  private void useIn(Subject subject, Report report) {
    for (Expr expr : subject.exprs()) {
      Optional<Term> term = Subject.plain(expr);
      boolean isEquality =
          term.isPresent()
              && (Subject.isCall(term.get(), "equal") || Subject.isCall(term.get(), "eq"));
      if (isEquality) {
        List<Term> args = Subject.args(term.get());
        if (isLoop(args.get(0), args.get(1)) || isLoop(args.get(1), args.get(0))) {
          report.at(expr.span());
        }
      }
    }
  }

  /** Whether {@code ref} is {@code xs[_]} and {@code other} is a value without a loop. */
  private static boolean isLoop(Term ref, Term other) {
    if (!(ref.value() instanceof Ref found) || found.steps().isEmpty()) {
      return false;
    }
    List<Term> steps = found.steps();
    boolean isAtEnd = Subject.isWildcard(steps.get(steps.size() - 1));
    return isAtEnd && (Subject.isLiteral(other) || plainRef(other));
  }

  private static boolean plainRef(Term term) {
    return term.value() instanceof Ref && !Subject.hasWildcard(term);
  }

  private void stringsCount(Subject subject, Report report) {
    for (Term call : subject.calls("count")) {
      List<Term> args = Subject.args(call);
      if (args.size() == 1 && Subject.isCall(args.get(0), "indexof_n")) {
        report.at(call.span());
      }
    }
  }

  private void objectKeys(Subject subject, Report report) {
    for (Term term : subject.terms()) {
      if (term.value() instanceof TermValue.SetComprehension set
          && set.body().exprs().size() == 1
          && set.body().exprs().get(0).form() instanceof ExprForm.SomeIn some
          && some.key().isPresent()
          && some.key().get().equals(set.head())
          && Subject.isWildcard(some.value())) {
        report.at(term.span());
      }
    }
  }

  private void patternMatching(Subject subject, Report report) {
    for (Rule rule : subject.module().rules()) {
      List<Expr> exprs = rule.body().exprs();
      Optional<Term> only = exprs.size() == 1 ? Subject.plain(exprs.get(0)) : Optional.empty();
      if (rule.head().isFunction()
          && only.isPresent()
          && Subject.isCall(only.get(), "equal")
          && !exprs.get(0).isNegated()
          && rule.head().args().contains(Subject.args(only.get()).get(0))
          && Subject.isLiteral(Subject.args(only.get()).get(1))) {
        report.at(only.get().span());
      }
    }
  }

  private void noEntrypoint(Subject subject, Report report) {
    boolean isDeclared =
        subject.module().comments().stream()
            .anyMatch(comment -> comment.text().strip().equals("entrypoint: true"));
    if (!isDeclared) {
      report.at(subject.module().pkg().span());
    }
  }

  private void singleItemIn(Subject subject, Report report) {
    for (Term call : subject.calls("internal.member_2")) {
      TermValue collection = Subject.args(call).get(1).value();
      boolean isSingle =
          (collection instanceof TermValue.ArrayTerm array && array.elements().size() == 1)
              || (collection instanceof TermValue.SetTerm set && set.elements().size() == 1);
      if (isSingle) {
        report.at(call.span());
      }
    }
  }

  // ---- imports

  private void importingInput(Subject subject, Report report) {
    for (Import declared : subject.module().imports()) {
      if (declared.path().startsWith("input")) {
        report.at(declared.span());
      }
    }
  }

  private void redundantAlias(Subject subject, Report report) {
    for (Import declared : subject.module().imports()) {
      if (declared.alias().isPresent()
          && declared.alias().get().equals(declared.path().lastName())) {
        report.at(declared.span(), declared.alias().get());
      }
    }
  }

  private void importingData(Subject subject, Report report) {
    for (Import declared : subject.module().imports()) {
      if (declared.path().dotted().equals("data")) {
        report.at(declared.span());
      }
    }
  }

  private void importShadowsBuiltin(Subject subject, Report report) {
    Set<String> first = new HashSet<>();
    builtins.forEach(name -> first.add(name.split("\\.", 2)[0]));
    for (Import declared : subject.module().imports()) {
      boolean isOfData = declared.path().startsWith("data") || declared.path().startsWith("input");
      if (isOfData && first.contains(declared.name())) {
        report.at(declared.span(), declared.name());
      }
    }
  }

  private void importShadowsImport(Subject subject, Report report) {
    Set<String> seen = new HashSet<>();
    for (Import declared : subject.module().imports()) {
      if (!declared.path().startsWith("future") && !seen.add(declared.name())) {
        report.at(declared.span(), declared.name());
      }
    }
  }

  private void importAfterRule(Subject subject, Report report) {
    List<Rule> rules = subject.module().rules();
    for (Import declared : subject.module().imports()) {
      if (!rules.isEmpty() && declared.span().start() > rules.get(0).span().start()) {
        report.at(declared.span());
      }
    }
  }

  private void implicitKeywords(Subject subject, Report report) {
    for (Import declared : subject.module().imports()) {
      if (declared.path().dotted().equals("future.keywords")) {
        report.at(declared.span());
      }
    }
  }

  private void pointlessImport(Subject subject, Report report) {
    for (Import declared : subject.module().imports()) {
      if (declared.path().dotted().equals("data." + subject.packageName())) {
        report.at(declared.span());
      }
    }
  }

  // ---- performance

  private void equalsOverCount(Subject subject, Report report) {
    for (Expr expr : subject.exprs()) {
      Optional<Term> term = Subject.plain(expr);
      if (term.isPresent() && Subject.isCall(term.get(), "equal")) {
        List<Term> args = Subject.args(term.get());
        if (Subject.isCall(args.get(0), "count") && args.get(1).span().text().equals("0")) {
          report.at(expr.span());
        }
      }
    }
  }

  private void walkNoPath(Subject subject, Report report) {
    for (Rule rule : subject.module().rules()) {
      for (Term call : subject.calls("walk")) {
        boolean isInside =
            call.span().start() >= rule.span().start() && call.span().end() <= rule.span().end();
        List<Term> args = Subject.args(call);
        if (isInside
            && args.size() == 2
            && args.get(1).value() instanceof TermValue.ArrayTerm pair
            && pair.elements().size() == 2) {
          unusedPath(subject, rule, pair.elements().get(0), report);
        }
      }
    }
  }

  private static void unusedPath(Subject subject, Rule rule, Term path, Report report) {
    Optional<String> name = Subject.var(path).filter(found -> !Subject.isWildcard(path));
    if (name.isEmpty()) {
      return;
    }
    long uses =
        subject.terms().stream()
            .filter(term -> Subject.var(term).equals(name))
            .filter(term -> term.span().start() >= rule.span().start())
            .filter(term -> term.span().end() <= rule.span().end())
            .count();
    if (uses == 1) {
      report.at(path.span(), name.get());
    }
  }

  private void withOutsideTest(Subject subject, Report report) {
    if (subject.isTest()) {
      return;
    }
    for (Rule rule : subject.module().rules()) {
      if (Subject.name(rule).startsWith("test_")) {
        continue;
      }
      for (Expr expr : subject.exprs()) {
        boolean isInside =
            expr.span().start() >= rule.span().start() && expr.span().end() <= rule.span().end();
        if (isInside && !expr.with().isEmpty()) {
          report.at(expr.with().get(0).span());
        }
      }
    }
  }

  private void deferAssignment(Subject subject, Report report) {
    for (Rule rule : subject.module().rules()) {
      List<Expr> exprs = rule.body().exprs();
      for (int i = 0; i + 1 < exprs.size(); i++) {
        Optional<Term> first = Subject.plain(exprs.get(i));
        Optional<Term> next = Subject.plain(exprs.get(i + 1));
        boolean isAssignment =
            first.isPresent()
                && Subject.isCall(first.get(), "assign")
                && Subject.args(first.get()).get(1).value() instanceof TermValue.Call;
        if (isAssignment && next.isPresent() && isPlainCondition(next.get())) {
          Set<String> given = Subject.names(Subject.args(first.get()).get(0));
          if (Subject.names(next.get()).stream().noneMatch(given::contains)) {
            report.at(exprs.get(i).span());
          }
        }
      }
    }
  }

  /** Whether a condition binds nothing and costs little. */
  private static boolean isPlainCondition(Term term) {
    return term.value() instanceof TermValue.Call call
        && Set.of("equal", "neq", "lt", "lte", "gt", "gte").contains(call.name())
        && call.args().stream().allMatch(arg -> Subject.isLiteral(arg) || plainRef(arg));
  }

  // ---- testing

  private void printSprintf(Subject subject, Report report) {
    for (Term call : subject.calls("print")) {
      if (Subject.args(call).stream().anyMatch(arg -> Subject.isCall(arg, "sprintf"))) {
        report.at(call.span());
      }
    }
  }

  private void identicalTests(Subject subject, Report report) {
    Set<String> seen = new HashSet<>();
    for (Rule rule : subject.module().rules()) {
      String name = Subject.fullName(rule);
      boolean isPlain = rule.head().ref().steps().isEmpty();
      if (name.startsWith("test_") && isPlain && !rule.isDefault() && !seen.add(name)) {
        report.at(rule.head().span(), name);
      }
    }
  }

  private void metasyntactic(Subject subject, Report report) {
    for (Rule rule : subject.module().rules()) {
      if (METASYNTACTIC.contains(Subject.name(rule))) {
        report.at(rule.head().span(), Subject.name(rule));
      }
    }
  }

  private void printOrTrace(Subject subject, Report report) {
    for (String name : List.of("print", "trace")) {
      subject.calls(name).forEach(call -> report.at(call.span(), name));
    }
  }

  private void testOutside(Subject subject, Report report) {
    if (subject.packageName().endsWith("_test")) {
      return;
    }
    tests(subject, "test_", report);
  }

  private void fileSuffix(Subject subject, Report report) {
    String file = subject.source().name();
    boolean isTest = file.endsWith("_test.rego") || file.equals("test.rego");
    if (!isTest && !file.equals("stdin")) {
      subject.module().rules().stream()
          .filter(rule -> Subject.name(rule).startsWith("test_"))
          .limit(1)
          .forEach(rule -> report.at(rule.head().span()));
    }
  }

  private void todoTest(Subject subject, Report report) {
    tests(subject, "todo_test_", report);
  }

  private static void tests(Subject subject, String prefix, Report report) {
    for (Rule rule : subject.module().rules()) {
      if (Subject.name(rule).startsWith(prefix)) {
        report.at(rule.head().span(), Subject.name(rule));
      }
    }
  }
}
