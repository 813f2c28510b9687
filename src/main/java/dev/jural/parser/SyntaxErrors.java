package dev.jural.parser;

import dev.jural.grammar.RegoLexer;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

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
    Span span = span(source, found);
    if (source.text().isBlank()) {
      return RegoParser.error("empty module", span);
    }
    IntervalSet expected =
        cause == null || cause.getExpectedTokens() == null
            ? new IntervalSet()
            : cause.getExpectedTokens();
    return RegoParser.error(message(found, expected), span);
  }

  private static String message(Token found, IntervalSet expected) {
    if (found.getType() == RegoLexer.BAD_STRING) {
      return "non-terminated string";
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

  static Span span(SourceText source, Token token) {
    if (token.getType() == Token.EOF) {
      // The end that a reader sees, not the lines after it.
      int last = source.text().stripTrailing().length();
      return new Span(source, last, last);
    }
    int start = Offsets.of(source, token.getStartIndex());
    int end = Offsets.of(source, Math.max(token.getStartIndex(), token.getStopIndex() + 1));
    return new Span(source, start, Math.max(start, end));
  }
}
