package dev.jural.parser;

import dev.jural.grammar.RegoLexer;
import dev.jural.grammar.RegoParser.ArrayTermContext;
import dev.jural.grammar.RegoParser.BodyContext;
import dev.jural.grammar.RegoParser.BraceTermContext;
import dev.jural.grammar.RegoParser.CallStepContext;
import dev.jural.grammar.RegoParser.DefaultRuleContext;
import dev.jural.grammar.RegoParser.ParenTermContext;
import dev.jural.grammar.RegoParser.PrimaryContext;
import dev.jural.grammar.RegoParser.RefContext;
import dev.jural.grammar.RegoParser.ValueContext;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Words syntax errors for people: what was found, and the few things that could have stood there.
 */
final class SyntaxErrors {
  private static final int MOST_EXPECTED = 4;
  private static final Set<Integer> STARTS_OF_TERM =
      Set.of(RegoLexer.IDENT, RegoLexer.STRING, RegoLexer.NUMBER, RegoLexer.LBRACE, RegoLexer.NULL);

  private SyntaxErrors() {}

  static RegoException of(
      SourceText source, CommonTokenStream tokens, ParseCancellationException e) {
    RecognitionException cause = e.getCause() instanceof RecognitionException known ? known : null;
    Token found = cause == null ? tokens.LT(1) : cause.getOffendingToken();
    if (found.getType() == Token.EOF && tokens.LT(-1) == null) {
      return RegoParser.error("empty module", new Span(source, 0, 0));
    }
    Optional<Span> template = template(source, tokens, found);
    if (template.isPresent()) {
      return RegoParser.error("non-terminated string", template.get());
    }
    Optional<Token> comma = cause == null ? Optional.empty() : comma(cause.getCtx());
    if (comma.isPresent()) {
      return RegoParser.error("unexpected ','", span(source, comma.get()));
    }
    Span span = place(source, cause, found);
    IntervalSet expected =
        cause == null || cause.getExpectedTokens() == null
            ? new IntervalSet()
            : cause.getExpectedTokens();
    return RegoParser.error(message(found, expected), span);
  }

  /** Where OPA sees the error: mostly, but not always, at the token that does not fit. */
  private static Span place(SourceText source, @Nullable RecognitionException cause, Token found) {
    RuleContext context = cause == null ? null : cause.getCtx();
    if (context instanceof RefContext || context instanceof PrimaryContext) {
      RuleContext parent = context instanceof PrimaryContext ? context.parent : context;
      if (parent != null
          && parent.parent instanceof DefaultRuleContext rule
          && found.getType() != Token.EOF) {
        return span(source, rule.getStart());
      }
    }
    if (found.getType() == RegoLexer.LOOSE_DOT) {
      Span dot = span(source, found);
      String text = source.text();
      boolean isBehindName = dot.start() > 0 && text.charAt(dot.start() - 1) > ' ';
      return isBehindName && dot.end() < text.length() && text.charAt(dot.end()) <= ' '
          ? new Span(source, dot.end(), dot.end())
          : dot;
    }
    return span(source, found);
  }

  /**
   * The stretch of a template string that is not ended: from its beginning, or from behind its last
   * expression.
   */
  private static Optional<Span> template(SourceText source, CommonTokenStream tokens, Token found) {
    if (found.getType() != Token.EOF && found.getType() != RegoLexer.BAD_CHARACTER) {
      return Optional.empty();
    }
    Token before = tokens.LT(-1);
    Token first = before;
    if (before != null && before.getType() == RegoLexer.TEMPLATE_TEXT) {
      Token earlier = tokens.LT(-2);
      first = earlier != null && isTemplateOpen(earlier) ? earlier : before;
    } else if (before == null || !isTemplateOpen(before)) {
      return Optional.empty();
    }
    return Optional.of(span(source, first));
  }

  private static boolean isTemplateOpen(Token token) {
    return token.getType() == RegoLexer.TEMPLATE_OPEN
        || token.getType() == RegoLexer.RAW_TEMPLATE_OPEN;
  }

  /** The comma that only {@code k, v in xs} could have had, if the error is behind one. */
  private static Optional<Token> comma(@Nullable RuleContext context) {
    RuleContext at = context;
    while (at != null && !(at instanceof ValueContext) && !(at instanceof ParenTermContext)) {
      if (at instanceof BraceTermContext
          || at instanceof ArrayTermContext
          || at instanceof CallStepContext
          || at instanceof BodyContext) {
        return Optional.empty();
      }
      at = at.parent;
    }
    TerminalNode comma =
        at instanceof ValueContext value
            ? value.COMMA()
            : at instanceof ParenTermContext paren ? paren.COMMA() : null;
    return Optional.ofNullable(comma).map(TerminalNode::getSymbol);
  }

  private static String message(Token found, IntervalSet expected) {
    if (found.getType() == RegoLexer.BAD_STRING) {
      return "non-terminated string";
    }
    if (found.getType() == RegoLexer.BAD_NUMBER) {
      return "illegal number format " + found.getText();
    }
    if (found.getType() == RegoLexer.BAD_CHARACTER) {
      return "illegal token " + found.getText();
    }
    if (expected.size() == 1 && expected.contains(RegoLexer.PACKAGE)) {
      return "package expected";
    }
    String got = found.getType() == Token.EOF ? "end of file" : "'" + found.getText() + "'";
    List<String> wants = expected(expected);
    return "unexpected " + got + (wants.isEmpty() ? "" : ": want " + String.join(", ", wants));
  }

  private static List<String> expected(IntervalSet expected) {
    Set<String> names = new TreeSet<>();
    boolean isTerm = STARTS_OF_TERM.stream().allMatch(expected::contains);
    for (int type : expected.toArray()) {
      if (type == Token.EOF) {
        names.add("end of file");
      } else if (!isTerm || isPunctuation(type)) {
        names.add(name(type));
      }
    }
    List<String> shown = new ArrayList<>();
    if (isTerm) {
      shown.add("a term");
    }
    if (names.size() <= MOST_EXPECTED) {
      shown.addAll(names);
    }
    return shown;
  }

  private static boolean isPunctuation(int type) {
    return type == RegoLexer.RBRACE || type == RegoLexer.RBRACK || type == RegoLexer.RPAREN;
  }

  private static String name(int type) {
    String literal = RegoLexer.VOCABULARY.getLiteralName(type);
    return switch (type) {
      case RegoLexer.IDENT -> "a name";
      case RegoLexer.STRING -> "a string";
      case RegoLexer.NUMBER -> "a number";
      case RegoLexer.TIGHT_LBRACK -> "'['";
      case RegoLexer.TIGHT_LPAREN -> "'('";
      default -> literal == null ? RegoLexer.VOCABULARY.getDisplayName(type) : literal;
    };
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  static Span span(SourceText source, Token token) {
    if (token.getType() == Token.EOF) {
      // The last character that a reader sees, which is OPA's place but for the lines after it.
      int end = source.text().length();
      while (end > 0 && isLineEnd(source.text().charAt(end - 1))) {
        end--;
      }
      return new Span(source, Math.max(0, end - 1), end);
    }
    int start = Offsets.of(source, token.getStartIndex());
    int end = Offsets.of(source, Math.max(token.getStartIndex(), token.getStopIndex() + 1));
    return new Span(source, start, Math.max(start, end));
  }
}
