package dev.jural.compiler;

import dev.jural.builtin.BuiltinTable;
import dev.jural.ir.Document;
import dev.jural.ir.TreeNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PlanContext is what bodies are planned against: constants, functions, and the tree of
 * documents.
 *
 * @param constants grows while plans are written
 * @param builtins the built-in functions
 * @param nodes the tree of documents by path of names
 * @param kinds kind of each document, by id
 * @param arities number of arguments of each function, by its dotted name with {@code data.} in
 *     front
 */
record PlanContext(
    ConstantPool constants,
    BuiltinTable builtins,
    Map<List<String>, TreeNode> nodes,
    List<Document.Kind> kinds,
    Map<String, Integer> arities) {

  /** The root of the tree. */
  TreeNode root() {
    return node(List.of()).orElseThrow(() -> new IllegalStateException("a tree has a root"));
  }

  /** The node at {@code path}. */
  Optional<TreeNode> node(List<String> path) {
    return Optional.ofNullable(nodes.get(path));
  }

  /** The number of arguments of a function of the policy or a built-in one. */
  int arity(String name) {
    Integer declared = arities.get(name);
    if (declared != null) {
      return declared;
    }
    return builtins
        .get(name)
        .orElseThrow(() -> new IllegalStateException("unknown function " + name))
        .arity();
  }

  /** Whether {@code name} is a function of the policy. */
  boolean isFunction(String name) {
    return arities.containsKey(name);
  }

  /** The document of the function of the policy called {@code name}, {@code data.a.f}. */
  int function(String name) {
    List<String> path = List.of(name.substring("data.".length()).split("\\.", -1));
    return node(path)
        .flatMap(TreeNode::document)
        .orElseThrow(() -> new IllegalStateException("unknown function " + name));
  }
}
