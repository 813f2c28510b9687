package dev.jural.parser;

import dev.jural.ast.Body;
import dev.jural.ast.Head;
import dev.jural.ast.Ref;
import dev.jural.ast.RegoVersion;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.grammar.RegoParser.BracedContext;
import dev.jural.grammar.RegoParser.CallStepContext;
import dev.jural.grammar.RegoParser.DefaultRuleContext;
import dev.jural.grammar.RegoParser.HeadValueContext;
import dev.jural.grammar.RegoParser.OtherwiseContext;
import dev.jural.grammar.RegoParser.PlainRuleContext;
import dev.jural.grammar.RegoParser.RefContext;
import dev.jural.grammar.RegoParser.RefStepContext;
import dev.jural.grammar.RegoParser.RuleBodyContext;
import dev.jural.grammar.RegoParser.RuleDeclContext;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds rules. */
final class RuleBuilder {
  private final BodyBuilder bodies;
  private final Spans spans;
  private final boolean isV1;

  RuleBuilder(BodyBuilder bodies, RegoVersion version) {
    this.bodies = bodies;
    this.spans = bodies.spans();
    this.isV1 = version == RegoVersion.V1;
  }

  /** The rules that one rule of the source stands for: one for each of its chained bodies. */
  List<Rule> rules(RuleDeclContext rule) {
    return rule instanceof DefaultRuleContext fallback
        ? List.of(fallback(fallback))
        : plain((PlainRuleContext) rule);
  }

  private Rule fallback(DefaultRuleContext context) {
    Span span = spans.of(context);
    Name name = name(context.ref());
    if (context.HEAD_CONTAINS() != null) {
      throw RegoParser.error(
          "illegal default rule (must have a value): want := and a value, as in: default p := 1",
          span);
    }
    boolean hasValue = context.value() != null;
    Term value = hasValue ? bodies.terms().value(context.value()) : Term.TRUE;
    DefaultRules.check(name.args(), value, span);
    Head head =
        new Head(
            name.ref(),
            name.args(),
            name.isFunction(),
            Optional.empty(),
            value,
            hasValue,
            context.ASSIGN() != null,
            spans.of(context.ref()));
    return new Rule(true, head, Body.TRUE, Optional.empty(), span);
  }

  private List<Rule> plain(PlainRuleContext context) {
    Span span = spans.of(context);
    Name name = name(context.ref());
    boolean hasBody = context.ruleBody() != null || !context.braced().isEmpty();
    Head head = head(name, context, hasBody);
    if (isV1 && context.ruleBody() == null && !context.braced().isEmpty()) {
      throw new RegoException(
          Diagnostic.error(
                  ErrorCode.PARSE,
                  "`if` keyword is required before rule body",
                  spans.of(context.ref()))
              .withHint(
                  "write `if` before the opening brace; this is Rego v1 (--v0-compatible takes v0)"));
    }
    if (head.isPartialSet() && !context.otherwise().isEmpty()) {
      throw RegoParser.error(
          "else keyword cannot be used on multi-value rules", spans.of(context.otherwise(0)));
    }
    List<Body> all = new ArrayList<>();
    if (context.ruleBody() != null) {
      all.add(body(context.ruleBody()));
    }
    for (BracedContext braced : context.braced()) {
      all.add(bodies.body(braced.body()));
    }
    if (all.isEmpty()) {
      if (!context.otherwise().isEmpty()) {
        throw RegoParser.error(
            "unexpected 'else': the rule before it has no condition",
            spans.of(context.otherwise(0)));
      }
      all.add(Body.TRUE);
    }
    Optional<Rule> otherwise = otherwise(head, context.otherwise(), 0);
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean isLast = i == all.size() - 1;
      rules.add(new Rule(false, head, all.get(i), isLast ? otherwise : Optional.empty(), span));
    }
    return rules;
  }

  private Head head(Name name, PlainRuleContext context, boolean hasBody) {
    Span span = spans.of(context.ref());
    HeadValueContext value = context.headValue();
    if (value == null) {
      return bareHead(name, hasBody, span);
    }
    Term term = bodies.terms().value(value.value());
    boolean isSet = value.HEAD_CONTAINS() != null;
    if (isSet && name.isFunction()) {
      throw RegoParser.error(
          "the contains keyword can only be used with multi-value rule definitions",
          spans.of(value.HEAD_CONTAINS().getSymbol()));
    }
    Span whole = span.to(spans.of(value));
    return new Head(
        name.ref(),
        name.args(),
        name.isFunction(),
        isSet ? Optional.of(term) : Optional.empty(),
        isSet ? Term.TRUE : term,
        !isSet,
        !isSet && value.op.getType() == dev.jural.grammar.RegoParser.ASSIGN,
        whole);
  }

  private Head bareHead(Name name, boolean hasBody, Span span) {
    Ref ref = name.ref();
    boolean isBareVar = ref.steps().isEmpty() && !name.isFunction();
    if (!hasBody && isBareVar) {
      throw RegoParser.error("var cannot be used for rule name", span);
    }
    if (!hasBody && isV1 && !name.isFunction() && ref.steps().size() == 1) {
      throw RegoParser.error("`contains` keyword is required for partial set rules", span);
    }
    boolean isV0Set = !isV1 && !name.isFunction() && ref.steps().size() == 1;
    if (isV0Set) {
      Ref set = new Ref(List.of(ref.head()));
      return new Head(
          set, List.of(), false, Optional.of(ref.steps().get(0)), Term.TRUE, false, false, span);
    }
    return new Head(
        ref, name.args(), name.isFunction(), Optional.empty(), Term.TRUE, false, false, span);
  }

  private Body body(RuleBodyContext context) {
    return context.body() != null ? bodies.body(context.body()) : bodies.single(context.literal());
  }

  private Optional<Rule> otherwise(Head first, List<OtherwiseContext> chain, int at) {
    if (chain.size() > RegoParser.MAX_CHAIN) {
      throw RegoParser.error(
          "nested too deeply: more than " + RegoParser.MAX_CHAIN + " else in a row", first.span());
    }
    Optional<Rule> rest = Optional.empty();
    for (int i = chain.size() - 1; i >= at; i--) {
      OtherwiseContext context = chain.get(i);
      Span span = spans.of(context);
      if (isV1 && context.braced() != null) {
        throw RegoParser.error("`if` keyword is required before rule body", span);
      }
      boolean isLast = i == chain.size() - 1;
      boolean isUnconditional = context.ruleBody() == null && context.braced() == null;
      if (isUnconditional && !isLast) {
        throw RegoParser.error(
            "unexpected 'else': the one before it has no condition", spans.of(chain.get(i + 1)));
      }
      Term value = context.value() == null ? Term.TRUE : bodies.terms().value(context.value());
      Head head =
          new Head(
              first.ref(),
              first.args(),
              first.isFunction(),
              first.key(),
              value,
              context.value() != null,
              context.ASSIGN() != null,
              span);
      Body body =
          context.ruleBody() != null
              ? body(context.ruleBody())
              : context.braced() != null ? bodies.body(context.braced().body()) : Body.TRUE;
      rest = Optional.of(new Rule(false, head, body, rest, span));
    }
    return rest;
  }

  /** What stands left of the value: a ref, and the arguments of a function. */
  private record Name(Ref ref, List<Term> args, boolean isFunction) {}

  private Name name(RefContext context) {
    List<RefStepContext> steps = context.refStep();
    List<Term> terms = new ArrayList<>();
    List<Term> args = List.of();
    boolean isFunction = false;
    terms.add(headName(context));
    for (int i = 0; i < steps.size(); i++) {
      RefStepContext step = steps.get(i);
      if (step instanceof CallStepContext call) {
        if (i < steps.size() - 1) {
          throw RegoParser.error(
              "unexpected ref after the arguments of a function", spans.of(context));
        }
        List<Term> built = new ArrayList<>();
        call.expr().forEach(arg -> built.add(bodies.terms().expr(arg)));
        args = built;
        isFunction = true;
      } else {
        terms.add(bodies.terms().step(step));
      }
    }
    return new Name(new Ref(terms), args, isFunction);
  }

  private Term headName(RefContext context) {
    Span span = spans.of(context.primary());
    TermValue value =
        context.primary() instanceof dev.jural.grammar.RegoParser.NameTermContext name
            ? bodies.terms().name(name.getStart()).value()
            : new TermValue.ArrayTerm(List.of());
    boolean isKeyword =
        context.primary().getStart().getType() == dev.jural.grammar.RegoParser.CONTAINS;
    if (isKeyword && context.refStep().isEmpty()) {
      throw RegoParser.error("contains keyword cannot be used for rule name", span);
    }
    if (!(value instanceof Var variable) || variable.isWildcard()) {
      throw RegoParser.error(
          "unexpected '" + context.primary().getText() + "': rule name must be a variable", span);
    }
    return new Term(value, span);
  }
}
