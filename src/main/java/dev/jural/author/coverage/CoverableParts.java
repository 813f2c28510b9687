package dev.jural.author.coverage;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Module;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what of a module can be covered: the heads of rules and the expressions of bodies. */
final class CoverableParts {
  private final CoverageCollector collector;
  private final List<Span> coveredHeads = new ArrayList<>();
  private final List<Span> others = new ArrayList<>();

  private CoverableParts(CoverageCollector collector) {
    this.collector = collector;
  }

  static CoverableParts of(Module module, CoverageCollector collector) {
    CoverableParts parts = new CoverableParts(collector);
    String pkg = module.pkg().path().dotted();
    module.rules().forEach(rule -> parts.rule(pkg, rule));
    return parts;
  }

  /** Heads of rules that gave a value. */
  List<Span> coveredHeads() {
    return coveredHeads;
  }

  /** Heads of other rules, and all expressions. */
  List<Span> others() {
    return others;
  }

  private void rule(String pkg, Rule rule) {
    if (rule.isDefault()) {
      String name = rule.head().ref().dotted();
      (collector.isDefault(pkg + "." + name) ? coveredHeads : others).add(rule.span());
      return;
    }
    int branch = 0;
    Optional<Rule> at = Optional.of(rule);
    while (at.isPresent()) {
      Rule its = at.get();
      (collector.isLeft(rule.span(), branch) ? coveredHeads : others).add(head(its, branch));
      body(its.body());
      its.head().ref().steps().forEach(this::term);
      its.head().key().ifPresent(this::term);
      term(its.head().value());
      at = its.otherwise();
      branch++;
    }
  }

  /** The head; of an {@code else}, the word and its value. */
  private static Span head(Rule rule, int branch) {
    Span span = rule.head().span();
    if (branch == 0) {
      return span;
    }
    int end =
        rule.head().hasValue() ? rule.head().value().span().end() : span.start() + "else".length();
    return new Span(span.source(), span.start(), end);
  }

  private void body(Body body) {
    body.exprs().forEach(this::expr);
  }

  private void expr(Expr expr) {
    boolean isDeclaration =
        expr.form() instanceof ExprForm.SomeVars || expr.form() instanceof ExprForm.SomeIn;
    if (expr.span() != Span.NONE && !isDeclaration) {
      others.add(expr.span());
    }
    if (expr.form() instanceof ExprForm.TermForm form) {
      term(form.term());
    } else if (expr.form() instanceof ExprForm.SomeIn some) {
      term(some.collection());
    } else if (expr.form() instanceof ExprForm.Every every) {
      term(every.domain());
      body(every.body());
    } else if (expr.form() instanceof ExprForm.Not not) {
      body(not.operand().body());
    } else if (expr.form() instanceof ExprForm.Logical logical) {
      body(logical.left().body());
      body(logical.right().body());
    }
    expr.with().forEach(with -> term(with.value()));
  }

  private void term(Term term) {
    TermValue value = term.value();
    if (value instanceof Ref ref) {
      ref.terms().forEach(this::term);
    } else if (value instanceof TermValue.Call call) {
      call.args().forEach(this::term);
    } else if (value instanceof TermValue.ArrayTerm array) {
      array.elements().forEach(this::term);
    } else if (value instanceof TermValue.SetTerm set) {
      set.elements().forEach(this::term);
    } else if (value instanceof TermValue.ObjectTerm object) {
      object.entries().forEach(entry -> term(entry.key()));
      object.entries().forEach(entry -> term(entry.value()));
    } else {
      comprehension(value);
    }
  }

  private void comprehension(TermValue value) {
    if (value instanceof TermValue.ArrayComprehension array) {
      term(array.head());
      body(array.body());
    } else if (value instanceof TermValue.SetComprehension set) {
      term(set.head());
      body(set.body());
    } else if (value instanceof TermValue.ObjectComprehension object) {
      term(object.key());
      term(object.value());
      body(object.body());
    } else if (value instanceof TermValue.TemplateString template) {
      template.parts().forEach(part -> part.expr().ifPresent(this::expr));
    }
  }
}
