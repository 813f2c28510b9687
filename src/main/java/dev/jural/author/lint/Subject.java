package dev.jural.author.lint;

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
import dev.jural.author.AstWalker;
import dev.jural.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A Subject is a module with what rules ask of it, gathered in one walk. */
final class Subject {
  private final Module module;
  private final List<Expr> exprs = new ArrayList<>();
  private final List<Term> terms = new ArrayList<>();
  private final List<Body> bodies = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  Subject(Module module) {
    this.module = module;
    new AstWalker() {
      @Override
      protected void rule(Rule rule) {
        rules.add(rule);
        super.rule(rule);
      }

      @Override
      protected void otherwise(Rule rule) {
        rules.add(rule);
        super.otherwise(rule);
      }

      @Override
      public void body(Body body) {
        bodies.add(body);
        super.body(body);
      }

      @Override
      protected void expr(Expr expr) {
        exprs.add(expr);
        super.expr(expr);
      }

      @Override
      public void term(Term term) {
        terms.add(term);
        super.term(term);
      }
    }.module(module);
  }

  Module module() {
    return module;
  }

  SourceText source() {
    return module.source();
  }

  /** All expressions, those of inner bodies too. */
  List<Expr> exprs() {
    return exprs;
  }

  /** All terms, those inside others too. */
  List<Term> terms() {
    return terms;
  }

  /** All bodies. */
  List<Body> bodies() {
    return bodies;
  }

  /** All rules, each {@code else} too. */
  List<Rule> rules() {
    return rules;
  }

  /** All calls of {@code name}. */
  List<Term> calls(String name) {
    return terms.stream().filter(term -> isCall(term, name)).toList();
  }

  /** The names that rules define. */
  Set<String> ruleNames() {
    Set<String> names = new TreeSet<>();
    module.rules().forEach(rule -> names.add(name(rule)));
    return names;
  }

  boolean isTest() {
    return source().name().endsWith("_test.rego") || packageName().endsWith("_test");
  }

  /** The package's path, without {@code data}. */
  String packageName() {
    String path = module.pkg().path().dotted();
    return path.startsWith("data.") ? path.substring("data.".length()) : path;
  }

  static boolean isCall(Term term, String name) {
    return term.value() instanceof TermValue.Call call && call.name().equals(name);
  }

  static List<Term> args(Term call) {
    return ((TermValue.Call) call.value()).args();
  }

  /** The first part of a rule's name. */
  static String name(Rule rule) {
    return ((Var) rule.head().ref().head().value()).name();
  }

  /** A rule's name with all its constant parts. */
  static String fullName(Rule rule) {
    return rule.head().ref().dotted();
  }

  static Optional<Term> plain(Expr expr) {
    return expr.form() instanceof ExprForm.TermForm form
        ? Optional.of(form.term())
        : Optional.empty();
  }

  static boolean isVar(Term term) {
    return term.value() instanceof Var;
  }

  static Optional<String> var(Term term) {
    return term.value() instanceof Var found ? Optional.of(found.name()) : Optional.empty();
  }

  static boolean isWildcard(Term term) {
    return term.value() instanceof Var found && found.isWildcard();
  }

  static boolean isLiteral(Term term) {
    return term.value() instanceof TermValue.Literal;
  }

  static boolean isComposite(Term term) {
    TermValue value = term.value();
    return value instanceof TermValue.ArrayTerm
        || value instanceof TermValue.ObjectTerm
        || value instanceof TermValue.SetTerm;
  }

  static Optional<String> string(Term term) {
    return Ref.stringOf(term.value());
  }

  /** Whether the body was left out. */
  static boolean hasBody(Rule rule) {
    return rule.body() != Body.TRUE;
  }

  static boolean isTrue(Term term) {
    return term.equals(Term.TRUE);
  }

  /** Whether the ref goes through a collection with a variable that is not bound before. */
  static boolean hasWildcard(Term term) {
    return term.value() instanceof Ref ref && ref.steps().stream().anyMatch(Subject::isWildcard);
  }

  /** All names of variables in a head's arguments. */
  static Set<String> argumentNames(Head head) {
    Set<String> names = new TreeSet<>();
    head.args().forEach(arg -> names.addAll(names(arg)));
    return names;
  }

  /** All names of variables in a term. */
  static Set<String> names(Term root) {
    Set<String> names = new TreeSet<>();
    new AstWalker() {
      @Override
      public void term(Term term) {
        var(term).ifPresent(names::add);
        super.term(term);
      }
    }.term(root);
    return names;
  }
}
