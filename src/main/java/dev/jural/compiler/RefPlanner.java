package dev.jural.compiler;

import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.ast.Var;
import dev.jural.ir.Block;
import dev.jural.ir.Document;
import dev.jural.ir.Instr;
import dev.jural.ir.TreeNode;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans refs. Each step is a lookup when its key is known, else a loop that binds it; refs into
 * {@code data} are routed along the tree of documents, so that what is virtual is called and what
 * is not is looked up.
 */
final class RefPlanner {
  private final PlanContext context;
  private final PlanWriter writer;
  private final TermPlanner terms;
  private final BodyPlanner bodies;

  RefPlanner(PlanContext context, PlanWriter writer, TermPlanner terms, BodyPlanner bodies) {
    this.context = context;
    this.writer = writer;
    this.terms = terms;
    this.bodies = bodies;
  }

  /** Plans {@code ref} and gives the operand with its value. */
  int plan(Ref ref) {
    if (ref.startsWith("data") && !writer.isBound("data")) {
      return tree(context.root(), ref.steps());
    }
    int from;
    if (ref.startsWith("input") && !writer.isBound("input")) {
      from = writer.register();
      writer.emit(new Instr.LoadInput(from));
    } else {
      from = terms.plan(ref.head());
    }
    return steps(from, ref.steps());
  }

  /** Plans lookups of {@code steps} in a value. */
  private int steps(int from, List<Term> steps) {
    int at = from;
    int next = 0;
    while (next < steps.size()) {
      List<Integer> path = new ArrayList<>();
      while (next < steps.size() && Constants.of(steps.get(next)).isPresent()) {
        path.add(writer.constant(Constants.of(steps.get(next)).get()));
        next++;
      }
      if (!path.isEmpty()) {
        at = path(at, path);
      } else {
        at = step(at, steps.get(next));
        next++;
      }
    }
    return at;
  }

  private int path(int from, List<Integer> path) {
    int dst = writer.register();
    writer.emit(
        path.size() == 1
            ? new Instr.Dot(dst, from, path.get(0))
            : new Instr.DotPath(dst, from, path));
    return dst;
  }

  private int step(int from, Term step) {
    if (!bodies.matches().isPattern(step)) {
      int key = terms.plan(step);
      int dst = writer.register();
      writer.emit(new Instr.Dot(dst, from, key));
      return dst;
    }
    int key = writer.register();
    int value = writer.register();
    writer.enter(body -> new Instr.Scan(from, key, value, body));
    bodies.matches().match(step, key);
    return value;
  }

  // ---- the tree of documents

  private int tree(TreeNode node, List<Term> steps) {
    if (node.document().isPresent()) {
      return document(node.document().get(), steps);
    }
    if (steps.isEmpty()) {
      int dst = writer.register();
      writer.emit(new Instr.LoadTree(dst, node.id()));
      return dst;
    }
    if (node.children().isEmpty()) {
      return base(node.path(), steps);
    }
    Term step = steps.get(0);
    Optional<RegoValue> constant = Constants.of(step);
    if (constant.isEmpty()) {
      return branches(node, steps);
    }
    if (constant.get() instanceof RegoString name) {
      Optional<TreeNode> child = node.child(name.text());
      if (child.isPresent()) {
        return tree(child.get(), steps.subList(1, steps.size()));
      }
    }
    return base(node.path(), steps);
  }

  /** A lookup in the base documents alone. */
  private int base(List<String> prefix, List<Term> steps) {
    List<Integer> path = new ArrayList<>();
    prefix.forEach(name -> path.add(writer.constant(RegoString.of(name))));
    int next = 0;
    while (next < steps.size() && Constants.of(steps.get(next)).isPresent()) {
      path.add(writer.constant(Constants.of(steps.get(next)).get()));
      next++;
    }
    int dst = writer.register();
    writer.emit(new Instr.LoadBase(dst, path));
    while (next < steps.size() && !bodies.matches().isPattern(steps.get(next))) {
      int key = terms.plan(steps.get(next));
      int found = writer.register();
      writer.emit(new Instr.DotBase(found, dst, key));
      dst = found;
      next++;
    }
    return steps(dst, steps.subList(next, steps.size()));
  }

  private int document(int document, List<Term> steps) {
    Document.Kind kind = context.kinds().get(document);
    boolean isPartial = kind == Document.Kind.PARTIAL_SET || kind == Document.Kind.PARTIAL_OBJECT;
    if (isPartial && !steps.isEmpty() && !bodies.matches().isPattern(steps.get(0))) {
      int key = terms.plan(steps.get(0));
      int dst = writer.register();
      writer.emit(new Instr.LoadEntry(dst, document, key));
      return steps(dst, steps.subList(1, steps.size()));
    }
    int dst = writer.register();
    writer.emit(new Instr.LoadDocument(dst, document));
    return steps(dst, steps);
  }

  /**
   * A step into the tree whose key is only known when it runs: one branch for each child, one for
   * base documents, all of which go on with the same rest of the body.
   */
  private int branches(TreeNode node, List<Term> steps) {
    Term step = steps.get(0);
    List<Term> rest = steps.subList(1, steps.size());
    boolean isFree = bodies.matches().isPattern(step);
    int key = isFree ? writer.register() : terms.plan(step);
    Map<String, Integer> shared = new LinkedHashMap<>();
    for (String name : freeVariables(steps)) {
      shared.put(name, writer.register());
    }
    int dst = writer.register();
    int label = writer.label();
    List<Runnable> blocks = new ArrayList<>();
    List<Integer> names = new ArrayList<>();
    for (TreeNode child : node.children()) {
      int name = writer.constant(RegoString.of(child.name()));
      names.add(name);
      blocks.add(
          () -> {
            writer.emit(isFree ? new Instr.Move(key, name) : new Instr.Equal(key, name));
            enterStep(step, key, isFree);
            leave(tree(child, rest), dst, shared, label);
          });
    }
    blocks.add(
        () -> {
          int base = writer.register();
          List<Integer> path =
              node.path().stream().map(name -> writer.constant(RegoString.of(name))).toList();
          writer.emit(new Instr.LoadBase(base, path));
          leave(baseBranch(base, step, key, isFree, names, rest), dst, shared, label);
        });
    List<Block> branches = writer.alternatives(blocks);
    writer.enter(next -> new Instr.Union(branches, label, next));
    shared.forEach(writer::bind);
    return dst;
  }

  private int baseBranch(
      int base, Term step, int key, boolean isFree, List<Integer> names, List<Term> rest) {
    int value = writer.register();
    if (isFree) {
      int found = writer.register();
      writer.enter(body -> new Instr.Scan(base, found, value, body));
      writer.emit(new Instr.IsNoneOf(found, names));
      writer.emit(new Instr.Move(key, found));
    } else {
      writer.emit(new Instr.IsNoneOf(key, names));
      writer.emit(new Instr.Dot(value, base, key));
    }
    enterStep(step, key, isFree);
    return steps(value, rest);
  }

  private void enterStep(Term step, int key, boolean isFree) {
    if (isFree) {
      bodies.matches().match(step, key);
    }
  }

  private void leave(int value, int dst, Map<String, Integer> shared, int label) {
    writer.emit(new Instr.Move(dst, value));
    shared.forEach(
        (name, register) ->
            writer
                .operand(name)
                .ifPresent(operand -> writer.emit(new Instr.Move(register, operand))));
    writer.emit(new Instr.Yield(label));
  }

  /** The variables that the steps bind. */
  private Set<String> freeVariables(List<Term> steps) {
    Set<String> found = new LinkedHashSet<>();
    for (Term step : steps) {
      collectFree(step, found);
    }
    return found;
  }

  private void collectFree(Term step, Set<String> found) {
    if (step.value() instanceof Ref ref) {
      ref.steps().forEach(inner -> collectFree(inner, found));
      return;
    }
    for (Term variable : Patterns.variableTerms(step)) {
      if (bodies.matches().isPattern(variable)) {
        found.add(((Var) variable.value()).name());
      }
    }
  }
}
