package dev.jural.compiler;

import dev.jural.ast.Rule;
import dev.jural.ast.Term;
import dev.jural.builtin.BuiltinTable;
import dev.jural.ir.Code;
import dev.jural.ir.Document;
import dev.jural.ir.Instr;
import dev.jural.ir.Policy;
import dev.jural.ir.RulePlan;
import dev.jural.ir.TreeNode;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the plan of a checked policy.
 *
 * <p>First every place of the rule tree that has rules becomes a document with a number, then the
 * rules are planned, because any rule may refer to any document. A place with a rule whose head
 * goes on with a variable takes all rules below it into one document: {@code p[x].q := 1} and
 * {@code p.a.b := 2} are both entries of {@code p}.
 */
public final class IrBuilder {
  private final BuiltinTable builtins;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<List<String>, TreeNode> nodes = new HashMap<>();
  private final List<TreeNode> nodeList = new ArrayList<>();
  private final Map<String, Integer> arities = new HashMap<>();

  /** A document before its rules are planned. */
  private record Draft(List<String> path, Document.Kind kind, int arity, List<Entry> entries) {}

  /** A rule and its path inside its document. */
  private record Entry(Rule rule, List<Term> path) {}

  private IrBuilder(BuiltinTable builtins) {
    this.builtins = builtins;
  }

  /** A policy's plan, and what queries against it are planned with. */
  public record Built(
      Policy policy,
      List<Document.Kind> kinds,
      Map<List<String>, TreeNode> nodes,
      Map<String, Integer> arities) {}

  /** The plan of {@code policy}. */
  public static Built build(CheckedPolicy policy, BuiltinTable builtins) {
    return new IrBuilder(builtins).build(policy.tree());
  }

  private Built build(RuleTree tree) {
    nodeList.add(new TreeNode(0, List.of(), List.of(), Optional.empty()));
    TreeNode root = visit(tree, List.of(), 0);
    nodeList.set(0, root);
    List<Document.Kind> kinds = drafts.stream().map(Draft::kind).toList();
    ConstantPool constants = new ConstantPool(List.of());
    PlanContext context = new PlanContext(constants, builtins, nodes, kinds, arities);
    List<Document> documents = new ArrayList<>();
    for (int id = 0; id < drafts.size(); id++) {
      documents.add(document(id, drafts.get(id), context));
    }
    Policy plan = new Policy(constants.all(), documents, nodeList);
    // Not Map.copyOf: it probes in a row, and paths that are numbered hash in a row.
    return new Built(
        plan, kinds, Collections.unmodifiableMap(nodes), Collections.unmodifiableMap(arities));
  }

  // ---- the tree

  private TreeNode visit(RuleTree tree, List<String> path, int id) {
    Optional<Integer> document = Optional.empty();
    List<TreeNode> children = new ArrayList<>();
    if (!tree.rules().isEmpty()) {
      document = Optional.of(draft(tree, path));
    } else {
      for (Map.Entry<String, RuleTree> child : tree.children().entrySet()) {
        List<String> below = new ArrayList<>(path);
        below.add(child.getKey());
        int childId = nodeList.size();
        nodeList.add(new TreeNode(childId, below, List.of(), Optional.empty()));
        TreeNode made = visit(child.getValue(), below, childId);
        nodeList.set(childId, made);
        children.add(made);
      }
    }
    TreeNode node = new TreeNode(id, path, children, document);
    nodes.put(List.copyOf(path), node);
    return node;
  }

  private int draft(RuleTree tree, List<String> path) {
    Rule first = tree.rules().get(0).rule();
    List<Entry> entries = new ArrayList<>();
    tree.rules().forEach(rule -> entries.add(new Entry(rule.rule(), rule.rest())));
    boolean isOpen = entries.stream().anyMatch(entry -> !entry.path().isEmpty());
    Document.Kind kind;
    if (first.head().isFunction()) {
      kind = Document.Kind.FUNCTION;
    } else if (isOpen || !tree.children().isEmpty()) {
      kind = Document.Kind.PARTIAL_OBJECT;
      collectBelow(tree, List.of(), entries);
    } else {
      kind = first.head().isPartialSet() ? Document.Kind.PARTIAL_SET : Document.Kind.COMPLETE;
    }
    int id = drafts.size();
    drafts.add(new Draft(path, kind, first.head().args().size(), entries));
    if (kind == Document.Kind.FUNCTION) {
      arities.put("data." + String.join(".", path), first.head().args().size());
    }
    return id;
  }

  private static void collectBelow(RuleTree tree, List<Term> prefix, List<Entry> entries) {
    tree.children()
        .forEach(
            (name, child) -> {
              List<Term> path = new ArrayList<>(prefix);
              path.add(Term.string(name, Span.NONE));
              for (CheckedRule rule : child.rules()) {
                List<Term> whole = new ArrayList<>(path);
                whole.addAll(rule.rest());
                entries.add(new Entry(rule.rule(), whole));
              }
              collectBelow(child, path, entries);
            });
  }

  // ---- documents

  private static Document document(int id, Draft draft, PlanContext context) {
    RulePlanner planner = new RulePlanner(context);
    List<RulePlan> rules = new ArrayList<>();
    Optional<Code> fallback = Optional.empty();
    boolean isPartial =
        draft.kind() == Document.Kind.PARTIAL_SET || draft.kind() == Document.Kind.PARTIAL_OBJECT;
    for (Entry entry : draft.entries()) {
      if (isPartial) {
        rules.add(planner.partial(entry.rule(), entry.path()));
      } else if (entry.rule().isDefault()) {
        fallback = Optional.of(planner.completeBody(entry.rule()));
      } else {
        rules.add(planner.complete(entry.rule()));
      }
    }
    return new Document(
        id,
        draft.path(),
        draft.kind(),
        draft.arity(),
        rules,
        fallback,
        !isPartial && isOneConstant(rules),
        draft.entries().get(0).rule().span());
  }

  /** Whether all bodies end in returning the same constant. */
  private static boolean isOneConstant(List<RulePlan> rules) {
    Set<Integer> values = new HashSet<>();
    for (RulePlan rule : rules) {
      for (Code code : rule.chain()) {
        values.add(lastReturn(code));
      }
    }
    return values.size() == 1 && values.iterator().next() < 0;
  }

  private static int lastReturn(Code code) {
    List<Instr> instructions = code.block().instructions();
    Instr last = instructions.get(instructions.size() - 1);
    while (!(last instanceof Instr.Return)) {
      Optional<List<Instr>> inner = innerBlock(last);
      if (inner.isEmpty() || inner.get().isEmpty()) {
        return 0;
      }
      last = inner.get().get(inner.get().size() - 1);
    }
    return ((Instr.Return) last).value();
  }

  private static Optional<List<Instr>> innerBlock(Instr instr) {
    if (instr instanceof Instr.Scan scan) {
      return Optional.of(scan.body().instructions());
    } else if (instr instanceof Instr.With with) {
      return Optional.of(with.body().instructions());
    } else if (instr instanceof Instr.EndWith end) {
      return Optional.of(end.next().instructions());
    } else if (instr instanceof Instr.Union union) {
      return Optional.of(union.next().instructions());
    }
    return instr instanceof Instr.CallRelation call
        ? Optional.of(call.body().instructions())
        : Optional.empty();
  }
}
