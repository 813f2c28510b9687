package dev.jural.compiler;

import dev.jural.ast.Body;
import dev.jural.ast.Head;
import dev.jural.ast.Module;
import dev.jural.ast.Ref;
import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.builtin.BuiltinTable;
import dev.jural.compiler.RuleTypes.FunctionType;
import dev.jural.compiler.TypeEnv.DocumentTypes;
import dev.jural.types.RegoType;
import dev.jural.types.RegoTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Infers the type of every rule and reports expressions that can never hold because of the types of
 * what they compare, look up or call (OPA docs, "Type Checking").
 *
 * <p>Rules are looked at after those that they use, so that each ref finds the type of its
 * document. What is not known is of any type, and of any type is whatever an expression needs.
 */
final class CheckTypes {
  private final RuleTree tree;
  private final BuiltinTable builtins;
  private final Problems problems;
  private final BiFunction<Module, Rule, DocumentTypes> schemas;
  private final RuleTypes types = new RuleTypes();

  /**
   * A check of the rules of {@code tree}.
   *
   * @param schemas what is known of {@code input} and the base documents in a rule
   */
  CheckTypes(
      RuleTree tree,
      BuiltinTable builtins,
      Problems problems,
      BiFunction<Module, Rule, DocumentTypes> schemas) {
    this.tree = tree;
    this.builtins = builtins;
    this.problems = problems;
    this.schemas = schemas;
  }

  /** Checks all rules, and gives their types. */
  RuleTypes check() {
    Map<List<String>, RuleTree> places = new LinkedHashMap<>();
    tree.visit(List.of(), places::put);
    for (List<String> path : inOrderOfUse(places)) {
      place(path, Objects.requireNonNull(places.get(path)));
    }
    return types;
  }

  /** Checks a query against rules whose types are known. */
  static void query(
      Body query,
      RuleTree tree,
      BuiltinTable builtins,
      RuleTypes types,
      DocumentTypes documents,
      Problems problems) {
    new ExprTypes(tree, builtins, types, new TypeEnv(documents), problems).body(query);
  }

  // ---- order

  private record Visit(List<String> path, Iterator<List<String>> next) {}

  /** Every place after those that it uses; with a stack of our own, because chains can be long. */
  private List<List<String>> inOrderOfUse(Map<List<String>, RuleTree> places) {
    Dependencies dependencies = new Dependencies(tree);
    List<List<String>> order = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (List<String> start : places.keySet()) {
      if (!seen.add(start)) {
        continue;
      }
      List<Visit> stack = new ArrayList<>();
      stack.add(new Visit(start, dependencies.of(places.get(start)).iterator()));
      while (!stack.isEmpty()) {
        Visit top = stack.get(stack.size() - 1);
        if (!top.next().hasNext()) {
          stack.remove(stack.size() - 1);
          order.add(top.path());
          continue;
        }
        List<String> next = top.next().next();
        if (places.containsKey(next) && seen.add(next)) {
          stack.add(new Visit(next, dependencies.of(places.get(next)).iterator()));
        }
      }
    }
    return order;
  }

  // ---- rules

  private void place(List<String> path, RuleTree place) {
    List<RegoType> values = new ArrayList<>();
    List<List<RegoType>> args = new ArrayList<>();
    for (CheckedRule checked : place.rules()) {
      for (Optional<Rule> at = Optional.of(checked.rule());
          at.isPresent();
          at = at.get().otherwise()) {
        rule(checked, at.get(), values, args);
      }
    }
    if (!args.isEmpty()) {
      List<RegoType> united = new ArrayList<>();
      for (int i = 0; i < args.get(0).size(); i++) {
        int index = i;
        united.add(RegoTypes.union(args.stream().map(types -> types.get(index)).toList()));
      }
      types.put(path, new FunctionType(united, RegoTypes.union(values)));
    } else {
      types.put(path, RegoTypes.union(values));
    }
  }

  private void rule(
      CheckedRule checked, Rule rule, List<RegoType> values, List<List<RegoType>> args) {
    TypeEnv env = new TypeEnv(schemas.apply(checked.module(), rule));
    ExprTypes exprs = new ExprTypes(tree, builtins, types, env, problems);
    int before = problems.count();
    exprs.body(rule.body());
    Head head = rule.head();
    RegoType value =
        head.key()
            .map(key -> RegoType.setOf(TypeEnv.known(exprs.typeOf(key))))
            .orElseGet(() -> TypeEnv.known(exprs.typeOf(head.value())));
    if (problems.count() > before) {
      // What is wrong here is not to be reported again wherever the rule is used.
      value = RegoType.ANY;
    }
    for (int i = checked.rest().size() - 1; i >= 0; i--) {
      value = under(checked.rest().get(i), value, exprs);
    }
    values.add(RegoTypes.bounded(value));
    if (head.isFunction()) {
      args.add(head.args().stream().map(arg -> TypeEnv.known(exprs.typeOf(arg))).toList());
    }
  }

  /** An object with what is of {@code value} under a step of a head. */
  private static RegoType under(Term step, RegoType value, ExprTypes exprs) {
    Optional<String> name = Ref.stringOf(step.value());
    if (name.isPresent()) {
      return RegoTypes.object(
          Map.of(name.get(), value), List.of(Map.entry(RegoType.STRING, RegoType.ANY)));
    }
    RegoType key = TypeEnv.known(exprs.typeOf(step));
    return RegoTypes.object(Map.of(), List.of(Map.entry(key, value)));
  }
}
