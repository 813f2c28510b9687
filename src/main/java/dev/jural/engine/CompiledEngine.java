package dev.jural.engine;

import dev.jural.ast.Body;
import dev.jural.ast.Expr;
import dev.jural.ast.Module;
import dev.jural.ast.RegoVersion;
import dev.jural.ast.Var;
import dev.jural.builtin.BuiltinTable;
import dev.jural.compiler.CheckedPolicy;
import dev.jural.compiler.CheckedRule;
import dev.jural.compiler.CompileOptions;
import dev.jural.compiler.Compiler;
import dev.jural.compiler.IrBuilder;
import dev.jural.compiler.Metadata;
import dev.jural.compiler.QueryPlanner;
import dev.jural.compiler.Reads;
import dev.jural.compiler.RuleTree;
import dev.jural.eval.Planner;
import dev.jural.eval.Program;
import dev.jural.eval.QueryProgram;
import dev.jural.ir.Policy;
import dev.jural.parser.RegoParser;
import dev.jural.source.Diagnostic;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import dev.jural.value.RegoObject;
import java.util.ArrayList;
import java.util.List;

/** The engine over a compiled policy. */
final class CompiledEngine implements Engine {
  private final Compiled compiled;
  private final RegoObject data;

  /** What engines over other data share. */
  private record Compiled(
      Compiler compiler,
      CheckedPolicy checked,
      IrBuilder.Built built,
      Program program,
      Planner planner,
      BuiltinTable builtins,
      Runtime runtime) {}

  private CompiledEngine(Compiled compiled, RegoObject data) {
    this.compiled = compiled;
    this.data = data;
  }

  /** Parses and compiles: the way of a policy from text to program. */
  static CompiledEngine compile(
      List<SourceText> sources,
      List<Module> trees,
      RegoObject data,
      BuiltinTable builtins,
      CompileOptions options,
      Runtime runtime) {
    List<Module> modules =
        runtime.timed("timer_rego_module_parse_ns", () -> parse(sources, options.version()));
    modules.addAll(trees);
    return runtime.timed(
        "timer_rego_module_compile_ns", () -> compiled(modules, data, builtins, options, runtime));
  }

  private static CompiledEngine compiled(
      List<Module> modules,
      RegoObject data,
      BuiltinTable builtins,
      CompileOptions options,
      Runtime runtime) {
    Compiler compiler = new Compiler(builtins, options);
    CheckedPolicy checked = compiler.check(modules);
    IrBuilder.Built built = IrBuilder.build(checked, builtins);
    Planner planner = new Planner(builtins);
    Program program = planner.plan(built.policy());
    return new CompiledEngine(
        new Compiled(compiler, checked, built, program, planner, builtins, runtime), data);
  }

  private static List<Module> parse(List<SourceText> sources, RegoVersion version) {
    List<Module> modules = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (SourceText source : sources) {
      try {
        modules.add(RegoParser.parseModule(source, version));
      } catch (RegoException e) {
        problems.addAll(e.diagnostics());
      }
    }
    if (!problems.isEmpty()) {
      throw new RegoException(problems);
    }
    return modules;
  }

  @Override
  public PreparedQuery prepare(String query) {
    return prepare(query, "", List.of());
  }

  @Override
  public PreparedQuery prepare(String query, String packagePath, List<String> imports) {
    Runtime runtime = compiled.runtime();
    Body parsed =
        runtime.timed(
            "timer_rego_query_parse_ns",
            () -> RegoParser.parseQuery(SourceText.of("query", query)));
    return runtime.timed(
        "timer_rego_query_compile_ns", () -> prepared(parsed, packagePath, imports));
  }

  private PreparedQuery prepared(Body parsed, String packagePath, List<String> imports) {
    Body checked =
        packagePath.isEmpty() && imports.isEmpty()
            ? compiled.compiler().checkQuery(parsed, compiled.checked())
            : compiled
                .compiler()
                .checkQuery(parsed, compiled.checked(), around(packagePath, imports));
    QueryProgram program =
        compiled
            .planner()
            .plan(
                QueryPlanner.plan(checked, compiled.built(), compiled.builtins()),
                compiled.program());
    List<Span> expressions = checked.exprs().stream().map(Expr::span).toList();
    return new CompiledQuery(program, expressions, compiled.runtime(), data);
  }

  /** A module of the package with the imports. */
  private static Module around(String packagePath, List<String> imports) {
    String path = packagePath.startsWith("data.") ? packagePath.substring(5) : packagePath;
    StringBuilder text = new StringBuilder("package ").append(path.isEmpty() ? "query" : path);
    imports.forEach(declaration -> text.append("\nimport ").append(declaration));
    return RegoParser.parseModule(SourceText.of("query", text.append('\n').toString()));
  }

  @Override
  public PreparedDocuments documents(List<String> paths) {
    return Documents.prepare(paths, compiled.program(), compiled.runtime(), data);
  }

  /** The plan of the policies. */
  Policy plan() {
    return compiled.built().policy();
  }

  /** The texts of the policies. */
  List<SourceText> sources() {
    return compiled.checked().modules().stream().map(Module::source).toList();
  }

  /** The base documents that some rule looks at, names joined with dots. */
  List<String> dataReads() {
    return new Reads(compiled.checked()).data();
  }

  @Override
  public List<RuleInfo> rules() {
    Metadata metadata = new Metadata(compiled.checked().modules());
    Reads reads = new Reads(compiled.checked());
    List<RuleInfo> rules = new ArrayList<>();
    compiled
        .checked()
        .tree()
        .visit(List.of(), (path, place) -> rules.add(info(path, place, metadata, reads)));
    return rules;
  }

  private static RuleInfo info(List<String> path, RuleTree place, Metadata metadata, Reads reads) {
    CheckedRule first = place.rules().get(0);
    String name = ((Var) first.rule().head().ref().head().value()).name();
    List<RegoObject> chain = new ArrayList<>();
    metadata.chain(first.module(), first.rule()).forEach(link -> chain.add((RegoObject) link));
    return new RuleInfo(
        "data." + String.join(".", path),
        first.module().pkg().path().dotted(),
        name,
        first.rule().span().location(),
        chain,
        first.rule().head().isFunction(),
        List.copyOf(reads.inputPaths(path)));
  }

  @Override
  public boolean reads(String path) {
    return Documents.reads(dataReads(), path);
  }

  @Override
  public RegoObject data() {
    return data;
  }

  @Override
  public Engine withData(RegoObject newData) {
    return new CompiledEngine(compiled, newData);
  }
}
