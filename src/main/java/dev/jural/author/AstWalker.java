package dev.jural.author;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Head;
import dev.jural.ast.Module;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.With;

/**
 * An AstWalker visits every node below a node, in source order. A subclass overrides what it looks
 * for and calls {@code super} to go on below it.
 */
public class AstWalker {
  /** Visits all rules of a module. */
  public void module(Module module) {
    module.rules().forEach(this::rule);
  }

  /** Visits a rule with its {@code else} chain. */
  protected void rule(Rule rule) {
    head(rule.head());
    body(rule.body());
    rule.otherwise().ifPresent(this::otherwise);
  }

  /** Visits an {@code else}; its head repeats all of the rule's but the value. */
  protected void otherwise(Rule rule) {
    term(rule.head().value());
    body(rule.body());
    rule.otherwise().ifPresent(this::otherwise);
  }

  /** Visits a head. */
  protected void head(Head head) {
    head.ref().steps().forEach(this::term);
    head.args().forEach(this::term);
    head.key().ifPresent(this::term);
    term(head.value());
  }

  /** Visits a body. */
  public void body(Body body) {
    body.exprs().forEach(this::expr);
  }

  /** Visits an expression. */
  protected void expr(Expr expr) {
    form(expr.form());
    expr.with().forEach(this::with);
  }

  /** Visits a modifier. */
  protected void with(With with) {
    term(with.target());
    term(with.value());
  }

  /** Visits what an expression says. */
  protected void form(ExprForm form) {
    if (form instanceof ExprForm.TermForm plain) {
      term(plain.term());
    } else if (form instanceof ExprForm.SomeVars some) {
      some.vars().forEach(this::term);
    } else if (form instanceof ExprForm.SomeIn some) {
      some.key().ifPresent(this::term);
      term(some.value());
      term(some.collection());
    } else if (form instanceof ExprForm.Every every) {
      every.key().ifPresent(this::term);
      term(every.value());
      term(every.domain());
      body(every.body());
    } else if (form instanceof ExprForm.Not not) {
      body(not.operand().body());
    } else if (form instanceof ExprForm.Logical logical) {
      body(logical.left().body());
      body(logical.right().body());
    }
  }

  /** Visits a term. */
  public void term(Term term) {
    value(term.value());
  }

  private void value(TermValue value) {
    if (value instanceof Ref ref) {
      ref.terms().forEach(this::term);
    } else if (value instanceof TermValue.Call call) {
      call.args().forEach(this::term);
    } else if (value instanceof TermValue.ArrayTerm array) {
      array.elements().forEach(this::term);
    } else if (value instanceof TermValue.SetTerm set) {
      set.elements().forEach(this::term);
    } else if (value instanceof TermValue.ObjectTerm object) {
      object
          .entries()
          .forEach(
              entry -> {
                term(entry.key());
                term(entry.value());
              });
    } else if (value instanceof TermValue.TemplateString template) {
      template.parts().forEach(part -> part.expr().ifPresent(this::expr));
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
    }
  }
}
