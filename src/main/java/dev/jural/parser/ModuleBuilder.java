package dev.jural.parser;

import dev.jural.ast.Annotations;
import dev.jural.ast.Comment;
import dev.jural.ast.Import;
import dev.jural.ast.Module;
import dev.jural.ast.Package;
import dev.jural.ast.Ref;
import dev.jural.ast.RegoVersion;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.grammar.RegoLexer;
import dev.jural.grammar.RegoParser.BodyContext;
import dev.jural.grammar.RegoParser.ImportDeclContext;
import dev.jural.grammar.RegoParser.LiteralContext;
import dev.jural.grammar.RegoParser.ModuleContext;
import dev.jural.grammar.RegoParser.PackageDeclContext;
import dev.jural.grammar.RegoParser.PathContext;
import dev.jural.grammar.RegoParser.PathStepContext;
import dev.jural.grammar.RegoParser.RuleDeclContext;
import dev.jural.source.Diagnostic;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds the module of a parse tree. */
final class ModuleBuilder {
  private final SourceText source;

  /** What {@code import future.keywords.x} may name. */
  private static final List<String> KEYWORDS =
      List.of("and", "contains", "every", "if", "in", "not", "or");

  private final Keywords keywords;
  private final RegoVersion version;
  private final BodyBuilder bodies;
  private final Spans spans;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  /** Whether an error was found while a rule was read, which is then not whole. */
  private boolean isStopped;

  ModuleBuilder(SourceText source, Keywords keywords) {
    this.source = source;
    this.keywords = keywords;
    this.version = keywords.version();
    this.bodies = new BodyBuilder(source);
    this.spans = bodies.spans();
  }

  /**
   * Takes each rule as soon as the parser has it, and lets go of its parse tree: the trees of a
   * large module together are many times its size.
   */
  ParseTreeListener rules(FirstErrorOnly errors) {
    RuleBuilder builder = new RuleBuilder(bodies, version);
    return new ParseTreeListener() {
      @Override
      public void exitEveryRule(ParserRuleContext context) {
        if (context instanceof RuleDeclContext rule && !isStopped && !errors.hasFailed()) {
          starts.add(spans.of(rule.getStart()).start());
          take(builder, rule);
          rule.children = List.of();
        }
      }

      @Override
      public void enterEveryRule(ParserRuleContext context) {
        if (context instanceof LiteralContext && context.getParent() instanceof BodyContext body) {
          requireSeparator(body, context);
        }
      }

      @Override
      public void visitTerminal(TerminalNode node) {}

      @Override
      public void visitErrorNode(ErrorNode node) {}
    };
  }

  /** Without a separator the parser may only stumble later, over what OPA never comes to. */
  private void requireSeparator(BodyContext body, ParserRuleContext literal) {
    int at = body.getChildCount() - 2;
    boolean isSeparate =
        at < 0
            || !(body.getChild(at) instanceof LiteralContext before)
            || before.getStop().getLine() < literal.getStart().getLine();
    if (!isSeparate) {
      isStopped = true;
      throw BodyBuilder.noSeparator(literal.getStart(), spans);
    }
  }

  private void take(RuleBuilder builder, RuleDeclContext rule) {
    try {
      rules.addAll(builder.rules(rule));
    } catch (RegoException e) {
      // A syntax error further on may be the cause: it comes first.
      problems.addAll(e.diagnostics());
    }
  }

  /**
   * The module, once the parser is done with {@code module} and {@link #rules} has seen its rules.
   */
  Module build(ModuleContext module, CommonTokenStream tokens) {
    if (!problems.isEmpty()) {
      throw new RegoException(problems.subList(0, 1));
    }
    List<Comment> comments = comments(tokens);
    int packageStart = spans.of(module.packageDecl()).start();
    List<Integer> all = new ArrayList<>(starts);
    module.importDecl().forEach(decl -> all.add(spans.of(decl.getStart()).start()));
    List<Annotations> annotations =
        new AnnotationsReader(source, packageStart, all, starts).read(comments);
    return new Module(
        packageOf(module.packageDecl()),
        module.importDecl().stream().map(this::importOf).toList(),
        rules,
        annotations,
        comments,
        version,
        source);
  }

  private Package packageOf(PackageDeclContext context) {
    Term path = path(context.path());
    List<Term> terms = new ArrayList<>();
    terms.add(Term.var("data", path.span()));
    Ref written = (Ref) path.value();
    terms.add(
        Term.string(((dev.jural.ast.Var) written.head().value()).name(), written.head().span()));
    terms.addAll(written.steps());
    return new Package(new Ref(terms), spans.of(context));
  }

  private Import importOf(ImportDeclContext context) {
    Term path = path(context.path());
    Ref ref = (Ref) path.value();
    if (!ref.startsWith("data")
        && !ref.startsWith("input")
        && !ref.startsWith("future")
        && !ref.startsWith("rego")) {
      throw RegoParser.error(
          "unexpected import path, must begin with one of: {data, future, input, rego}, got: "
              + ref.head().span().text(),
          path.span());
    }
    boolean isOfKeyword = ref.startsWith("future") && ref.terms().size() == 3;
    if (isOfKeyword && !KEYWORDS.contains(ref.lastName())) {
      throw RegoParser.error(
          "unexpected keyword, must be one of " + KEYWORDS + ", got: " + ref.lastName(),
          path.span());
    }
    if (context.IDENT() == null && !ref.startsWith("future") && isKeyword(ref)) {
      throw RegoParser.error(
          "unexpected import path, must not end with a keyword, got: " + ref.lastName(),
          ref.terms().get(ref.terms().size() - 1).span());
    }
    if (ref.startsWith("future") && context.IDENT() != null) {
      throw RegoParser.error("`future` imports cannot be aliased", path.span());
    }
    boolean isKeywords = (ref.dotted() + ".").startsWith("future.keywords.");
    if (ref.startsWith("future") && (!isKeywords || ref.terms().size() > 3)) {
      throw RegoParser.error("invalid import, must be `future.keywords`", path.span());
    }
    if (ref.startsWith("rego") && !ref.dotted().equals("rego.v1")) {
      throw RegoParser.error(
          "invalid import `" + ref.dotted() + "`, must be `rego.v1`", path.span());
    }
    Optional<String> alias = Optional.ofNullable(context.IDENT()).map(name -> name.getText());
    return new Import(ref, alias, spans.of(context));
  }

  /** Whether the last name, which the rest of the module would use, is a keyword of it. */
  private boolean isKeyword(Ref ref) {
    return keywords.isKeyword(ref.lastName());
  }

  private Term path(PathContext context) {
    List<Term> terms = new ArrayList<>();
    terms.add(Term.var(context.name().getText(), spans.of(context.name())));
    for (PathStepContext step : context.pathStep()) {
      Span span = step.name() != null ? spans.of(step.name()) : spans.of(step.STRING().getSymbol());
      terms.add(
          Term.string(
              step.name() != null
                  ? step.name().getText()
                  : Strings.unquote(step.STRING().getText(), span),
              span));
    }
    return new Term(new Ref(terms), spans.of(context));
  }

  private List<Comment> comments(CommonTokenStream tokens) {
    List<Comment> comments = new ArrayList<>();
    for (Token token : tokens.getTokens()) {
      if (token.getType() == RegoLexer.COMMENT) {
        comments.add(new Comment(token.getText().substring(1), spans.of(token)));
      }
    }
    return comments;
  }
}
