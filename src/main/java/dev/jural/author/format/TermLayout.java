package dev.jural.author.format;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.source.Span;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Optional;

/** Lays out terms. */
final class TermLayout {
  private final Page page;
  private final Rows rows;
  private final Brackets brackets;
  private final Style style;
  private final BodyLayout bodies;

  TermLayout(Page page, Rows rows, Brackets brackets, Style style) {
    this.page = page;
    this.rows = rows;
    this.brackets = brackets;
    this.style = style;
    this.bodies = new BodyLayout(page, rows, brackets, this);
  }

  BodyLayout bodies() {
    return bodies;
  }

  /** Writes a term as a whole: an operator at its top needs no parentheses. */
  void write(Term term) {
    write(term, false);
  }

  /**
   * Writes a term that is a whole side of a statement: as it was if a comment has no place in it.
   */
  void writeSide(Term term) {
    Page.Mark mark = page.mark();
    try {
      write(term, Infix.isPair(term));
    } catch (Misplaced e) {
      if (page.isLenient() || !isComposite(term)) {
        throw e;
      }
      page.restore(mark);
      page.before(rows.of(term));
      page.ensureLine();
      page.verbatim(term.span());
      page.comments(rows.end(term.span()));
    }
  }

  private static boolean isComposite(Term term) {
    TermValue value = term.value();
    return value instanceof TermValue.ArrayTerm
        || value instanceof TermValue.ObjectTerm
        || value instanceof TermValue.SetTerm
        || (value instanceof TermValue.Call && Infix.of(term).isEmpty());
  }

  /** Writes a term, in parentheses if it is an operator's and {@code isOperand}. */
  void write(Term term, boolean isOperand) {
    page.comments(rows.of(term));
    page.ensureLine();
    TermValue value = term.value();
    if (value instanceof Var variable) {
      page.write(variable.isWildcard() ? "_" : variable.name());
    } else if (value instanceof TermValue.Literal literal) {
      page.write(constant(literal.value(), term.span()));
    } else if (value instanceof Ref ref) {
      ref(ref);
    } else if (value instanceof TermValue.Call call) {
      call(term, call, isOperand);
    } else if (value instanceof TermValue.ArrayTerm array) {
      sequence("[", "]", array.elements(), term);
    } else if (value instanceof TermValue.SetTerm set) {
      if (set.elements().isEmpty()) {
        page.write("set()");
      } else {
        sequence("{", "}", set.elements(), term);
      }
    } else if (value instanceof TermValue.ObjectTerm object) {
      object(object, term);
    } else if (value instanceof TermValue.TemplateString template) {
      template(template, term.span());
    } else {
      comprehension(value, term);
    }
  }

  private static String constant(RegoValue value, Span span) {
    String text = bare(span);
    // The name in a v0 head `p.q` is a string without its quotes.
    boolean isName = value instanceof RegoString && Names.isName(text);
    return text.isEmpty() || isName ? value.toString() : text;
  }

  /** The text of a constant, without parentheses around it. */
  private static String bare(Span span) {
    String text = span.text();
    while (text.startsWith("(")) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text.startsWith("-") ? "-" + text.substring(1).strip() : text;
  }

  // ---- refs and calls

  private void ref(Ref ref) {
    write(ref.head(), true);
    ref.steps().forEach(this::step);
  }

  /** Writes a step of a ref: with a dot where a name can stand. */
  void step(Term step) {
    Optional<String> name = Ref.stringOf(step.value());
    boolean isName = name.isPresent() && Names.isName(name.get());
    boolean isBracketed = !Character.isLetter(first(step)) && first(step) != '_';
    if (isName && !(isBracketed && Names.isKeyword(name.get(), style.isV1()))) {
      page.write("." + name.get());
    } else if (name.isPresent() && !isBracketed) {
      page.write("." + name.get());
    } else if (name.isPresent()) {
      page.write("[" + quoted(step, name.get()) + "]");
    } else {
      page.write("[");
      page.quietly(() -> write(step));
      page.write("]");
    }
  }

  private static char first(Term step) {
    String text = step.span().text();
    return text.isEmpty() ? '"' : text.charAt(0);
  }

  private static String quoted(Term step, String text) {
    String written = bare(step.span());
    if (!written.startsWith("`")) {
      return written;
    }
    return RegoString.of(text).toString();
  }

  private void call(Term term, TermValue.Call call, boolean isOperand) {
    Optional<Infix> infix = Infix.of(term);
    if (infix.isPresent()) {
      if (isOperand) {
        page.write("(");
      }
      operands(call, infix.get(), true);
      if (isOperand) {
        page.write(")");
      }
      return;
    }
    page.write(name(call));
    page.write("(");
    arguments(call.args());
    page.write(")");
  }

  private String name(TermValue.Call call) {
    return call.name();
  }

  /** Writes the arguments of a call; the first one alone does not open a line. */
  private void arguments(List<Term> args) {
    if (!args.isEmpty()) {
      // OPA leaves comments after the last argument to what follows the call.
      new SequenceLayout<>(page, rows::of, this::argument).write(args, rows.of(args.get(0)), 0);
    }
  }

  /** Writes the parameters in the head of a rule that starts on {@code openRow}. */
  void parameters(List<Term> args, int openRow, int closeRow) {
    new SequenceLayout<>(page, rows::of, this::argument).write(args, openRow, closeRow);
  }

  private SequenceLayout<Term> terms() {
    return new SequenceLayout<>(page, rows::of, this::element);
  }

  private void argument(Term term) {
    write(term, Infix.isPair(term));
  }

  /** A bar between brackets begins the body of a comprehension, so a union is in parentheses. */
  private void element(Term term) {
    boolean isUnion = Infix.of(term).map(infix -> infix.symbol().equals("|")).orElse(false);
    write(term, isUnion || Infix.isPair(term));
  }

  /**
   * Writes operator and operands.
   *
   * @param isNested whether operators among the operands get parentheses that they may not need
   */
  void operands(TermValue.Call call, Infix infix, boolean isNested) {
    List<Term> args = call.args();
    boolean isPair = Infix.isPair(call);
    if (isPair) {
      operand(args.get(0), infix, false, isNested);
      page.write(", ");
    }
    Term left = args.get(isPair ? 1 : 0);
    Term right = args.get(isPair ? 2 : 1);
    boolean isMember = infix.strength() == Infix.MEMBER;
    boolean isChain = isMember && !isPair && Infix.of(left).equals(Optional.of(infix));
    operand(left, infix, false, isNested || (isMember && (!isChain || Infix.isPair(left))));
    page.write(" " + infix.symbol() + " ");
    operand(right, infix, true, isNested || isMember);
  }

  private void operand(Term term, Infix infix, boolean isRight, boolean isNested) {
    if (isRight && !isNested && isComposite(term)) {
      writeSide(term);
      return;
    }
    boolean isStatement = infix.strength() == Infix.STATEMENT;
    boolean isOperand =
        isStatement
            ? Infix.isPair(term) && isRight
            : isNested || infix.needsParentheses(term, isRight);
    write(term, isOperand);
  }

  // ---- composites

  private void sequence(String open, String close, List<Term> elements, Term term) {
    page.write(open);
    terms().write(elements, rows.of(term), closeRow(term));
    page.write(close);
  }

  /** The row of the bracket that closes {@code term}. */
  int closeRow(Term term) {
    int close = brackets.counted(open(term), term.span().end());
    return close < 0 ? 0 : rows.at(close);
  }

  private static int open(Term term) {
    int open = term.span().start();
    String text = term.span().source().text();
    while (text.charAt(open) == '(' || Character.isWhitespace(text.charAt(open))) {
      open++;
    }
    return open;
  }

  private void object(TermValue.ObjectTerm object, Term term) {
    page.write("{");
    new SequenceLayout<TermValue.ObjectTerm.Entry>(page, e -> rows.of(e.key()), this::entry)
        .write(object.entries(), rows.of(term), closeRow(term));
    page.write("}");
  }

  private void entry(TermValue.ObjectTerm.Entry entry) {
    element(entry.key());
    page.write(": ");
    element(entry.value());
  }

  private void comprehension(TermValue value, Term term) {
    if (value instanceof TermValue.ArrayComprehension array) {
      comprehensionHead("[", array.head(), term);
      comprehensionBody(array.body(), array.head(), term, "]");
    } else if (value instanceof TermValue.SetComprehension set) {
      comprehensionHead("{", set.head(), term);
      comprehensionBody(set.body(), set.head(), term, "}");
    } else {
      TermValue.ObjectComprehension object = (TermValue.ObjectComprehension) value;
      comprehensionHead("{", object.key(), term);
      page.write(": ");
      write(object.value(), true);
      comprehensionBody(object.body(), object.key(), term, "}");
    }
  }

  private void comprehensionHead(String open, Term head, Term term) {
    page.write(open);
    if (rows.of(head) > rows.of(term)) {
      page.endLine();
      page.startLine();
    }
    write(head, true);
  }

  private void comprehensionBody(Body body, Term head, Term term, String close) {
    page.write(" |");
    bodies.inBrackets(body, rows.of(head), closeRow(term));
    page.write(close);
  }

  // ---- template strings

  private void template(TermValue.TemplateString template, Span span) {
    String text = span.source().text();
    int from = span.start();
    for (TermValue.TemplateString.Part part : template.parts()) {
      if (part.expr().isPresent()) {
        Expr expr = part.expr().get();
        int open = brackets.enclosing(expr.span().start(), expr.span().end());
        Optional<String> constant = constant(expr);
        page.write(text.substring(from, constant.isPresent() ? open : open + 1));
        from = brackets.closing(open);
        if (constant.isPresent()) {
          page.write(constant.get());
          from++;
        } else {
          bodies.bare(expr);
        }
      }
    }
    page.write(text.substring(from, span.end()));
  }

  /** What stands in the place of a constant in a template string, as OPA puts it there at once. */
  private static Optional<String> constant(Expr expr) {
    if (expr.isNegated()
        || !expr.with().isEmpty()
        || !(expr.form() instanceof ExprForm.TermForm form)
        || !(form.term().value() instanceof TermValue.Literal literal)) {
      return Optional.empty();
    }
    String text =
        literal.value() instanceof RegoString string ? string.text() : literal.value().toString();
    boolean isPlain = text.chars().allMatch(c -> c >= ' ' && "\\\"`{}".indexOf(c) < 0);
    return isPlain ? Optional.of(text) : Optional.empty();
  }
}
