package dev.jural.parser;

import dev.jural.grammar.RegoLexer;
import java.util.BitSet;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/**
 * TokenRules are what tokens depend on beside their own characters: whether a bracket stands right
 * behind a term, and how deep brackets are nested. The generated lexer extends it.
 */
public abstract class TokenRules extends Lexer {
  private int lastStop = -2;
  private int lastType = Token.EOF;
  private boolean isAfterDot;
  private int depth;
  private int deepest;
  private int deepestAt;
  private BitSet plainNames = new BitSet();

  /** A lexer over {@code input}. */
  protected TokenRules(CharStream input) {
    super(input);
  }

  /** Makes the tokens of these types names, as keywords are that a v0 module did not import. */
  public final void readAsNames(BitSet types) {
    plainNames = types;
  }

  /** The deepest nesting of brackets so far. */
  public final int deepest() {
    return deepest;
  }

  /** Offset of the bracket that opened it. */
  public final int deepestAt() {
    return deepestAt;
  }

  @Override
  public Token nextToken() {
    Token token = super.nextToken();
    if (token.getChannel() != Token.DEFAULT_CHANNEL) {
      return token;
    }
    int type = token.getType();
    if (type > 0 && (plainNames.get(type) || isKeywordInRef(type))) {
      type = RegoLexer.IDENT;
      ((CommonToken) token).setType(type);
    }
    switch (type) {
      case RegoLexer.LBRACK, RegoLexer.LPAREN -> {
        open(token);
        if (token.getStartIndex() == lastStop + 1 && endsTerm()) {
          ((CommonToken) token)
              .setType(type == RegoLexer.LBRACK ? RegoLexer.TIGHT_LBRACK : RegoLexer.TIGHT_LPAREN);
        }
      }
      case RegoLexer.LBRACE -> open(token);
      case RegoLexer.RBRACK, RegoLexer.RPAREN, RegoLexer.RBRACE -> depth--;
      default -> {}
    }
    isAfterDot = lastType == RegoLexer.DOT;
    lastType = type;
    lastStop = token.getStopIndex();
    return token;
  }

  /** A keyword right before a dot begins a ref: {@code package.name}. */
  private boolean isKeywordInRef(int type) {
    return type >= RegoLexer.PACKAGE && type <= RegoLexer.FALSE && _input.LA(1) == '.';
  }

  private void open(Token token) {
    if (++depth > deepest) {
      deepest = depth;
      deepestAt = token.getStartIndex();
    }
  }

  private boolean endsTerm() {
    return switch (lastType) {
      case RegoLexer.IDENT,
          RegoLexer.STRING,
          RegoLexer.RAW_STRING,
          RegoLexer.CONTAINS,
          RegoLexer.RBRACK,
          RegoLexer.RPAREN,
          RegoLexer.RBRACE ->
          true;
      default -> isAfterDot;
    };
  }

  /** A closing brace without its opening one is the parser's to report. */
  @Override
  public int popMode() {
    return _modeStack.isEmpty() ? _mode : super.popMode();
  }
}
