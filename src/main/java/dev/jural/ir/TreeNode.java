package dev.jural.ir;

import java.util.List;
import java.util.Optional;

/**
 * A TreeNode is a place under {@code data} where virtual documents are, or below which they are.
 *
 * @param id its index in {@link Policy#nodes()}; the root is 0
 * @param path names from below {@code data}
 * @param children by name, in order
 * @param document the document at this very place; then there are no children
 */
public record TreeNode(
    int id, List<String> path, List<TreeNode> children, Optional<Integer> document) {
  public TreeNode {
    path = List.copyOf(path);
    children = List.copyOf(children);
  }

  /** The child called {@code name}. */
  public Optional<TreeNode> child(String name) {
    int low = 0;
    int high = children.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      TreeNode child = children.get(middle);
      int order = child.name().compareTo(name);
      if (order == 0) {
        return Optional.of(child);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /** The last name of the path; empty for the root. */
  public String name() {
    return path.isEmpty() ? "" : path.get(path.size() - 1);
  }
}
