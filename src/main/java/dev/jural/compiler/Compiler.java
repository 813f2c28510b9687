package dev.jural.compiler;

import dev.jural.ast.Body;
import dev.jural.ast.Module;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.builtin.BuiltinTable;
import dev.jural.compiler.LocalRewriter.AnnotationsInReach;
import dev.jural.compiler.TypeEnv.DocumentTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A Compiler checks modules and rewrites them until they can be planned. Immutable; shared by
 * threads.
 *
 * <p>The stages are in {@link #STAGES}, in their order, each with the reason of its place. A stage
 * reports everything it finds wrong; the first stage that found something ends the work.
 */
public final class Compiler {
  private final BuiltinTable builtins;
  private final CompileOptions options;

  /** A compiler of policies that call functions of {@code builtins}. */
  public Compiler(BuiltinTable builtins, CompileOptions options) {
    this.builtins = builtins;
    this.options = options;
  }

  /** What stages hand on. */
  private record Work(List<Module> modules, RuleTree tree, RuleTypes types) {
    Work(List<Module> modules, RuleTree tree) {
      this(modules, tree, new RuleTypes());
    }
  }

  /** A Stage is one pass over all modules. */
  private interface Stage {
    Work apply(Work work, Compiler compiler, Problems problems);
  }

  /** Name, pass, and why it stands where it does. */
  private record Row(String name, Stage stage, String reason) {}

  private static final List<Row> STAGES =
      List.of(
          new Row(
              "CheckNames", Compiler::checkNames, "names must be usable before any is resolved"),
          new Row(
              "ResolveNames",
              Compiler::resolve,
              "all later stages need full paths and unique locals"),
          new Row(
              "BuildRuleTree",
              Compiler::buildTree,
              "places of rules are known once heads are resolved"),
          new Row("CheckConflicts", Compiler::conflicts, "needs the tree"),
          new Row(
              "CheckCalls",
              Compiler::calls,
              "safety needs to know how many arguments a function takes"),
          new Row("CheckRecursion", Compiler::recursion, "needs the tree and full paths"),
          new Row("OrderBodies", Compiler::order, "the plan needs every body in order"),
          new Row(
              "RebuildRuleTree",
              Compiler::buildTree,
              "the tree holds the rules, which ordering made anew"),
          new Row("CheckTypes", Compiler::types, "types follow the order of evaluation"));

  /**
   * Checks modules.
   *
   * @throws dev.jural.source.RegoException with at most ten diagnostics, sorted by place
   */
  public CheckedPolicy check(List<Module> modules) {
    Work work = new Work(List.copyOf(modules), new RuleTree.Draft().build());
    for (Row row : STAGES) {
      Problems problems = new Problems();
      work = row.stage().apply(work, this, problems);
      problems.throwIfAny();
    }
    return new CheckedPolicy(work.modules(), work.tree(), work.types());
  }

  /**
   * Checks a query against a policy. Its outermost variables keep their names.
   *
   * @throws dev.jural.source.RegoException with at most ten diagnostics, sorted by place
   */
  public Body checkQuery(Body query, CheckedPolicy policy) {
    return checkQuery(query, policy, Globals.none());
  }

  /**
   * Checks a query that stands in a module: it sees the module's imports and the rules of its
   * package.
   *
   * @throws dev.jural.source.RegoException with at most ten diagnostics, sorted by place
   */
  public Body checkQuery(Body query, CheckedPolicy policy, Module around) {
    return checkQuery(query, policy, Globals.of(around, Globals.rulesByPackage(policy.modules())));
  }

  private Body checkQuery(Body query, CheckedPolicy policy, Globals globals) {
    Problems problems = new Problems();
    LocalRewriter rewriter =
        new LocalRewriter(globals, problems, options, true, false, rule -> AnnotationsInReach.NONE);
    LocalScope scope = new LocalScope(null);
    Body resolved = rewriter.body(query, scope);
    rewriter.reportUnused(scope);
    problems.throwIfAny();
    new CheckCalls(policy.tree(), builtins, problems).check(resolved);
    problems.throwIfAny();
    Body ordered = new OrderBodies(builtins, policy.tree(), problems).query(resolved);
    problems.throwIfAny();
    DocumentTypes documents = options.schemas().map(Schemas::everywhere).orElse(DocumentTypes.NONE);
    CheckTypes.query(ordered, policy.tree(), builtins, policy.types(), documents, problems);
    problems.throwIfAny();
    return ordered;
  }

  // ---- stages

  private static Work checkNames(Work work, Compiler compiler, Problems problems) {
    CheckNames.check(work.modules(), compiler.options, problems);
    return work;
  }

  private static Work resolve(Work work, Compiler compiler, Problems problems) {
    Map<Ref, Set<String>> rules = Globals.rulesByPackage(work.modules());
    Metadata metadata = new Metadata(work.modules());
    List<Module> resolved = new ArrayList<>();
    Problems unused = new Problems();
    for (Module module : work.modules()) {
      Globals globals = Globals.of(module, rules);
      resolved.add(
          rewrite(
              module,
              rule ->
                  new LocalRewriter(
                          globals,
                          problems,
                          compiler.options,
                          false,
                          !compiler.options.isLikeV1(module.version()),
                          part ->
                              new AnnotationsInReach(
                                  metadata.ofRule(module, part), metadata.chain(module, part)))
                      .rule(rule)));
      if (compiler.options.isStrict()) {
        globals.reportUnused(module, unused);
      }
    }
    // OPA looks at these first, and at nothing else when there are any.
    unused.throwIfAny();
    return new Work(resolved, work.tree());
  }

  private static Work buildTree(Work work, Compiler compiler, Problems problems) {
    return new Work(work.modules(), RuleTrees.build(work.modules()));
  }

  private static Work conflicts(Work work, Compiler compiler, Problems problems) {
    RuleTrees.check(work.tree(), problems);
    return work;
  }

  private static Work calls(Work work, Compiler compiler, Problems problems) {
    CheckCalls check = new CheckCalls(work.tree(), compiler.builtins, problems);
    work.modules()
        .forEach(
            module -> {
              boolean isLikeV1 = compiler.options.isLikeV1(module.version());
              module.rules().forEach(rule -> check.check(rule, isLikeV1));
            });
    return work;
  }

  private static Work recursion(Work work, Compiler compiler, Problems problems) {
    new CheckRecursion(work.tree(), problems).check();
    return work;
  }

  private static Work order(Work work, Compiler compiler, Problems problems) {
    OrderBodies order = new OrderBodies(compiler.builtins, work.tree(), problems);
    return new Work(
        work.modules().stream().map(module -> rewrite(module, order::rule)).toList(), work.tree());
  }

  private static Work types(Work work, Compiler compiler, Problems problems) {
    Optional<Schemas> schemas =
        compiler.options.schemas().map(given -> new Schemas(given, work.modules(), problems));
    CheckTypes check =
        new CheckTypes(
            work.tree(),
            compiler.builtins,
            problems,
            (module, rule) ->
                schemas.map(known -> known.of(module, rule)).orElse(DocumentTypes.NONE));
    return new Work(work.modules(), work.tree(), check.check());
  }

  private static Module rewrite(Module module, UnaryOperator<Rule> rewriter) {
    List<Rule> rules = new ArrayList<>();
    module.rules().forEach(rule -> rules.add(rewriter.apply(rule)));
    return module.withRules(rules);
  }
}
