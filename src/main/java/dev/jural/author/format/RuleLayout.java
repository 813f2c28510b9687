package dev.jural.author.format;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Head;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.source.Span;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoString;
import java.util.List;
import java.util.Optional;

/** Lays out rules. */
final class RuleLayout {
  private final Page page;
  private final Rows rows;
  private final Brackets brackets;
  private final Style style;
  private final TermLayout terms;
  private final BodyLayout bodies;

  RuleLayout(Page page, Rows rows, Brackets brackets, Style style) {
    this.page = page;
    this.rows = rows;
    this.brackets = brackets;
    this.style = style;
    this.terms = new TermLayout(page, rows, brackets, style);
    this.bodies = terms.bodies();
  }

  /**
   * Writes a rule with its {@code else} chain.
   *
   * @param span where it stands: the whole rule, or one chained body of it
   * @param isChained whether it is a second or later body of the rule before it
   */
  void write(Rule rule, Span span, boolean isChained) {
    Page.Mark mark = page.mark();
    int row = rows.of(span);
    try {
      page.comments(row);
      page.ensureLine();
      rule(rule, span, isChained);
    } catch (Misplaced e) {
      page.restore(mark);
      page.before(row);
      page.ensureLine();
      page.verbatim(span);
      page.comments(rows.end(span));
      page.endLine();
    }
  }

  private void rule(Rule rule, Span span, boolean isChained) {
    int row = rows.of(span);
    if (rule.isDefault()) {
      page.write("default ");
    }
    boolean isFact = isFact(rule);
    if (isChained) {
      rows.allOn(row, () -> head(rule, row, isFact));
    } else {
      head(rule, row, isFact);
    }
    if (!isFact) {
      body(rule, rows.end(isChained ? span : rule.head().span()), closeRow(rule, span));
    }
    if (rule.otherwise().isPresent()) {
      otherwise(rule.otherwise().get(), rule);
    } else {
      page.endLine();
    }
  }

  /** Whether nothing is asked for: there is no body, or it says {@code true}. */
  private static boolean isFact(Rule rule) {
    return isTrue(rule.body()) && (rule.otherwise().isEmpty() || rule.body() == Body.TRUE);
  }

  private static boolean isTrue(Body body) {
    List<Expr> exprs = body.exprs();
    return exprs.size() == 1
        && !exprs.get(0).isNegated()
        && exprs.get(0).with().isEmpty()
        && exprs.get(0).form() instanceof ExprForm.TermForm form
        && isTrue(form.term());
  }

  private static boolean isTrue(Term term) {
    return term.value() instanceof TermValue.Literal literal
        && literal.value().equals(RegoBoolean.TRUE);
  }

  // ---- heads

  private void head(Rule rule, int row, boolean isFact) {
    Head head = rule.head();
    ref(head);
    if (head.isFunction()) {
      page.write("(");
      if (!head.args().isEmpty()) {
        int open = head.args().get(0).span().start();
        int at = brackets.closing(brackets.enclosing(open, open));
        int openRow = rule.isDefault() ? rows.of(head.ref().head()) : row;
        terms.parameters(head.args(), openRow, rows.at(at));
      }
      page.write(")");
    }
    if (head.isPartialSet()) {
      key(head.key().orElseThrow());
      return;
    }
    if (isValueWritten(rule, isFact)) {
      page.write(head.isAssigned() || style.isV1() ? " := " : " = ");
      terms.writeSide(head.value());
    }
  }

  private boolean isValueWritten(Rule rule, boolean isFact) {
    Head head = rule.head();
    if (rule.isDefault() || !isTrue(head.value())) {
      return true;
    }
    // A bare `f(x)` stays what it is; `f(x) { true }` becomes a value.
    boolean hasBody = rule.body() != Body.TRUE;
    boolean isBare = head.isFunction() || !style.isV1();
    return isFact && (head.hasValue() || hasBody || !isBare);
  }

  private void key(Term key) {
    if (style.hasContains()) {
      page.write(" contains ");
      terms.writeSide(key);
    } else {
      page.write("[");
      terms.write(key);
      page.write("]");
    }
  }

  private void ref(Head head) {
    Ref ref = head.ref();
    String name = ((Var) ref.head().value()).name();
    page.write(name);
    Optional<String> only =
        ref.steps().size() == 1 ? Ref.stringOf(ref.steps().get(0).value()) : Optional.empty();
    boolean isForOldReaders = !style.hasRefHeads() && canTakeBracket(name);
    if (isForOldReaders && only.isPresent()) {
      page.write("[" + RegoString.of(only.get()) + "]");
    } else {
      ref.steps().forEach(terms::step);
    }
  }

  /** A keyword can be a name before a dot, but not before a bracket. */
  private boolean canTakeBracket(String name) {
    return name.equals("contains") || !Names.isKeyword(name, style.isV1());
  }

  // ---- bodies

  private void body(Rule rule, int row, int closeRow) {
    Body body = rule.body();
    if (style.hasIf()) {
      page.write(" if");
      Expr first = body.exprs().get(0);
      if (body.exprs().size() == 1 && rows.of(first.span()) == row) {
        page.write(" ");
        bodies.statement(first);
        return;
      }
    }
    page.write(" {");
    bodies.block(body, closeRow);
  }

  /** The row where {@code opa fmt} sees the body of the rule at {@code span} end; 0 for nowhere. */
  private int closeRow(Rule rule, Span span) {
    int from = span.start();
    char skipped = skipped(rule.head());
    if (skipped != ' ') {
      int open = brackets.first(skipped, from, span.end());
      from = open < 0 ? -1 : brackets.counted(open, span.end());
    }
    int open = from < 0 ? -1 : brackets.first('{', from, span.end());
    int close = open < 0 ? -1 : brackets.counted(open, span.end());
    return close < 0 ? 0 : rows.at(close);
  }

  /** The bracket in the head of a rule that its body is looked for behind. */
  private static char skipped(Head head) {
    if (head.isFunction()) {
      return '(';
    }
    boolean isPartial = head.isPartialSet() || head.ref().steps().size() == 1;
    return isPartial ? '[' : ' ';
  }

  private void otherwise(Rule rule, Rule before) {
    int elseAt = rule.span().start();
    int row = rows.at(elseAt);
    boolean isInline = row > rows.of(before.span()) && !startsLine(elseAt);
    if (isInline) {
      page.comments(row);
    }
    if (isInline && !page.hasCommentAtLineEnd()) {
      if (isOnOneLine()) {
        page.endLine();
      }
      page.write(" ");
    } else {
      page.endLine();
      page.blankLine();
      page.comments(row);
      page.ensureLine();
    }
    page.write("else");
    value(rule);
    if (!isFact(rule) && hasBraces(rule)) {
      body(rule, rows.end(elseHead(rule)), closeRow(rule, rule.span()));
    } else if (!isFact(rule)) {
      page.write(" if ");
      rows.allOn(row, () -> bodies.statement(rule.body().exprs().get(0)));
    }
    if (rule.otherwise().isPresent()) {
      otherwise(rule.otherwise().get(), rule);
    } else {
      page.endLine();
    }
  }

  private static Span elseHead(Rule rule) {
    Span value = rule.head().value().span();
    Span keyword = new Span(rule.span().source(), rule.span().start(), rule.span().start() + 4);
    return rule.head().hasValue() ? keyword.to(value) : keyword;
  }

  private void value(Rule rule) {
    Head head = rule.head();
    if (!isTrue(head.value()) || isFact(rule)) {
      page.write(head.isAssigned() || style.isV1() ? " := " : " = ");
      terms.writeSide(head.value());
    }
  }

  private boolean isOnOneLine() {
    return !page.endsWith("}");
  }

  private static boolean startsLine(int offset, String text) {
    int at = offset - 1;
    while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at--;
    }
    return at < 0 || text.charAt(at) == '\n';
  }

  private boolean startsLine(int offset) {
    return startsLine(offset, rows.text());
  }

  /** Whether the body of an {@code else} stands in braces. */
  private boolean hasBraces(Rule rule) {
    Span body = rule.body().span();
    if (body.end() == 0) {
      return false;
    }
    int open = brackets.enclosing(body.start(), body.end());
    return open >= rule.span().start() && open < body.start() && rows.text().charAt(open) == '{';
  }
}
