package dev.jural.compiler;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Head;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.TermValue.ArrayTerm;
import dev.jural.ast.TermValue.Call;
import dev.jural.ast.TermValue.ObjectTerm;
import dev.jural.ast.With;

/** Walks every term of a rule or body, outer ones first. Subclasses say what to do at each. */
abstract class TermWalker {
  /** Called for every term; whether to go into its parts. */
  abstract boolean enter(Term term);

  /** Called for every {@code with} before its parts. */
  void with(With with) {}

  void rule(Rule rule) {
    Head head = rule.head();
    head.ref().steps().forEach(this::term);
    head.args().forEach(this::term);
    head.key().ifPresent(this::term);
    term(head.value());
    body(rule.body());
    rule.otherwise().ifPresent(this::rule);
  }

  void body(Body body) {
    body.exprs().forEach(this::expr);
  }

  void expr(Expr expr) {
    ExprForm form = expr.form();
    if (form instanceof ExprForm.TermForm plain) {
      term(plain.term());
    } else if (form instanceof ExprForm.SomeVars some) {
      some.vars().forEach(this::term);
    } else if (form instanceof ExprForm.SomeIn some) {
      some.key().ifPresent(this::term);
      term(some.value());
      term(some.collection());
    } else if (form instanceof ExprForm.Every every) {
      every(every);
    } else if (form instanceof ExprForm.Not not) {
      operand(not.operand());
    } else if (form instanceof ExprForm.Logical logical) {
      operand(logical.left());
      operand(logical.right());
    }
    for (With with : expr.with()) {
      with(with);
      term(with.value());
    }
  }

  void every(ExprForm.Every every) {
    every.key().ifPresent(this::term);
    term(every.value());
    term(every.domain());
    body(every.body());
  }

  void operand(ExprForm.Operand operand) {
    body(operand.body());
  }

  void term(Term term) {
    if (!enter(term)) {
      return;
    }
    TermValue value = term.value();
    if (value instanceof Ref ref) {
      ref.terms().forEach(this::term);
    } else if (value instanceof Call call) {
      call.args().forEach(this::term);
    } else if (value instanceof ArrayTerm array) {
      array.elements().forEach(this::term);
    } else if (value instanceof TermValue.SetTerm set) {
      set.elements().forEach(this::term);
    } else if (value instanceof ObjectTerm object) {
      object.entries().forEach(e -> entry(e.key(), e.value()));
    } else {
      closure(value);
    }
  }

  private void entry(Term key, Term value) {
    term(key);
    term(value);
  }

  private void closure(TermValue value) {
    if (value instanceof TermValue.ArrayComprehension array) {
      term(array.head());
      body(array.body());
    } else if (value instanceof TermValue.SetComprehension set) {
      term(set.head());
      body(set.body());
    } else if (value instanceof TermValue.ObjectComprehension object) {
      entry(object.key(), object.value());
      body(object.body());
    } else if (value instanceof TermValue.TemplateString template) {
      template.parts().forEach(part -> part.expr().ifPresent(this::expr));
    }
  }
}
