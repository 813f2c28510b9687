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
import dev.jural.grammar.RegoParser.ImportDeclContext;
import dev.jural.grammar.RegoParser.ModuleContext;
import dev.jural.grammar.RegoParser.PackageDeclContext;
import dev.jural.grammar.RegoParser.PathContext;
import dev.jural.grammar.RegoParser.PathStepContext;
import dev.jural.grammar.RegoParser.RuleDeclContext;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Builds the module of a parse tree. */
final class ModuleBuilder {
  private final SourceText source;
  private final RegoVersion version;
  private final BodyBuilder bodies;
  private final Spans spans;

  ModuleBuilder(SourceText source, RegoVersion version) {
    this.source = source;
    this.version = version;
    this.bodies = new BodyBuilder(source);
    this.spans = bodies.spans();
  }

  Module build(ModuleContext module, CommonTokenStream tokens) {
    RuleBuilder rules = new RuleBuilder(bodies, version);
    List<Rule> built = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    for (RuleDeclContext rule : module.ruleDecl()) {
      starts.add(spans.of(rule.getStart()).start());
      built.addAll(rules.rules(rule));
    }
    List<Comment> comments = comments(tokens);
    int packageStart = spans.of(module.packageDecl()).start();
    List<Annotations> annotations =
        new AnnotationsReader(source, packageStart, starts).read(comments);
    return new Module(
        packageOf(module.packageDecl()),
        module.importDecl().stream().map(this::importOf).toList(),
        built,
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
    Optional<String> alias = Optional.ofNullable(context.IDENT()).map(name -> name.getText());
    return new Import(ref, alias, spans.of(context));
  }

  private Term path(PathContext context) {
    List<Term> terms = new ArrayList<>();
    terms.add(Term.var(context.IDENT().getText(), spans.of(context.IDENT().getSymbol())));
    for (PathStepContext step : context.pathStep()) {
      Span span = spans.of(step);
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
