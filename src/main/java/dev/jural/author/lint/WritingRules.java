package dev.jural.author.lint;

import dev.jural.ast.Comment;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Head;
import dev.jural.ast.RegoVersion;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.author.format.FormatOptions;
import dev.jural.author.format.Formatter;
import dev.jural.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules of style: policies that are laid out and named alike are read more easily. */
final class WritingRules {
  private static final int LONGEST_LINE = 120;
  private static final int LONGEST_FILE = 500;
  private static final int LONGEST_RULE = 30;

  List<LintRule> all() {
    return List.of(
        LintRule.on(
            "style/avoid-get-and-list-prefix",
            "rule name begins with `get_` or `list_`",
            "A rule is a value, not a call: name it after what it is.",
            this::prefix),
        LintRule.on(
            "style/default-over-not",
            "value for the negation of the same condition",
            "A `default` says in one line what a second rule with `not` says.",
            this::defaultOverNot),
        LintRule.on(
            "style/default-over-else",
            "`else` that always holds",
            "A `default` says the same, and stays apart from the conditions.",
            this::defaultOverElse),
        LintRule.on(
            "style/double-negative",
            "`not` before a negative name",
            "`not not_allowed` is hard to read. Turn the helper rule around.",
            this::doubleNegative),
        LintRule.on(
            "style/file-length",
            "file has more than " + LONGEST_FILE + " lines",
            "Split it into packages, each with one subject.",
            this::fileLength),
        LintRule.on(
            "style/line-length",
            "line has more than " + LONGEST_LINE + " characters",
            "Break it after a comma or bracket; the formatter keeps the breaks.",
            this::lineLength),
        LintRule.on(
            "style/rule-length",
            "rule has more than " + LONGEST_RULE + " lines",
            "Move parts of it to rules with names of their own.",
            this::ruleLength),
        LintRule.on(
            "style/messy-rule",
            "definitions of one rule are spread over the file",
            "Put all definitions of a rule next to one another.",
            this::messyRule),
        LintRule.on(
            "style/no-whitespace-comment",
            "comment without a space after `#`",
            "Begin a comment with a space. `--fix` mends it.",
            this::commentSpace),
        LintRule.on(
            "style/opa-fmt",
            "file is not formatted",
            "Run `jural fmt --write`. `--fix` mends it.",
            this::format),
        LintRule.on(
            "style/prefer-snake-case",
            "name is not in snake case",
            "OPA's own names are lower case with underscores; policies look alike with them.",
            this::snakeCase),
        LintRule.on(
            "style/rule-name-repeats-package",
            "rule name repeats the package's",
            "`data.authz.authz_allow` says it twice: `data.authz.allow` is enough.",
            this::repeatsPackage),
        LintRule.on(
            "style/todo-comment",
            "comment with something to do",
            "Do it, or file it where work is planned.",
            this::todo),
        LintRule.on(
            "style/trailing-default-rule",
            "`default` after the rule it is for",
            "Put the default first: it is what a reader needs to know first.",
            this::trailingDefault),
        LintRule.on(
            "style/unconditional-assignment",
            "assignment in the body that could stand in the head",
            "A body that only assigns the value of the head can be left out.",
            this::unconditionalAssignment),
        LintRule.on(
            "style/use-assignment-operator",
            "`=` in a head or for a new variable",
            "`:=` says that a value is given, and fails when the name is taken.",
            this::assignmentOperator),
        LintRule.on(
            "style/yoda-condition",
            "constant on the left of a comparison",
            "Put what is looked at first, and what it must be second.",
            this::yoda),
        LintRule.on(
            "style/chained-rule-body",
            "rule with several bodies in a row",
            "Write a rule for each body: that they are alternatives is easy to miss.",
            this::chainedBody),
        LintRule.on(
            "style/pointless-reassignment",
            "value only gets another name",
            "Use the first name, or give the rule the second one.",
            this::pointlessReassignment));
  }

  private void prefix(Subject subject, Report report) {
    for (Rule rule : subject.module().rules()) {
      String name = Subject.name(rule);
      if (name.startsWith("get_") || name.startsWith("list_")) {
        report.at(rule.head().span(), name);
      }
    }
  }

  private void defaultOverNot(Subject subject, Report report) {
    List<Rule> rules = subject.module().rules();
    for (int i = 1; i < rules.size(); i++) {
      List<Expr> before = rules.get(i - 1).body().exprs();
      List<Expr> now = rules.get(i).body().exprs();
      boolean isSame = Subject.fullName(rules.get(i - 1)).equals(Subject.fullName(rules.get(i)));
      if (isSame
          && before.size() == 1
          && now.size() == 1
          && now.get(0).isNegated()
          && !before.get(0).isNegated()
          && now.get(0).form().equals(before.get(0).form())
          && Subject.isLiteral(rules.get(i).head().value())) {
        report.at(rules.get(i).head().span());
      }
    }
  }

  private void defaultOverElse(Subject subject, Report report) {
    for (Rule rule : subject.module().rules()) {
      Optional<Rule> only = rule.otherwise();
      if (only.isPresent()
          && only.get().otherwise().isEmpty()
          && !Subject.hasBody(only.get())
          && !rule.head().isFunction()
          && Subject.isLiteral(only.get().head().value())) {
        report.at(only.get().span());
      }
    }
  }

  private void doubleNegative(Subject subject, Report report) {
    Set<String> prefixes = Set.of("not_", "no_", "non_", "cannot_");
    for (Expr expr : subject.exprs()) {
      Optional<String> name =
          expr.isNegated() ? Subject.plain(expr).flatMap(Subject::var) : Optional.empty();
      if (name.isPresent() && prefixes.stream().anyMatch(p -> name.get().startsWith(p))) {
        report.at(expr.span(), name.get());
      }
    }
  }

  private void fileLength(Subject subject, Report report) {
    if (subject.source().lineCount() > LONGEST_FILE) {
      report.at(subject.module().pkg().span());
    }
  }

  private void lineLength(Subject subject, Report report) {
    for (int line = 1; line <= subject.source().lineCount(); line++) {
      String text = subject.source().line(line);
      if (text.codePointCount(0, text.length()) > LONGEST_LINE && text.strip().contains(" ")) {
        int start = subject.source().lineStart(line);
        report.at(new Span(subject.source(), start, start + text.length()));
      }
    }
  }

  private void ruleLength(Subject subject, Report report) {
    for (Rule rule : subject.module().rules()) {
      long lines = rule.span().text().lines().filter(line -> !line.isBlank()).count();
      if (lines > LONGEST_RULE && Subject.hasBody(rule)) {
        report.at(rule.head().span(), lines + " lines");
      }
    }
  }

  private void messyRule(Subject subject, Report report) {
    Map<String, Integer> last = new HashMap<>();
    List<Rule> rules = subject.module().rules();
    for (int i = 0; i < rules.size(); i++) {
      String name = Subject.fullName(rules.get(i));
      Integer before = last.put(name, i);
      if (before != null && before < i - 1 && !rules.get(i).isDefault()) {
        report.at(rules.get(i).head().span(), name);
      }
    }
  }

  private void commentSpace(Subject subject, Report report) {
    for (Comment comment : subject.module().comments()) {
      String text = comment.text();
      boolean isSpaced = text.isBlank() || text.startsWith(" ") || text.startsWith("\t");
      if (!isSpaced && !text.startsWith("#") && !text.startsWith("!")) {
        report.at(comment.span());
      }
    }
  }

  private void format(Subject subject, Report report) {
    boolean isV0 = subject.module().version() == RegoVersion.V0;
    Formatter formatter = new Formatter(isV0 ? FormatOptions.V0 : FormatOptions.V1);
    if (!formatter.format(subject.source()).equals(subject.source().text())) {
      report.at(subject.module().pkg().span());
    }
  }

  private void snakeCase(Subject subject, Report report) {
    for (Rule rule : subject.module().rules()) {
      String name = Subject.name(rule);
      if (name.chars().anyMatch(Character::isUpperCase)) {
        report.at(rule.head().span(), name);
      }
    }
  }

  private void repeatsPackage(Subject subject, Report report) {
    String path = subject.packageName();
    String last = path.substring(path.lastIndexOf('.') + 1);
    for (Rule rule : subject.module().rules()) {
      if (Subject.name(rule).startsWith(last + "_")) {
        report.at(rule.head().span(), Subject.name(rule));
      }
    }
  }

  private void todo(Subject subject, Report report) {
    for (Comment comment : subject.module().comments()) {
      String text = comment.text().strip().toLowerCase(java.util.Locale.ROOT);
      if (text.startsWith("todo") || text.startsWith("fixme")) {
        report.at(comment.span());
      }
    }
  }

  private void trailingDefault(Subject subject, Report report) {
    Set<String> seen = new java.util.HashSet<>();
    for (Rule rule : subject.module().rules()) {
      if (rule.isDefault() && seen.contains(Subject.fullName(rule))) {
        report.at(rule.span(), Subject.fullName(rule));
      }
      seen.add(Subject.fullName(rule));
    }
  }

  private void unconditionalAssignment(Subject subject, Report report) {
    for (Rule rule : subject.module().rules()) {
      List<Expr> exprs = rule.body().exprs();
      Optional<Term> only = exprs.size() == 1 ? Subject.plain(exprs.get(0)) : Optional.empty();
      if (only.isPresent()
          && Subject.isCall(only.get(), "assign")
          && exprs.get(0).with().isEmpty()
          && rule.otherwise().isEmpty()
          && Subject.isVar(rule.head().value())
          && Subject.args(only.get()).get(0).equals(rule.head().value())) {
        report.at(only.get().span());
      }
    }
  }

  private void assignmentOperator(Subject subject, Report report) {
    for (Rule rule : subject.rules()) {
      Head head = rule.head();
      if (head.hasValue() && !head.isAssigned()) {
        report.at(head.span(), Subject.fullName(rule));
      }
    }
  }

  private void yoda(Subject subject, Report report) {
    Set<String> comparisons = Set.of("equal", "neq", "lt", "lte", "gt", "gte");
    for (Term term : subject.terms()) {
      if (term.value() instanceof TermValue.Call call
          && comparisons.contains(call.name())
          && call.args().size() == 2
          && Subject.isLiteral(call.args().get(0))
          && !Subject.isLiteral(call.args().get(1))) {
        report.at(term.span());
      }
    }
  }

  private void chainedBody(Subject subject, Report report) {
    List<Rule> rules = subject.module().rules();
    for (int i = 1; i < rules.size(); i++) {
      if (rules.get(i).span().equals(rules.get(i - 1).span())) {
        report.at(rules.get(i).body().span(), Subject.fullName(rules.get(i)));
      }
    }
  }

  private void pointlessReassignment(Subject subject, Report report) {
    Set<String> names = subject.ruleNames();
    for (Rule rule : subject.module().rules()) {
      Optional<String> value = Subject.var(rule.head().value());
      boolean isAlias = value.isPresent() && names.contains(value.get());
      if (isAlias && !Subject.hasBody(rule) && !rule.isDefault() && !rule.head().isFunction()) {
        report.at(rule.head().span(), value.get());
      }
    }
    for (Expr expr : subject.exprs()) {
      Optional<Term> call =
          expr.form() instanceof ExprForm.TermForm form
              ? Optional.of(form.term())
              : Optional.empty();
      if (call.isPresent()
          && Subject.isCall(call.get(), "assign")
          && expr.with().isEmpty()
          && Subject.args(call.get()).stream().allMatch(Subject::isVar)) {
        report.at(expr.span());
      }
    }
  }
}
