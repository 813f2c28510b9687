package dev.jural.parser;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.With;
import dev.jural.grammar.RegoParser.BodyContext;
import dev.jural.grammar.RegoParser.EveryLiteralContext;
import dev.jural.grammar.RegoParser.ExprContext;
import dev.jural.grammar.RegoParser.LiteralContext;
import dev.jural.grammar.RegoParser.NameTermContext;
import dev.jural.grammar.RegoParser.PlainLiteralContext;
import dev.jural.grammar.RegoParser.QueryContext;
import dev.jural.grammar.RegoParser.RefContext;
import dev.jural.grammar.RegoParser.SomeLiteralContext;
import dev.jural.grammar.RegoParser.StatementContext;
import dev.jural.grammar.RegoParser.WithContext;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

/** Builds bodies and expressions. One builder a source, because it numbers the wildcards. */
final class BodyBuilder {
  private final Spans spans;
  private final TermBuilder terms;
  private final ConditionBuilder conditions;

  BodyBuilder(SourceText source) {
    this.spans = new Spans(source);
    this.terms = new TermBuilder(spans, this);
    this.conditions = new ConditionBuilder(this);
  }

  Spans spans() {
    return spans;
  }

  TermBuilder terms() {
    return terms;
  }

  Body body(BodyContext body) {
    List<Expr> exprs = new ArrayList<>(body.literal().size());
    Token last = null;
    for (ParseTree child : body.children) {
      if (child instanceof LiteralContext literal) {
        if (last != null && !(body.getParent() instanceof QueryContext)) {
          requireSeparator(last, literal.getStart());
        }
        exprs.add(literal(literal));
        last = literal.getStop();
      } else {
        last = null;
      }
    }
    return new Body(exprs, spans.of(body));
  }

  /** Two expressions stand on lines of their own, or a semicolon between them. */
  private void requireSeparator(Token last, Token next) {
    boolean isOnOneLine =
        spans.source().text().substring(spans.of(last).end(), spans.of(next).start()).indexOf('\n')
            < 0;
    if (isOnOneLine) {
      throw noSeparator(next, spans);
    }
  }

  static RegoException noSeparator(Token next, Spans spans) {
    return RegoParser.error(
        "unexpected '" + next.getText() + "': want a new line or ';' before the next expression",
        spans.of(next));
  }

  /** A body of a single literal, {@code if x > 1}. */
  Body single(LiteralContext literal) {
    return new Body(List.of(literal(literal)), spans.of(literal));
  }

  Expr literal(LiteralContext literal) {
    if (literal instanceof SomeLiteralContext some) {
      return some(some);
    } else if (literal instanceof EveryLiteralContext every) {
      return every(every);
    }
    return conditions.of((PlainLiteralContext) literal);
  }

  List<With> with(List<WithContext> modifiers) {
    List<With> all = new ArrayList<>(modifiers.size());
    for (WithContext modifier : modifiers) {
      if (!(modifier.ref().primary() instanceof NameTermContext)) {
        throw RegoParser.error(
            "unexpected target of 'with': want a ref that starts with input or data, or the name of"
                + " a function",
            spans.of(modifier.ref()));
      }
      all.add(
          new With(terms.ref(modifier.ref()), terms.value(modifier.value()), spans.of(modifier)));
    }
    return all;
  }

  Term statement(StatementContext statement) {
    Term left = terms.value(statement.left);
    if (statement.op == null) {
      return left;
    }
    Term right = terms.value(statement.right);
    boolean isAssign = statement.op.getType() == dev.jural.grammar.RegoParser.ASSIGN;
    return terms.call(
        isAssign ? "assign" : "eq",
        spans.of(statement.op),
        List.of(left, right),
        spans.of(statement));
  }

  private Expr some(SomeLiteralContext some) {
    Span span = spans.of(some);
    List<Term> all = new ArrayList<>();
    some.expr().forEach(expr -> all.add(terms.expr(expr)));
    Term last = all.get(all.size() - 1);
    ExprForm form;
    if (last.value() instanceof TermValue.Call call && call.name().equals("internal.member_2")) {
      if (all.size() > 2) {
        throw RegoParser.error(
            "unexpected 'in': want one or two patterns before it", call.operator().span());
      }
      Optional<Term> key = all.size() == 2 ? Optional.of(all.get(0)) : Optional.empty();
      form = new ExprForm.SomeIn(key, call.args().get(0), call.args().get(1));
    } else {
      some.expr().forEach(this::requireVariable);
      // Reported at the whole expression, as OPA does.
      form = new ExprForm.SomeVars(all.stream().map(term -> term.at(span)).toList());
    }
    return new Expr(form, false, with(some.with()), span);
  }

  /** What {@code some} declares without {@code in} is a bare name. */
  private void requireVariable(ExprContext expr) {
    RefContext ref = expr.operand(0).ref();
    boolean isName = ref != null && ref.primary() instanceof NameTermContext;
    if (isName && expr.operand().size() == 1 && ref.refStep().isEmpty()) {
      return;
    }
    ParserRuleContext at = isName && !ref.refStep().isEmpty() ? ref.refStep(0) : expr;
    throw RegoParser.error(
        "unexpected term after 'some': want a variable, or 'in' and a collection", spans.of(at));
  }

  private Expr every(EveryLiteralContext every) {
    List<Term> vars = new ArrayList<>();
    every.loopVar().forEach(name -> vars.add(terms.name(name.getStart())));
    Optional<Term> key = vars.size() == 2 ? Optional.of(vars.get(0)) : Optional.empty();
    ExprForm form =
        new ExprForm.Every(
            key, vars.get(vars.size() - 1), terms.expr(every.expr()), body(every.braced().body()));
    return new Expr(form, false, with(every.with()), spans.of(every));
  }
}
