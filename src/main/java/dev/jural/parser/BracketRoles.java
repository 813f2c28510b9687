package dev.jural.parser;

import dev.jural.grammar.RegoLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Tells what brackets are there for: the braces of a rule's body from those of a term, and brackets
 * around operands of {@code and}, {@code or} and {@code not} from those of terms: {@code (a or b)}
 * from {@code (a + b)}, and the body in <code>{ x } or y</code> from a set.
 *
 * <p>It is a matter of what follows or stands inside, which a look at the tokens settles; the
 * grammar would have to read every statement twice to find out, and bodies inside bodies over and
 * over.
 */
final class BracketRoles {
  /** After these comes a term, never an operand of its own. */
  private static final Set<Integer> BEFORE_TERMS =
      Set.of(
          RegoLexer.ASSIGN,
          RegoLexer.UNIFY,
          RegoLexer.EQ,
          RegoLexer.NE,
          RegoLexer.LT,
          RegoLexer.LE,
          RegoLexer.GT,
          RegoLexer.GE,
          RegoLexer.PLUS,
          RegoLexer.MINUS,
          RegoLexer.NEGATIVE,
          RegoLexer.STAR,
          RegoLexer.SLASH,
          RegoLexer.PERCENT,
          RegoLexer.AMP,
          RegoLexer.IN,
          RegoLexer.COMMA,
          RegoLexer.COLON,
          RegoLexer.AS,
          RegoLexer.LBRACK,
          RegoLexer.TIGHT_LBRACK,
          RegoLexer.TIGHT_LPAREN);

  /** A bracket whose end is not yet read. */
  private static final class Open {
    private final CommonToken token;
    private final int before;

    /** Whether only a term can stand here, never an operand. */
    private final boolean wantsTerm;

    private boolean hasLogic;
    private boolean isTerm;
    private boolean isEmpty = true;

    /** Whether all so far is one operand, so that a bar begins the body of a comprehension. */
    private boolean isOneOperand = true;

    /** Whether it looks like a comprehension, which is what OPA tries first in place of a body. */
    private boolean isComprehension;

    Open(CommonToken token, int before, boolean wantsTerm) {
      this.token = token;
      this.before = before;
      this.wantsTerm = wantsTerm;
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private final boolean hasLogic;

  private BracketRoles(boolean hasLogic) {
    this.hasLogic = hasLogic;
  }

  /**
   * Gives opening brackets of bodies and operands their types.
   *
   * @param hasLogic whether the module imports {@code and}, {@code or} or {@code not}
   */
  static void mark(List<Token> tokens, boolean hasLogic) {
    BracketRoles brackets = new BracketRoles(hasLogic);
    int before = Token.EOF;
    CommonToken last = null;
    for (Token next : tokens) {
      if (next.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      if (last != null) {
        brackets.read(last, before, next.getType());
        // After a dot a keyword is a name.
        before = before == RegoLexer.DOT ? RegoLexer.IDENT : last.getType();
      }
      last = (CommonToken) next;
    }
    // What is never closed reads as a body, so that its first error is the one to report.
    for (Open left : brackets.open) {
      if (left.token.getType() == RegoLexer.LBRACE && isBodyOfRule(left, Token.EOF)) {
        left.token.setType(RegoLexer.IF_OPEN);
      }
    }
  }

  private void read(CommonToken token, int before, int after) {
    if (!open.isEmpty()) {
      inside(open.peek(), token.getType(), before);
    }
    switch (token.getType()) {
      case RegoLexer.LPAREN,
          RegoLexer.TIGHT_LPAREN,
          RegoLexer.LBRACK,
          RegoLexer.TIGHT_LBRACK,
          RegoLexer.LBRACE ->
          open.push(new Open(token, before, wantsTerm(before)));
      case RegoLexer.RPAREN, RegoLexer.RBRACK, RegoLexer.RBRACE -> close(after);
      case RegoLexer.AND, RegoLexer.OR, RegoLexer.LOGIC_NOT, RegoLexer.WITH -> {
        if (!open.isEmpty() && before != RegoLexer.DOT) {
          open.peek().hasLogic = true;
        }
      }
      case RegoLexer.COLON -> isTerm();
      case RegoLexer.SOME, RegoLexer.EVERY, RegoLexer.NOT -> {
        if (before == RegoLexer.BAR) {
          isTerm();
        }
      }
      default -> {}
    }
  }

  private static void inside(Open bracket, int type, int before) {
    if (type == RegoLexer.BAR && bracket.isOneOperand) {
      bracket.isComprehension = true;
    }
    bracket.isOneOperand &= bracket.isEmpty || goesOn(type, before);
    bracket.isEmpty &= type == RegoLexer.RBRACE;
  }

  /** Whether a token that follows another can belong to the same operand. */
  private static boolean goesOn(int type, int before) {
    return switch (type) {
      case RegoLexer.DOT,
          RegoLexer.TIGHT_LBRACK,
          RegoLexer.TIGHT_LPAREN,
          RegoLexer.TEMPLATE_TEXT,
          RegoLexer.TEMPLATE_CLOSE ->
          true;
      default ->
          switch (before) {
            case RegoLexer.DOT,
                RegoLexer.NEGATIVE,
                RegoLexer.TEMPLATE_OPEN,
                RegoLexer.RAW_TEMPLATE_OPEN,
                RegoLexer.TEMPLATE_TEXT ->
                true;
            default -> false;
          };
    };
  }

  /** Notes that the innermost bracket holds an object or a comprehension. */
  private void isTerm() {
    if (!open.isEmpty()) {
      open.peek().isTerm = true;
    }
  }

  /** What stands first in round brackets is what the brackets are. */
  private boolean wantsTerm(int before) {
    return before == RegoLexer.LPAREN && !open.isEmpty()
        ? open.peek().wantsTerm
        : BEFORE_TERMS.contains(before);
  }

  private void close(int after) {
    if (open.isEmpty()) {
      return;
    }
    Open bracket = open.pop();
    if (bracket.token.getType() == RegoLexer.LPAREN) {
      if (bracket.hasLogic && hasLogic) {
        bracket.token.setType(RegoLexer.GROUP_OPEN);
        if (!open.isEmpty()) {
          open.peek().hasLogic = true;
        }
      }
    } else if (bracket.token.getType() == RegoLexer.LBRACE && !bracket.isTerm) {
      boolean isOperand = isLogic(bracket.before) || bracket.before == RegoLexer.LOGIC_NOT;
      boolean isFirst = (after == RegoLexer.AND || after == RegoLexer.OR) && !bracket.wantsTerm;
      if (isOperand || isFirst) {
        bracket.token.setType(RegoLexer.BODY_OPEN);
      } else if (isBodyOfRule(bracket, after)) {
        bracket.token.setType(RegoLexer.IF_OPEN);
      }
    }
  }

  /** OPA reads braces after {@code if} as a term if they can be one, and else as a body. */
  private static boolean isBodyOfRule(Open bracket, int after) {
    boolean isPartOfTerm =
        switch (after) {
          case RegoLexer.DOT,
              RegoLexer.TIGHT_LBRACK,
              RegoLexer.TIGHT_LPAREN,
              RegoLexer.ASSIGN,
              RegoLexer.BAR ->
              true;
          default -> BEFORE_TERMS.contains(after) && after != RegoLexer.LBRACK;
        };
    return bracket.before == RegoLexer.IF
        && !isPartOfTerm
        && !bracket.isEmpty
        && !bracket.isComprehension;
  }

  private static boolean isLogic(int type) {
    return type == RegoLexer.AND || type == RegoLexer.OR;
  }
}
