package dev.jural.parser;

import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.TermValue.ObjectTerm.Entry;
import dev.jural.ast.TermValue.TemplateString.Part;
import dev.jural.ast.Var;
import dev.jural.grammar.RegoParser.ArrayContentContext;
import dev.jural.grammar.RegoParser.ArrayTermContext;
import dev.jural.grammar.RegoParser.BraceContentContext;
import dev.jural.grammar.RegoParser.BraceTermContext;
import dev.jural.grammar.RegoParser.BracketStepContext;
import dev.jural.grammar.RegoParser.CallStepContext;
import dev.jural.grammar.RegoParser.ConstantTermContext;
import dev.jural.grammar.RegoParser.DotStepContext;
import dev.jural.grammar.RegoParser.EntryContext;
import dev.jural.grammar.RegoParser.ExprContext;
import dev.jural.grammar.RegoParser.ListTailContext;
import dev.jural.grammar.RegoParser.NameTermContext;
import dev.jural.grammar.RegoParser.NumberTermContext;
import dev.jural.grammar.RegoParser.OperandContext;
import dev.jural.grammar.RegoParser.ParenTermContext;
import dev.jural.grammar.RegoParser.PrimaryContext;
import dev.jural.grammar.RegoParser.RefContext;
import dev.jural.grammar.RegoParser.RefStepContext;
import dev.jural.grammar.RegoParser.StringTermContext;
import dev.jural.grammar.RegoParser.TemplatePartContext;
import dev.jural.grammar.RegoParser.TemplateTermContext;
import dev.jural.grammar.RegoParser.ValueContext;
import dev.jural.source.Span;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

/** Builds terms. */
final class TermBuilder {
  private final Spans spans;
  private final BodyBuilder bodies;
  private int wildcards;

  TermBuilder(Spans spans, BodyBuilder bodies) {
    this.spans = spans;
    this.bodies = bodies;
  }

  // ---- expressions

  Term expr(ExprContext expr) {
    if (expr.operand().size() == 1) {
      return operand(expr.operand(0));
    }
    List<Term> operands = new ArrayList<>(expr.operand().size());
    expr.operand().forEach(operand -> operands.add(operand(operand)));
    List<Token> operators = new ArrayList<>(expr.operator().size());
    expr.operator().forEach(operator -> operators.add(operator.getStart()));
    return combine(operands, operators);
  }

  /** A term, or {@code key, value in collection} without parentheses. */
  Term value(ValueContext value) {
    Term first = expr(value.expr(0));
    return value.expr().size() == 1
        ? first
        : member(first, expr(value.expr(1)), spans.of(value), spans.of(value.COMMA().getSymbol()));
  }

  /** The first element of a list: its first operand, and what operators add to it. */
  private Term listElement(OperandContext first, ListTailContext tail) {
    if (tail.operand().isEmpty()) {
      return operand(first);
    }
    List<Term> operands = new ArrayList<>();
    operands.add(operand(first));
    tail.operand().forEach(operand -> operands.add(operand(operand)));
    List<Token> operators = new ArrayList<>();
    operators.add(tail.listOperator().getStart());
    tail.operator().forEach(operator -> operators.add(operator.getStart()));
    return combine(operands, operators);
  }

  private Term combine(List<Term> operands, List<Token> operators) {
    if (operators.size() > RegoParser.MAX_CHAIN) {
      throw RegoParser.error(
          "nested too deeply: more than " + RegoParser.MAX_CHAIN + " operators in a row",
          operands.get(0).span());
    }
    return new Precedence(this, spans, operands, operators).combine();
  }

  Term call(String name, Span nameSpan, List<Term> args, Span span) {
    List<String> names = List.of(name.split("\\.", -1));
    Ref operator = Ref.ofNames(names.get(0), names.subList(1, names.size()), nameSpan);
    return new Term(new TermValue.Call(new Term(operator, nameSpan), args), span);
  }

  /** {@code key, value in collection}, of which the second term is {@code value in collection}. */
  private Term member(Term key, Term valueIn, Span span, Span comma) {
    if (valueIn.value() instanceof TermValue.Call call && call.name().equals("internal.member_2")) {
      return call(
          "internal.member_3",
          call.operator().span(),
          List.of(key, call.args().get(0), call.args().get(1)),
          span);
    }
    throw RegoParser.error("unexpected ',': want 'in' after the second term", comma);
  }

  Term operand(OperandContext operand) {
    Span span = spans.of(operand);
    if (operand.ref() != null) {
      Term term = ref(operand.ref());
      return operand.NEGATIVE() == null ? term : negative(operand, term, span);
    }
    return Term.of(number("-" + operand.NUMBER().getText(), span), span);
  }

  /** {@code -x} is {@code 0 - x}; only numbers and what begins with a name can be negative. */
  private Term negative(OperandContext operand, Term term, Span span) {
    if (!(operand.ref().primary() instanceof NameTermContext)) {
      Span first = spans.of(operand.ref().getStart());
      throw RegoParser.error("unexpected '" + first.text() + "': want a number", first);
    }
    Term zero = Term.of(RegoNumber.ZERO, span);
    return call("minus", spans.of(operand.NEGATIVE().getSymbol()), List.of(zero, term), span);
  }

  private static RegoNumber number(String text, Span span) {
    return RegoNumber.parse(text)
        .orElseThrow(
            () ->
                RegoParser.error(
                    "number beyond the limit of "
                        + RegoNumber.MAX_DIGITS
                        + " digits and exponent "
                        + RegoNumber.MAX_EXPONENT,
                    span));
  }

  // ---- refs and calls

  Term ref(RefContext ref) {
    Term head = primary(ref.primary());
    if (ref.refStep().isEmpty()) {
      return head;
    }
    boolean isConstant = head.value() instanceof TermValue.Literal;
    if (isConstant || head.value() instanceof TermValue.TemplateString) {
      String kind = isConstant ? "a constant" : "a template string";
      throw RegoParser.error("illegal ref (head cannot be " + kind + ")", head.span());
    }
    List<Term> terms = new ArrayList<>();
    terms.add(head);
    for (RefStepContext step : ref.refStep()) {
      if (step instanceof CallStepContext call) {
        Term called = call(terms, call);
        terms.clear();
        terms.add(called);
      } else {
        terms.add(step(step));
      }
    }
    return terms.size() == 1 ? terms.get(0) : new Term(new Ref(terms), spans.of(ref));
  }

  /** A step that is no call. */
  Term step(RefStepContext step) {
    if (step instanceof DotStepContext dot) {
      return Term.string(dot.name().getText(), spans.of(dot.name()));
    }
    return value(((BracketStepContext) step).value());
  }

  private Term call(List<Term> name, CallStepContext call) {
    Span nameSpan = name.get(0).span().to(name.get(name.size() - 1).span());
    Span span = nameSpan.to(spans.of(call));
    Ref operator = new Ref(name);
    boolean isName =
        name.get(0).value() instanceof Var
            && operator.steps().stream().allMatch(s -> Ref.stringOf(s.value()).isPresent());
    if (!isName) {
      throw RegoParser.error("illegal call: want the name of a function before '('", nameSpan);
    }
    List<Term> args = new ArrayList<>(call.expr().size());
    call.expr().forEach(arg -> args.add(expr(arg)));
    if (args.isEmpty() && operator.dotted().equals("set")) {
      return new Term(new TermValue.SetTerm(List.of()), span);
    }
    return new Term(new TermValue.Call(new Term(operator, nameSpan), args), span);
  }

  Term name(Token token) {
    String name = token.getText();
    return Term.var(name.equals("_") ? Var.WILDCARD + wildcards++ : name, spans.of(token));
  }

  // ---- single terms

  private Term primary(PrimaryContext primary) {
    Span span = spans.of(primary);
    if (primary instanceof NameTermContext name) {
      return name(name.getStart());
    } else if (primary instanceof StringTermContext string) {
      String text = string.getText();
      return Term.string(
          string.STRING() != null
              ? Strings.unquote(text, span)
              : text.substring(1, text.length() - 1),
          span);
    } else if (primary instanceof NumberTermContext number) {
      return Term.of(number(number.getText(), span), span);
    } else if (primary instanceof ConstantTermContext constant) {
      return Term.of(constant(constant), span);
    } else if (primary instanceof ParenTermContext paren) {
      Term first = expr(paren.expr(0));
      return paren.expr().size() == 1
          ? first.at(span)
          : member(first, expr(paren.expr(1)), span, spans.of(paren.COMMA().getSymbol()));
    } else if (primary instanceof ArrayTermContext array) {
      return array(array.arrayContent(), span);
    } else if (primary instanceof BraceTermContext brace) {
      return brace.braceContent() == null
          ? new Term(new TermValue.ObjectTerm(List.of()), span)
          : braces(brace.braceContent(), span);
    }
    return template((TemplateTermContext) primary, span);
  }

  private static RegoValue constant(ConstantTermContext constant) {
    if (constant.NULL() != null) {
      return RegoNull.NULL;
    }
    return RegoBoolean.of(constant.TRUE() != null);
  }

  private Term array(ArrayContentContext content, Span span) {
    if (content == null) {
      return new Term(new TermValue.ArrayTerm(List.of()), span);
    }
    if (content.body() != null) {
      Term head = operand(content.operand());
      return new Term(new TermValue.ArrayComprehension(head, bodies.body(content.body())), span);
    }
    List<Term> elements = new ArrayList<>();
    elements.add(listElement(content.operand(), content.listTail()));
    content.expr().forEach(expr -> elements.add(expr(expr)));
    return new Term(new TermValue.ArrayTerm(elements), span);
  }

  private Term braces(BraceContentContext content, Span span) {
    OperandContext first = content.operand(0);
    if (content.COLON() != null) {
      return object(content, span);
    }
    if (content.body() != null) {
      return new Term(
          new TermValue.SetComprehension(operand(first), bodies.body(content.body())), span);
    }
    List<Term> elements = new ArrayList<>();
    elements.add(listElement(first, content.listTail(0)));
    content.expr().forEach(expr -> elements.add(expr(expr)));
    return new Term(new TermValue.SetTerm(elements), span);
  }

  private Term object(BraceContentContext content, Span span) {
    Term key = listElement(content.operand(0), content.listTail(0));
    if (content.body() != null) {
      Term value = operand(content.operand(1));
      return new Term(
          new TermValue.ObjectComprehension(key, value, bodies.body(content.body())), span);
    }
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(key, listElement(content.operand(1), content.listTail(1))));
    for (EntryContext entry : content.entry()) {
      entries.add(new Entry(expr(entry.expr(0)), expr(entry.expr(1))));
    }
    return new Term(new TermValue.ObjectTerm(entries), span);
  }

  private Term template(TemplateTermContext template, Span span) {
    boolean isRaw = template.open.getType() == dev.jural.grammar.RegoParser.RAW_TEMPLATE_OPEN;
    List<Part> parts = new ArrayList<>();
    for (TemplatePartContext part : template.templatePart()) {
      if (part.literal() != null) {
        parts.add(new Part("", Optional.of(templateExpr(bodies.literal(part.literal())))));
      } else {
        ParseTree text = part.TEMPLATE_TEXT();
        parts.add(
            new Part(
                isRaw
                    ? Strings.rawTemplate(text.getText())
                    : Strings.template(text.getText(), parts.isEmpty() ? span : spans.of(part)),
                Optional.empty()));
      }
    }
    if (parts.stream().allMatch(part -> part.expr().isEmpty())) {
      StringBuilder text = new StringBuilder();
      parts.forEach(part -> text.append(part.text()));
      return Term.of(RegoString.of(text.toString()), span);
    }
    return new Term(new TermValue.TemplateString(parts, isRaw), span);
  }

  /** An expression of a template: one that has a value (OPA docs, "String interpolation"). */
  private static Expr templateExpr(Expr expr) {
    String illegal = "";
    if (expr.isNegated()) {
      illegal = "negation ('not')";
    } else if (expr.form() instanceof ExprForm.Every) {
      illegal = "'every'";
    } else if (!(expr.form() instanceof ExprForm.TermForm form)) {
      boolean isSome =
          expr.form() instanceof ExprForm.SomeIn || expr.form() instanceof ExprForm.SomeVars;
      illegal = isSome ? "'some'" : "";
    } else if (form.term().value() instanceof TermValue.Call call) {
      illegal =
          switch (call.name()) {
            case "assign" -> "assignment (':=')";
            case "eq" -> "unification ('=')";
            default -> "";
          };
    }
    if (!illegal.isEmpty()) {
      throw RegoParser.error(
          "unexpected " + illegal + " in template-string expression", expr.span());
    }
    return expr;
  }
}
