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
import java.util.function.Function;
import java.util.function.Supplier;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
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
    Keywords keywords = new Keywords(version);
    Tokens tokens = tokens(source, keywords);
    try {
      return module(source, keywords, tokens, PredictionMode.SLL);
    } catch (ParseCancellationException e) {
      // What SLL cannot decide is rare; only then is the slower prediction worth its time.
      return guarded(source, tokens, () -> module(source, keywords, tokens, PredictionMode.LL));
    } catch (StackOverflowError e) {
      throw error("nested too deeply", new Span(source, 0, 0));
    }
  }

  private static Module module(
      SourceText source, Keywords keywords, Tokens tokens, PredictionMode mode) {
    dev.jural.grammar.RegoParser parser = tokens.parser(mode);
    ModuleBuilder builder = new ModuleBuilder(source, keywords);
    parser.addParseListener(builder.rules((FirstErrorOnly) parser.getErrorHandler()));
    return builder.build(parser.module(), tokens.stream());
  }

  /** Parses a query: expressions separated by line ends or {@code ;}. */
  public static Body parseQuery(SourceText source) {
    return new BodyBuilder(source).body(parse(source, dev.jural.grammar.RegoParser::query).body());
  }

  /** Parses a single term. */
  public static Term parseTerm(SourceText source) {
    return new BodyBuilder(source)
        .terms()
        .expr(parse(source, dev.jural.grammar.RegoParser::singleTerm).expr());
  }

  private static <T> T parse(SourceText source, Function<dev.jural.grammar.RegoParser, T> rule) {
    Tokens tokens = tokens(source, new Keywords(RegoVersion.V1));
    try {
      return rule.apply(tokens.parser(PredictionMode.SLL));
    } catch (ParseCancellationException e) {
      return guarded(source, tokens, () -> rule.apply(tokens.parser(PredictionMode.LL)));
    } catch (StackOverflowError e) {
      throw error("nested too deeply", new Span(source, 0, 0));
    }
  }

  /** The second attempt, whose syntax errors are those of the source. */
  private static <T> T guarded(SourceText source, Tokens tokens, Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (ParseCancellationException e) {
      throw SyntaxErrors.of(source, tokens.stream(), e);
    } catch (StackOverflowError e) {
      throw error("nested too deeply", new Span(source, 0, 0));
    }
  }

  /** The tokens of a source, which can be parsed more than once. */
  private record Tokens(CommonTokenStream stream) {
    dev.jural.grammar.RegoParser parser(PredictionMode mode) {
      stream.seek(0);
      dev.jural.grammar.RegoParser parser = new dev.jural.grammar.RegoParser(stream);
      parser.removeErrorListeners();
      parser.getInterpreter().setPredictionMode(mode);
      parser.setErrorHandler(new FirstErrorOnly());
      return parser;
    }
  }

  private static Tokens tokens(SourceText source, Keywords keywords) {
    if (source.text().length() > MAX_LENGTH) {
      throw error("source is longer than " + MAX_LENGTH + " characters", new Span(source, 0, 0));
    }
    RegoLexer lexer = new RegoLexer(CharStreams.fromString(source.text(), source.name()));
    lexer.removeErrorListeners();
    TokenRules rules = lexer;
    rules.read(keywords);
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    if (lexer.deepest() > MAX_DEPTH) {
      int at = Offsets.of(source, lexer.deepestAt());
      throw error(
          "nested too deeply: more than " + MAX_DEPTH + " brackets inside one another",
          new Span(source, at, at));
    }
    BracketRoles.mark(tokens.getTokens(), keywords.hasLogic());
    return new Tokens(tokens);
  }

  static RegoException error(String message, Span span) {
    return new RegoException(Diagnostic.error(ErrorCode.PARSE, message, span));
  }
}
