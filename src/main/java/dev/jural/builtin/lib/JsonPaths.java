package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoSet;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The paths of {@code json.filter}, {@code json.remove} and {@code json.patch}: strings of JSON
 * Pointer (RFC 6901), with or without the first slash, or arrays of keys.
 */
final class JsonPaths {
  /** A Node is a step of one or more paths; at the end of a path it has no steps below. */
  private static final class Node {
    private final Map<RegoValue, Node> below = new HashMap<>();
    private boolean isEnd;
  }

  private final Node root;

  private JsonPaths(Node root) {
    this.root = root;
  }

  /** The keys of one path. */
  static List<RegoValue> path(RegoValue value) {
    if (value instanceof RegoArray array) {
      return array.elements();
    }
    if (!(value instanceof RegoString string)) {
      throw BuiltinException.wrongType(
          2,
          "one of {set, array} containing string paths or array of path segments",
          value.typeName());
    }
    String text = string.text();
    if (text.isEmpty()) {
      return List.of();
    }
    int start = 0;
    while (start < text.length() && text.charAt(start) == '/') {
      start++;
    }
    List<RegoValue> keys = new ArrayList<>();
    for (String key : text.substring(start).split("/", -1)) {
      keys.add(RegoString.of(key.replace("~1", "/").replace("~0", "~")));
    }
    return keys;
  }

  /** The paths that operand 2 holds. */
  static JsonPaths of(RegoValue operand) {
    Iterable<RegoValue> all;
    if (operand instanceof RegoArray array) {
      all = array;
    } else if (operand instanceof RegoSet set) {
      all = set;
    } else {
      throw BuiltinException.wrongType(2, "one of {set, array}", operand.typeName());
    }
    Node root = new Node();
    for (RegoValue each : all) {
      Node at = root;
      for (RegoValue key : path(each)) {
        at = at.below.computeIfAbsent(key, k -> new Node());
      }
      // A path of no keys selects nothing.
      at.isEnd = at != root;
    }
    return new JsonPaths(root);
  }

  /** What of {@code object} lies on the paths. */
  RegoValue filter(RegoObject object) {
    return filter(object, root);
  }

  /** What of {@code object} does not lie on the paths. */
  RegoValue remove(RegoObject object) {
    return remove(object, root);
  }

  private static RegoValue filter(RegoValue value, Node node) {
    if (node.isEnd) {
      return value;
    }
    if (value instanceof RegoObject object) {
      RegoObject.Builder kept = RegoObject.builder();
      for (int i = 0; i < object.size(); i++) {
        Node below = node.below.get(object.keyAt(i));
        if (below != null) {
          kept.put(object.keyAt(i), filter(object.valueAt(i), below));
        }
      }
      return kept.build();
    } else if (value instanceof RegoArray array) {
      RegoArray.Builder kept = new RegoArray.Builder();
      for (int i = 0; i < array.size(); i++) {
        Node below = atIndex(node, i);
        if (below != null) {
          kept.add(filter(array.get(i), below));
        }
      }
      return kept.build();
    } else if (value instanceof RegoSet set) {
      RegoSet.Builder kept = RegoSet.builder();
      for (RegoValue element : set) {
        Node below = node.below.get(element);
        if (below != null) {
          kept.add(filter(element, below));
        }
      }
      return kept.build();
    }
    return value;
  }

  private static RegoValue remove(RegoValue value, Node node) {
    if (value instanceof RegoObject object) {
      RegoObject.Builder kept = RegoObject.builder(object.size());
      for (int i = 0; i < object.size(); i++) {
        Node below = node.below.get(object.keyAt(i));
        if (below == null || !below.isEnd) {
          RegoValue old = object.valueAt(i);
          kept.put(object.keyAt(i), below == null ? old : remove(old, below));
        }
      }
      return kept.build();
    } else if (value instanceof RegoArray array) {
      RegoArray.Builder kept = new RegoArray.Builder();
      for (int i = 0; i < array.size(); i++) {
        Node below = atIndex(node, i);
        if (below == null || !below.isEnd) {
          kept.add(below == null ? array.get(i) : remove(array.get(i), below));
        }
      }
      return kept.build();
    } else if (value instanceof RegoSet set) {
      RegoSet.Builder kept = RegoSet.builder(set.size());
      for (RegoValue element : set) {
        Node below = node.below.get(element);
        if (below == null || !below.isEnd) {
          kept.add(below == null ? element : remove(element, below));
        }
      }
      return kept.build();
    }
    return value;
  }

  /** As in OPA, an index must be given as a string here, a number does not match. */
  private static @Nullable Node atIndex(Node node, int index) {
    return node.below.isEmpty() ? null : node.below.get(RegoString.of(Integer.toString(index)));
  }
}
