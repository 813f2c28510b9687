package dev.jural.parser;

import dev.jural.grammar.RegoLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Tells brackets around operands of {@code and}, {@code or} and {@code not} from those of terms:
 * {@code (a or b)} from <code>(a + b)</code>, and the body in <code>{ x } or y</code> from a set.
 *
 * <p>It is a matter of what follows or stands inside, which a look at the tokens settles; the
 * grammar would have to read every statement twice to find out.
 */
final class LogicBrackets {
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
          RegoLexer.LPAREN,
          RegoLexer.TIGHT_LPAREN);

  /** A bracket whose end is not yet read. */
  private static final class Open {
    private final CommonToken token;
    private final int before;
    private boolean hasLogic;
    private boolean isTerm;

    Open(CommonToken token, int before) {
      this.token = token;
      this.before = before;
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();

  private LogicBrackets() {}

  /** Gives opening brackets of operands their types. */
  static void mark(List<Token> tokens) {
    LogicBrackets brackets = new LogicBrackets();
    List<Token> seen =
        tokens.stream().filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL).toList();
    int before = Token.EOF;
    for (int i = 0; i < seen.size(); i++) {
      int after = i + 1 < seen.size() ? seen.get(i + 1).getType() : Token.EOF;
      CommonToken token = (CommonToken) seen.get(i);
      brackets.read(token, before, after);
      before = token.getType();
    }
  }

  private void read(CommonToken token, int before, int after) {
    switch (token.getType()) {
      case RegoLexer.LPAREN,
          RegoLexer.TIGHT_LPAREN,
          RegoLexer.LBRACK,
          RegoLexer.TIGHT_LBRACK,
          RegoLexer.LBRACE ->
          open.push(new Open(token, before));
      case RegoLexer.RPAREN, RegoLexer.RBRACK, RegoLexer.RBRACE -> close(after);
      case RegoLexer.AND, RegoLexer.OR, RegoLexer.LOGIC_NOT, RegoLexer.WITH -> {
        if (!open.isEmpty() && before != RegoLexer.DOT) {
          open.peek().hasLogic = true;
        }
      }
      case RegoLexer.COLON, RegoLexer.BAR -> {
        if (!open.isEmpty()) {
          open.peek().isTerm = true;
        }
      }
      default -> {}
    }
  }

  private void close(int after) {
    if (open.isEmpty()) {
      return;
    }
    Open bracket = open.pop();
    if (bracket.token.getType() == RegoLexer.LPAREN) {
      if (bracket.hasLogic) {
        bracket.token.setType(RegoLexer.GROUP_OPEN);
        if (!open.isEmpty()) {
          open.peek().hasLogic = true;
        }
      }
    } else if (bracket.token.getType() == RegoLexer.LBRACE && !bracket.isTerm) {
      boolean isOperand = isLogic(bracket.before) || bracket.before == RegoLexer.LOGIC_NOT;
      boolean isFirst =
          (after == RegoLexer.AND || after == RegoLexer.OR)
              && !BEFORE_TERMS.contains(bracket.before);
      if (isOperand || isFirst) {
        bracket.token.setType(RegoLexer.BODY_OPEN);
      }
    }
  }

  private static boolean isLogic(int type) {
    return type == RegoLexer.AND || type == RegoLexer.OR;
  }
}
