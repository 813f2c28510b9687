package dev.jural.parser;

import dev.jural.ast.RegoVersion;
import dev.jural.grammar.RegoLexer;
import java.util.ArrayList;
import java.util.List;
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
  private int lastLine;
  private boolean isAfterDot;
  private int depth;
  private int deepest;
  private int deepestAt;
  private Keywords keywords = new Keywords(RegoVersion.V1);
  private final List<String> importPath = new ArrayList<>();
  private boolean isInImport;

  /** A lexer over {@code input}. */
  protected TokenRules(CharStream input) {
    super(input);
  }

  /** Reads a module that begins with these keywords; its imports are noted in them. */
  final void read(Keywords ofModule) {
    keywords = ofModule;
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
    boolean followsImport = isInImport && endsImport(token);
    boolean isName = lastType == RegoLexer.DOT || lastType == RegoLexer.PACKAGE;
    if (type == RegoLexer.IMPORT && !isName && !isKeywordInRef(type)) {
      isInImport = true;
    }
    if (type > 0 && type <= RegoLexer.IDENT) {
      // Nothing can be joined to an import, so a name there begins a rule.
      boolean isPlain = isKeywordInRef(type) || (followsImport && type == RegoLexer.IDENT);
      type = isPlain ? RegoLexer.IDENT : typeOfWord(type, token);
      ((CommonToken) token).setType(type);
    }
    switch (type) {
      case RegoLexer.LBRACK, RegoLexer.LPAREN -> {
        if (token.getStartIndex() == lastStop + 1 && endsTerm()) {
          ((CommonToken) token)
              .setType(type == RegoLexer.LBRACK ? RegoLexer.TIGHT_LBRACK : RegoLexer.TIGHT_LPAREN);
        }
        open(token);
      }
      case RegoLexer.DOT -> {
        if (!isTight(token)) {
          ((CommonToken) token).setType(RegoLexer.LOOSE_DOT);
        }
      }
      case RegoLexer.LBRACE -> open(token);
      case RegoLexer.CONTAINS -> {
        if (isInHead(token)) {
          type = RegoLexer.HEAD_CONTAINS;
          ((CommonToken) token).setType(type);
        }
      }
      case RegoLexer.MINUS -> {
        if (!endsTerm()) {
          ((CommonToken) token).setType(RegoLexer.NEGATIVE);
        }
      }
      case RegoLexer.RBRACK, RegoLexer.RPAREN, RegoLexer.RBRACE -> depth--;
      default -> {}
    }
    isAfterDot = lastType == RegoLexer.DOT;
    lastType = type;
    lastLine = token.getLine();
    lastStop = token.getStopIndex();
    return token;
  }

  /** A dot stands between two names without space. */
  private boolean isTight(Token dot) {
    int next = _input.LA(1);
    return dot.getStartIndex() == lastStop + 1 && next > ' ';
  }

  private int typeOfWord(int type, Token token) {
    if (type == RegoLexer.IDENT && _input.LA(1) == '(' && !endsTerm()) {
      // A call where no term stands before: or({1}, {2}) is the function, whatever is imported.
      return type;
    }
    // Only names can become keywords, so the text of other tokens is not asked for.
    return keywords.type(type, type == RegoLexer.IDENT ? token.getText() : "");
  }

  /** Follows the path of an import, which ends at the first token that cannot belong to it. */
  private boolean endsImport(Token token) {
    boolean wantsName = lastType == RegoLexer.IMPORT || lastType == RegoLexer.DOT;
    if (wantsName && token.getType() <= RegoLexer.IDENT) {
      importPath.add(token.getText());
      return false;
    } else if (token.getType() == RegoLexer.DOT) {
      return false;
    }
    keywords.imported(List.copyOf(importPath));
    importPath.clear();
    isInImport = false;
    return true;
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
          RegoLexer.TEMPLATE_CLOSE,
          RegoLexer.NUMBER,
          RegoLexer.TRUE,
          RegoLexer.FALSE,
          RegoLexer.NULL,
          RegoLexer.RBRACK,
          RegoLexer.RPAREN,
          RegoLexer.RBRACE ->
          true;
      case RegoLexer.CONTAINS -> true;
      default -> isAfterDot;
    };
  }

  /** Whether a {@code contains} follows the name of a rule: {@code p contains (x)} is no call. */
  private boolean isInHead(Token contains) {
    return depth == 0 && lastType != RegoLexer.DOT && contains.getLine() == lastLine && endsTerm();
  }

  /** A closing brace without its opening one is the parser's to report. */
  @Override
  public int popMode() {
    return _modeStack.isEmpty() ? _mode : super.popMode();
  }
}
