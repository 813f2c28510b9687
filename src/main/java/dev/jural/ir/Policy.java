package dev.jural.ir;

import dev.jural.value.RegoValue;
import java.util.List;

/**
 * A Policy is the plan of everything that was compiled together. Immutable.
 *
 * @param constants the constants that operands below 0 name; equal ones are one
 * @param documents the virtual documents and functions
 * @param nodes the tree of documents, root first
 */
public record Policy(List<RegoValue> constants, List<Document> documents, List<TreeNode> nodes) {
  public Policy {
    constants = List.copyOf(constants);
    documents = List.copyOf(documents);
    nodes = List.copyOf(nodes);
  }
}
