package dev.jural.author.format;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.ExprForm;
import dev.jural.ast.Term;
import dev.jural.ast.TermValue;
import dev.jural.ast.Var;
import dev.jural.ast.With;
import dev.jural.source.Span;
import java.util.List;
import java.util.Optional;

/** Lays out bodies and their expressions. */
final class BodyLayout {
  private final Page page;
  private final Rows rows;
  private final Brackets brackets;
  private final TermLayout terms;

  BodyLayout(Page page, Rows rows, Brackets brackets, TermLayout terms) {
    this.page = page;
    this.rows = rows;
    this.brackets = brackets;
    this.terms = terms;
  }

  /** Writes the expressions, a line each, with the blank lines between them. */
  void lines(Body body) {
    int last = -1;
    for (int i = 0; i < body.exprs().size(); i++) {
      Expr expr = body.exprs().get(i);
      int row = rows.of(expr.span());
      if (last >= 0 && row - last > 1) {
        page.blankLine();
      }
      statement(expr);
      if (i + 1 < body.exprs().size() && beginsWithMinus(body.exprs().get(i + 1))) {
        page.write(";");
      }
      page.endLine();
      last = Math.max(page.lastCommentRow(), rows.end(expr.span()));
    }
  }

  /** Without a separator it would go on with the line before, which OPA's layout lets happen. */
  private static boolean beginsWithMinus(Expr expr) {
    return expr.span().text().startsWith("-");
  }

  /** Writes an expression that may take all it needs of the line. */
  void statement(Expr expr) {
    Page.Mark mark = page.mark();
    try {
      write(expr);
    } catch (Misplaced e) {
      page.restore(mark);
      writeLeniently(expr);
    }
  }

  /** Puts comments where OPA would lose them, or leaves the expression as it was. */
  private void writeLeniently(Expr expr) {
    Page.Mark mark = page.mark();
    try {
      page.leniently(() -> write(expr));
    } catch (Misplaced e) {
      page.restore(mark);
      page.before(rows.of(expr.span()));
      page.ensureLine();
      page.verbatim(expr.span());
      page.comments(rows.end(expr.span()));
    }
  }

  /** Writes a body in braces whose opening one is written, up to and with the closing one. */
  void block(Body body) {
    block(body, closeRow(body));
  }

  /** Writes a body in braces; comments before {@code closeRow} stay in it. */
  void block(Body body, int closeRow) {
    page.endLine();
    page.up();
    lines(body);
    page.comments(closeRow);
    page.down();
    page.startLine();
    page.write("}");
  }

  /** The row of the bracket that closes {@code body}. */
  int closeRow(Body body) {
    return rows.at(brackets.closing(open(body)));
  }

  private int open(Body body) {
    return brackets.enclosing(body.span().start(), body.span().end());
  }

  /** Writes the body of a comprehension whose head stands on {@code headRow}. */
  void inBrackets(Body body, int headRow, int closeRow) {
    if (isOnRow(body, headRow)) {
      page.write(" ");
      onOneLine(body);
      page.comments(closeRow);
      return;
    }
    page.endLine();
    page.up();
    lines(body);
    page.comments(closeRow);
    page.down();
    page.startLine();
  }

  private boolean isOnRow(Body body, int row) {
    return body.exprs().stream().allMatch(expr -> rows.of(expr.span()) == row);
  }

  private void onOneLine(Body body) {
    List<Expr> exprs = body.exprs();
    for (int i = 0; i < exprs.size(); i++) {
      if (i > 0) {
        page.write("; ");
      }
      write(exprs.get(i));
    }
  }

  /** Writes an expression in the middle of a line. */
  void write(Expr expr) {
    page.comments(rows.of(expr.span()));
    page.ensureLine();
    bare(expr);
  }

  /** Writes an expression where no comment can stand. */
  void bare(Expr expr) {
    if (expr.isNegated()) {
      page.write("not ");
    }
    ExprForm form = expr.form();
    if (form instanceof ExprForm.TermForm term) {
      term(term.term());
    } else if (form instanceof ExprForm.SomeVars some) {
      some(some, expr.span());
    } else if (form instanceof ExprForm.SomeIn some) {
      someIn(some);
    } else if (form instanceof ExprForm.Every every) {
      every(every, expr.span());
    } else {
      new ConditionLayout(page, rows, this).write(expr);
    }
    with(expr);
  }

  private void term(Term term) {
    Optional<Infix> infix = Infix.of(term);
    if (infix.isPresent()) {
      terms.operands((TermValue.Call) term.value(), infix.get(), false);
      return;
    }
    if (term.value() instanceof TermValue.Call call) {
      Optional<Infix> function = Infix.withResult(call);
      if (function.isPresent()) {
        terms.write(call.args().get(2));
        page.write(" = ");
        terms.operands(call, function.get(), false);
        return;
      }
    }
    terms.write(term);
  }

  private void some(ExprForm.SomeVars some, Span whole) {
    page.write("some ");
    int last = rows.of(whole);
    boolean isIndented = false;
    int offset = whole.start() + "some".length();
    for (int i = 0; i < some.vars().size(); i++) {
      offset = nameAfter(rows.text(), offset);
      int at = rows.at(offset);
      if (i > 0 && at > last) {
        page.write(",");
        page.endLine();
        if (!isIndented) {
          page.up();
          isIndented = true;
        }
      } else if (i > 0) {
        page.write(", ");
      }
      page.comments(at);
      page.ensureLine();
      String name = ((Var) some.vars().get(i).value()).name();
      page.write(name.startsWith(Var.WILDCARD) ? "_" : name);
      offset += name.length();
      last = at;
    }
    if (isIndented) {
      page.down();
    }
  }

  /** Where the next name begins; the tree has one place for all variables of a {@code some}. */
  private static int nameAfter(String text, int offset) {
    int at = offset;
    while (at < text.length() && !Character.isLetter(text.charAt(at)) && text.charAt(at) != '_') {
      at = text.charAt(at) == '#' ? text.indexOf('\n', at) : at + 1;
    }
    return at;
  }

  private void someIn(ExprForm.SomeIn some) {
    page.write("some ");
    if (some.key().isPresent()) {
      terms.write(some.key().get());
      page.write(", ");
    }
    terms.write(some.value());
    page.write(" in ");
    terms.write(some.collection(), true);
  }

  private void every(ExprForm.Every every, Span whole) {
    int row = rows.of(whole);
    page.write("every ");
    if (every.key().isPresent()) {
      terms.write(every.key().get());
      page.write(", ");
    }
    terms.write(every.value());
    page.write(" in ");
    terms.write(every.domain());
    page.write(" {");
    Body body = every.body();
    int closeRow = closeRow(whole);
    if (!isOnRow(body, row)) {
      block(body, closeRow);
      return;
    }
    page.write(" ");
    onOneLine(body);
    page.comments(closeRow);
    page.write(body.exprs().size() == 1 ? " }" : "}");
  }

  /** The row where {@code opa fmt} sees the body of an {@code every} end: at its first brace. */
  private int closeRow(Span every) {
    int open = brackets.first('{', every.start(), every.end());
    int close = open < 0 ? -1 : brackets.counted(open, every.end());
    return close < 0 ? 0 : rows.at(close);
  }

  private void with(Expr expr) {
    int last = endWithoutModifiers(expr);
    boolean isIndented = false;
    for (With with : expr.with()) {
      int row = rows.of(with.span());
      if (row == last) {
        page.write(" ");
      } else {
        page.endLine();
        if (!isIndented) {
          page.up();
          isIndented = true;
        }
        page.comments(row);
        if (!page.isAfterComment()) {
          page.ensureLine();
        }
      }
      page.write("with ");
      terms.write(with.target());
      page.write(" as ");
      terms.write(with.value());
      last = row;
    }
    if (isIndented) {
      page.down();
    }
  }

  /** The row where an expression ends and its modifiers begin. */
  private int endWithoutModifiers(Expr expr) {
    if (expr.with().isEmpty()) {
      return 0;
    }
    Span first = expr.with().get(0).span();
    String text = first.source().text();
    int at = first.start() - 1;
    while (at > expr.span().start() && Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return rows.at(at);
  }
}
