package dev.jural.author.test;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Head;
import dev.jural.ast.Module;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.author.text.Texts;
import dev.jural.source.Span;
import dev.jural.value.RegoString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the tests of modules (OPA docs, "Policy testing"): rules with a name that begins with
 * {@code test_}, or {@code todo_test_} for those that are not to be run. Rules of one name in a
 * package are tests of their own, so the later ones are given other names. Where cases are named in
 * the head, the body gets a call that notes each case as soon as its name is known.
 */
public final class TestFinder {
  /** The function that notes a case; it is given the names. */
  static final String CASE = "internal.test_case";

  private final Map<String, Integer> uses = new HashMap<>();
  private final List<TestCase> tests = new ArrayList<>();
  private final List<Module> modules = new ArrayList<>();

  private TestFinder() {}

  /**
   * Found is modules, ready to run their tests.
   *
   * @param modules with the names that tests were given
   * @param tests in the order of the modules and their rules
   */
  public record Found(List<Module> modules, List<TestCase> tests) {
    public Found {
      modules = List.copyOf(modules);
      tests = List.copyOf(tests);
    }
  }

  /** The tests of {@code modules}. */
  public static Found find(List<Module> modules) {
    TestFinder finder = new TestFinder();
    modules.forEach(finder::module);
    return new Found(finder.modules, finder.tests);
  }

  private void module(Module module) {
    List<String> path = names(module.pkg().path());
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : module.rules()) {
      int at = nameIndex(rule.head().ref());
      rules.add(at < 0 ? rule : test(path, rule, at));
    }
    modules.add(module.withRules(rules));
  }

  private static List<String> names(Ref path) {
    return path.steps().stream().map(step -> Ref.stringOf(step.value()).orElse("")).toList();
  }

  /** Where in the head the name of a test is; -1 when it is none. */
  private static int nameIndex(Ref head) {
    for (int i = 0; i < head.terms().size(); i++) {
      Optional<String> name = name(head.terms().get(i), i);
      if (name.isEmpty()) {
        return -1;
      }
      if (name.get().startsWith("test_") || name.get().startsWith("todo_test_")) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<String> name(Term term, int index) {
    return index == 0 && term.value() instanceof Var var
        ? Optional.of(var.name())
        : Ref.stringOf(term.value());
  }

  private Rule test(List<String> path, Rule rule, int at) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i <= at; i++) {
      names.add(name(rule.head().ref().terms().get(i), i).orElseThrow());
    }
    int use = uses.merge(Texts.ref(path) + "." + String.join(".", names), 1, Integer::sum) - 1;
    boolean isTodo = names.get(at).startsWith("todo_");
    Rule renamed = rule;
    if (use > 0) {
      names.set(at, names.get(at) + String.format(Locale.ROOT, "#%02d", use));
      renamed = renamed(rule, at, names.get(at));
    }
    boolean hasCases = hasCases(rule, at);
    List<String> all = new ArrayList<>(path);
    all.addAll(names);
    tests.add(
        new TestCase(
            Texts.ref(path), String.join(".", names), Texts.ref(all), rule, isTodo, hasCases));
    return hasCases ? noting(renamed, at) : renamed;
  }

  private static Rule renamed(Rule rule, int at, String name) {
    Head head = rule.head();
    List<Term> terms = new ArrayList<>(head.ref().terms());
    Span span = terms.get(at).span();
    terms.set(at, at == 0 ? Term.var(name, span) : Term.string(name, span));
    Head its = head.with(new Ref(terms), head.args(), head.key(), head.value());
    Optional<Rule> otherwise =
        rule.otherwise().map(next -> isNamed(next, at) ? renamed(next, at, name) : next);
    return rule.with(its, rule.body(), otherwise);
  }

  private static boolean isNamed(Rule rule, int at) {
    return rule.head().ref().terms().size() > at;
  }

  /**
   * What follows the name is a variable somewhere, or one key in brackets that is given a value.
   */
  private static boolean hasCases(Rule rule, int at) {
    Head head = rule.head();
    List<Term> rest = head.ref().terms().subList(at + 1, head.ref().terms().size());
    if (rest.isEmpty() || head.isPartialSet() || head.isFunction() || rule.isDefault()) {
      return false;
    }
    boolean isFixed = rest.stream().allMatch(term -> Ref.stringOf(term.value()).isPresent());
    Span first = rest.get(0).span();
    boolean isInBrackets =
        first.start() > 0 && first.source().text().charAt(first.start() - 1) == '[';
    return !isFixed || (rest.size() == 1 && head.hasValue() && isInBrackets);
  }

  private static Rule noting(Rule rule, int at) {
    List<Term> terms = rule.head().ref().terms();
    Term names = new Term(new TermValue.ArrayTerm(terms.subList(at + 1, terms.size())), Span.NONE);
    Ref function = Ref.ofNames("internal", List.of("test_case"), Span.NONE);
    Term call =
        new Term(new TermValue.Call(new Term(function, Span.NONE), List.of(names)), Span.NONE);
    List<Expr> exprs = new ArrayList<>(rule.body().exprs());
    exprs.add(
        place(terms.subList(at + 1, terms.size()), exprs),
        new Expr(new ExprForm.TermForm(call), false, List.of(), Span.NONE));
    return rule.with(rule.head(), new Body(exprs, rule.body().span()), rule.otherwise());
  }

  /**
   * Where in a body the names of a case are declared; the compiler moves what stands there to where
   * they are bound.
   */
  private static int place(List<Term> names, List<Expr> exprs) {
    int place = 0;
    for (Term name : names) {
      for (int i = 0; i < exprs.size(); i++) {
        Expr expr = exprs.get(i);
        if (expr.span() != Span.NONE && mentions(expr.span().text(), name)) {
          place = Math.max(place, i + 1);
          break;
        }
      }
    }
    return place;
  }

  /** Whether an expression has one of the variables of {@code name}. */
  private static boolean mentions(String expression, Term name) {
    String text = name.span().text();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean isWord = i < text.length() && Character.isJavaIdentifierPart(text.charAt(i));
      if (!isWord) {
        if (i > start && Expressions.find(expression, text.substring(start, i)) >= 0) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  /** The name of a case, as it is shown. */
  static String caseName(dev.jural.value.RegoValue value) {
    return value instanceof RegoString string
        ? string.text()
        : dev.jural.value.JsonWriter.write(value);
  }
}
