package dev.jural.builtin.lib;

import static dev.jural.builtin.BuiltinTable.arg;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.builtin.BuiltinTable;
import dev.jural.builtin.Implementation;
import dev.jural.builtin.Operands;
import dev.jural.types.RegoType;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Functions that walk values and graphs. */
public final class Graphs {
  private Graphs() {}

  /** Adds the functions of this category. */
  public static void register(BuiltinTable.Builder table) {
    RegoType any = RegoType.ANY;
    RegoType neighbours = RegoType.anyOf(RegoType.ARRAY, RegoType.SET);
    RegoType graph = RegoType.objectOf(any, neighbours);
    table.withContext(
        "walk",
        "Every path and value in a document.",
        (Implementation.Relation) Graphs::walk,
        RegoType.tuple(RegoType.ARRAY, any),
        arg("x", any));
    table.withContext(
        "graph.reachable",
        "Every node that can be reached.",
        (Implementation.C2) Graphs::reachable,
        RegoType.SET,
        arg("graph", graph),
        arg("initial", neighbours));
    table.withContext(
        "graph.reachable_paths",
        "Every path that can be followed.",
        (Implementation.C2) Graphs::reachablePaths,
        RegoType.setOf(RegoType.ARRAY),
        arg("graph", graph),
        arg("initial", neighbours));
  }

  static boolean walk(BuiltinContext context, List<RegoValue> args, Predicate<RegoValue> sink) {
    return visit(context, RegoArray.EMPTY, args.get(0), sink);
  }

  private static boolean visit(
      BuiltinContext context, RegoArray path, RegoValue value, Predicate<RegoValue> sink) {
    context.charge(1 + path.size() / 8);
    if (!sink.test(new RegoArray.Builder(2).add(path).add(value).build())) {
      return false;
    }
    if (value instanceof RegoObject object) {
      for (int i = 0; i < object.size(); i++) {
        if (!below(context, path, object.keyAt(i), object.valueAt(i), sink)) {
          return false;
        }
      }
    } else if (value instanceof RegoArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (!below(context, path, RegoNumber.of(i), array.get(i), sink)) {
          return false;
        }
      }
    } else if (value instanceof RegoSet set) {
      for (RegoValue element : set) {
        if (!below(context, path, element, element, sink)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean below(
      BuiltinContext context,
      RegoArray path,
      RegoValue key,
      RegoValue value,
      Predicate<RegoValue> sink) {
    return visit(context, path.plus(key), value, sink);
  }

  private static List<RegoValue> neighbours(RegoValue value) {
    if (value instanceof RegoArray array) {
      return array.elements();
    }
    List<RegoValue> all = new ArrayList<>();
    if (value instanceof RegoSet set) {
      set.forEach(all::add);
    }
    return all;
  }

  private static List<RegoValue> initial(RegoValue value) {
    if (value instanceof RegoArray || value instanceof RegoSet) {
      return neighbours(value);
    }
    throw BuiltinException.wrongType(2, "{array, set}", value.typeName());
  }

  static RegoValue reachable(BuiltinContext context, RegoValue a, RegoValue b) {
    RegoObject graph = Operands.object(a, 1);
    Set<RegoValue> reached = new LinkedHashSet<>();
    Deque<RegoValue> open = new ArrayDeque<>(initial(b));
    while (!open.isEmpty()) {
      RegoValue node = open.removeFirst();
      context.charge(1);
      int slot = graph.find(node);
      if (slot >= 0 && reached.add(node)) {
        neighbours(graph.valueIn(slot)).forEach(open::addLast);
      }
    }
    return RegoSet.of(reached);
  }

  static RegoValue reachablePaths(BuiltinContext context, RegoValue a, RegoValue b) {
    RegoObject graph = Operands.object(a, 1);
    RegoSet.Builder paths = RegoSet.builder();
    for (RegoValue root : initial(b)) {
      if (!graph.has(root)) {
        continue;
      }
      List<RegoValue> path = new ArrayList<>(List.of(root));
      List<RegoValue> edges = neighbours(graph.valueIn(graph.find(root)));
      if (edges.isEmpty()) {
        paths.add(RegoArray.of(path));
      }
      for (RegoValue next : edges) {
        follow(context, graph, next, path, new HashSet<>(Set.of(root)), paths);
      }
    }
    return paths.build();
  }

  /**
   * Goes on from the end of {@code path} to {@code node}. What was passed on the way along an edge
   * of the root is not passed again along the same edge: OPA ends the second path before it.
   */
  private static void follow(
      BuiltinContext context,
      RegoObject graph,
      RegoValue node,
      List<RegoValue> path,
      Set<RegoValue> passed,
      RegoSet.Builder paths) {
    context.charge(1 + path.size());
    if (!graph.has(node)) {
      paths.add(RegoArray.of(path));
      return;
    }
    path.add(node);
    List<RegoValue> edges = neighbours(graph.valueIn(graph.find(node)));
    if (edges.isEmpty()) {
      paths.add(RegoArray.of(path));
    }
    for (RegoValue next : edges) {
      passed.add(node);
      if (passed.contains(next)) {
        paths.add(RegoArray.of(path));
      } else {
        follow(context, graph, next, path, passed, paths);
      }
    }
    path.remove(path.size() - 1);
  }
}
