package dev.jural.parser;

import dev.jural.ast.Body;
import dev.jural.ast.Module;
import dev.jural.ast.RegoVersion;
import dev.jural.ast.Term;
import dev.jural.grammar.RegoLexer;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import java.util.BitSet;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * A RegoParser turns text into syntax trees.
 *
 * <p>Limits: {@link #MAX_LENGTH} characters, {@link #MAX_DEPTH} brackets inside one another, {@link
 * #MAX_CHAIN} operators or {@code else} in a row. Every mistake is a {@link RegoException} with
 * {@code rego_parse_error} and its place.
 */
public final class RegoParser {
  /** The longest source, in UTF-16 units. */
  public static final int MAX_LENGTH = 10 << 20;

  /** The deepest nesting of brackets. */
  public static final int MAX_DEPTH = 300;

  /** The most operators in one expression, and the most {@code else} of one rule. */
  public static final int MAX_CHAIN = 500;

  private RegoParser() {}

  /** Parses a v1 module. */
  public static Module parseModule(SourceText source) {
    return parseModule(source, RegoVersion.V1);
  }

  /**
   * Parses a module.
   *
   * @param version what the module is written in unless it says {@code import rego.v1}
   */
  public static Module parseModule(SourceText source, RegoVersion version) {
    Keywords keywords = Keywords.of(source, version);
    Parsed<dev.jural.grammar.RegoParser.ModuleContext> parsed =
        parse(source, keywords.plainNames(), dev.jural.grammar.RegoParser::module);
    return new ModuleBuilder(source, keywords.version()).build(parsed.tree(), parsed.tokens());
  }

  /** Parses a query: expressions separated by line ends or {@code ;}. */
  public static Body parseQuery(SourceText source) {
    Parsed<dev.jural.grammar.RegoParser.QueryContext> parsed =
        parse(source, new BitSet(), dev.jural.grammar.RegoParser::query);
    return new BodyBuilder(source).body(parsed.tree().body());
  }

  /** Parses a single term. */
  public static Term parseTerm(SourceText source) {
    Parsed<dev.jural.grammar.RegoParser.SingleTermContext> parsed =
        parse(source, new BitSet(), dev.jural.grammar.RegoParser::singleTerm);
    return new BodyBuilder(source).terms().expr(parsed.tree().expr());
  }

  private record Parsed<T>(T tree, CommonTokenStream tokens) {}

  private static <T extends ParserRuleContext> Parsed<T> parse(
      SourceText source, BitSet plainNames, Function<dev.jural.grammar.RegoParser, T> rule) {
    if (source.text().length() > MAX_LENGTH) {
      throw error("source is longer than " + MAX_LENGTH + " characters", new Span(source, 0, 0));
    }
    RegoLexer lexer = new RegoLexer(CharStreams.fromString(source.text(), source.name()));
    lexer.removeErrorListeners();
    lexer.readAsNames(plainNames);
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    if (lexer.deepest() > MAX_DEPTH) {
      int at = Offsets.of(source, lexer.deepestAt());
      throw error(
          "nested too deeply: more than " + MAX_DEPTH + " brackets inside one another",
          new Span(source, at, at));
    }
    dev.jural.grammar.RegoParser parser = new dev.jural.grammar.RegoParser(tokens);
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new FirstErrorOnly());
    try {
      return new Parsed<>(rule.apply(parser), tokens);
    } catch (ParseCancellationException e) {
      // What SLL cannot decide is rare; only then is the slower prediction worth its time.
      tokens.seek(0);
      parser.reset();
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      try {
        return new Parsed<>(rule.apply(parser), tokens);
      } catch (ParseCancellationException real) {
        throw SyntaxErrors.of(source, parser, real);
      }
    } catch (StackOverflowError e) {
      throw error("nested too deeply", new Span(source, 0, 0));
    }
  }

  static RegoException error(String message, Span span) {
    return new RegoException(Diagnostic.error(ErrorCode.PARSE, message, span));
  }
}
