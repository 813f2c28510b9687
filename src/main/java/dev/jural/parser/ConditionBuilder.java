package dev.jural.parser;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.ExprForm.Operand;
import dev.jural.ast.TermValue;
import dev.jural.ast.With;
import dev.jural.grammar.RegoParser;
import dev.jural.grammar.RegoParser.BlockContext;
import dev.jural.grammar.RegoParser.ConditionContext;
import dev.jural.grammar.RegoParser.LiteralContext;
import dev.jural.grammar.RegoParser.PlainLiteralContext;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Builds plain expressions, and what {@code and}, {@code or} and {@code not} make of them (OPA
 * docs, "Rego Keywords: and, or" and "Rego Keyword: not").
 */
final class ConditionBuilder {
  private final BodyBuilder bodies;
  private final Spans spans;

  ConditionBuilder(BodyBuilder bodies) {
    this.bodies = bodies;
    this.spans = bodies.spans();
  }

  Expr of(PlainLiteralContext literal) {
    List<ConditionContext> conditions = literal.condition();
    if (conditions.size() == 1) {
      return single(conditions.get(0));
    }
    if (conditions.size() > dev.jural.parser.RegoParser.MAX_CHAIN) {
      throw error("nested too deeply: more than 500 conditions in a row", spans.of(literal), "");
    }
    List<Operand> operands = new ArrayList<>(conditions.size());
    for (int i = 0; i < conditions.size(); i++) {
      boolean isLast = i == conditions.size() - 1;
      String operator = literal.logic(isLast ? i - 1 : i).getText();
      Operand operand = operand(conditions.get(i), operator, isLast);
      if (operand.body().exprs().stream().allMatch(ConditionBuilder::isPrint)) {
        throw error(
            "operand of `" + operator + "` cannot consist only of calls to `print`",
            operand.body().span(),
            "print always succeeds: add an expression that can fail, or take it out");
      }
      operands.add(operand);
    }
    Operand all = combine(operands, literal);
    List<With> with = bodies.with(conditions.get(conditions.size() - 1).with());
    return all.body().exprs().get(0).withModifiers(with);
  }

  /** {@code and} binds more tightly than {@code or}; both group to the left. */
  private static Operand combine(List<Operand> operands, PlainLiteralContext literal) {
    List<Operand> alternatives = new ArrayList<>();
    Operand left = operands.get(0);
    for (int i = 1; i < operands.size(); i++) {
      if (literal.logic(i - 1).AND() != null) {
        left = joined(true, left, operands.get(i));
      } else {
        alternatives.add(left);
        left = operands.get(i);
      }
    }
    alternatives.add(left);
    Operand all = alternatives.get(0);
    for (Operand next : alternatives.subList(1, alternatives.size())) {
      all = joined(false, all, next);
    }
    return all;
  }

  private static Operand joined(boolean isAnd, Operand left, Operand right) {
    Span span = left.body().span().to(right.body().span());
    ExprForm form = new ExprForm.Logical(isAnd, left, right);
    Expr expr = new Expr(form, false, List.of(), span);
    return new Operand(new Body(List.of(expr), span), false);
  }

  private Expr single(ConditionContext condition) {
    Span span = spans.of(condition);
    List<With> with = bodies.with(condition.with());
    if (condition.LOGIC_NOT() != null) {
      return not(condition, span).withModifiers(with);
    } else if (condition.statement() != null) {
      ExprForm form = new ExprForm.TermForm(bodies.statement(condition.statement()));
      return new Expr(form, condition.NOT() != null, with, span);
    }
    if (condition.NOT() != null) {
      throw legacyNot(condition);
    } else if (condition.group() == null) {
      throw error("unexpected '{'", spans.of(condition.getStart()), "");
    }
    Expr inner = bodies.literal(condition.group().literal());
    if (!(inner.form() instanceof ExprForm.Logical)) {
      throw error(
          "unexpected parentheses around an expression that no and, or or not stands beside",
          inner.with().isEmpty() ? inner.span() : inner.with().get(0).span(),
          "leave the parentheses out");
    }
    List<With> all = new ArrayList<>(inner.with());
    all.addAll(with);
    return new Expr(inner.form(), inner.isNegated(), all, span);
  }

  private Operand operand(ConditionContext condition, String operator, boolean isLast) {
    if (!isLast && !condition.with().isEmpty()) {
      throw error(
          "`with` modifier is not allowed on operand of `" + operator + "`",
          spans.of(condition.with(0)),
          "wrap the operand in (...) or {...}, or put `with` at the end for the whole expression");
    }
    Span span = condition.with().isEmpty() ? spans.of(condition) : upToWith(condition);
    if (condition.LOGIC_NOT() != null) {
      return implicit(not(condition, span), span);
    } else if (condition.statement() != null) {
      refuseBraces(condition, "operand of `" + operator + "`");
      ExprForm form = new ExprForm.TermForm(bodies.statement(condition.statement()));
      return implicit(new Expr(form, condition.NOT() != null, List.of(), span), span);
    } else if (condition.NOT() != null) {
      throw legacyNot(condition);
    } else if (condition.group() != null) {
      return implicit(bodies.literal(condition.group().literal()), span);
    }
    boolean isFirst = condition == ((PlainLiteralContext) condition.getParent()).condition(0);
    Body body = body(condition.block(), isFirst);
    return new Operand(new Body(body.exprs(), span), true);
  }

  /** Without its import, {@code not} cannot stand before what no term begins with. */
  private RegoException legacyNot(ConditionContext condition) {
    boolean hasLogic =
        condition.group() != null
            && condition.group().literal() instanceof PlainLiteralContext inner
            && !inner.logic().isEmpty();
    Span span =
        hasLogic
            ? spans.of(((PlainLiteralContext) condition.group().literal()).logic(0))
            : spans.of(condition.NOT().getSymbol());
    return error(
        "unexpected operand of `not`", span, "import future.keywords.not to negate conditions");
  }

  private Span upToWith(ConditionContext condition) {
    Token last =
        condition.statement() != null
            ? condition.statement().getStop()
            : condition.group() != null ? condition.group().getStop() : condition.block().getStop();
    return spans.of(condition.getStart(), last);
  }

  private static Operand implicit(Expr expr, Span span) {
    return new Operand(new Body(List.of(expr), span), false);
  }

  private Expr not(ConditionContext condition, Span span) {
    Operand operand;
    if (condition.statement() != null) {
      refuseBraces(condition, "`{...}` after `not`");
      Span inside = spans.of(condition.statement());
      ExprForm form = new ExprForm.TermForm(bodies.statement(condition.statement()));
      operand = implicit(new Expr(form, false, List.of(), inside), inside);
    } else if (condition.group() != null) {
      Expr inner = bodies.literal(condition.group().literal());
      operand = implicit(inner, inner.span());
    } else {
      operand = new Operand(body(condition.block(), false), true);
    }
    return new Expr(new ExprForm.Not(operand), false, List.of(), span);
  }

  private Body body(BlockContext block, boolean isFirst) {
    if (block.body() == null) {
      Token at = isFirst ? block.getStart() : block.getStop();
      throw error("found empty body", spans.of(at), "write an expression between the braces");
    }
    Body body = bodies.body(block.body());
    if (isUnion(block.body().literal(0), body.exprs().get(0))) {
      throw error(
          "ambiguous `{ ... | ... }` operand: read as a body holding a set union",
          spans.of(block.getStart()),
          "write ({a | b}) for the comprehension, or {(a | b)} for the set union");
    }
    return body;
  }

  /** Whether a body begins with {@code a | b}, as a comprehension does. */
  private static boolean isUnion(LiteralContext literal, Expr expr) {
    return literal instanceof PlainLiteralContext plain
        && plain.condition().size() == 1
        && plain.condition(0).statement() != null
        && plain.condition(0).statement().left.expr(0).operand().size() > 1
        && expr.form() instanceof ExprForm.TermForm form
        && form.term().value() instanceof TermValue.Call call
        && call.name().equals("or");
  }

  /** A brace begins a body where a body can stand, so a value that begins with one needs help. */
  private void refuseBraces(ConditionContext condition, String what) {
    Token first = condition.statement().getStart();
    if (first.getType() == RegoParser.LBRACE) {
      throw error(
          what + " cannot begin with `{` unless the braces hold a body",
          spans.of(first),
          "wrap it in parentheses to mean the value");
    }
  }

  private static boolean isPrint(Expr expr) {
    return expr.form() instanceof ExprForm.TermForm form
        && form.term().value() instanceof TermValue.Call call
        && call.name().equals("print");
  }

  private static RegoException error(String message, Span span, String hint) {
    Diagnostic diagnostic = Diagnostic.error(ErrorCode.PARSE, message, span);
    return new RegoException(hint.isEmpty() ? diagnostic : diagnostic.withHint(hint));
  }
}
