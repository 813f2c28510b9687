package dev.jural.manifest;

import dev.jural.source.Location;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.Arrays;
import java.util.List;

/**
 * A PositionTable holds the places of one document's nodes in the order of the text, four numbers
 * and a key a node, and is walked by path only when something must be printed. Values hold no
 * places, so evaluation pays nothing for them.
 *
 * <p>A node's children follow it; its size says where its next sibling starts. An alias is one node
 * that names the node it stands for.
 */
final class PositionTable implements Positions {
  /** Stands for the key {@code <<}; compared by identity. */
  static final RegoString MERGE_KEY = RegoString.of("<<");

  static final int WIDTH = 4;
  static final int START = 0;

  /** End of a node's text; for an alias the complement of the node it stands for. */
  static final int END = 1;

  /** Number of nodes from this one to the last below it. */
  static final int SIZE = 2;

  static final int KEY_START = 3;

  private static final int ROOT = 0;
  private static final int NONE = -1;

  private final Offsets offsets;
  private final int[] nodes;

  /** The key that leads to each node; {@link RegoString#EMPTY} for elements and the root. */
  private final RegoString[] keys;

  PositionTable(Offsets offsets, int[] nodes, RegoString[] keys, int count) {
    this.offsets = offsets;
    this.nodes = Arrays.copyOf(nodes, count * WIDTH);
    this.keys = Arrays.copyOf(keys, count);
  }

  @Override
  public Location at(List<RegoValue> path) {
    int node = nearest(path);
    return offsets.source().locate(contentStart(node));
  }

  @Override
  public Location ofKey(List<RegoValue> path) {
    int node = find(path);
    boolean isEntry = node > ROOT && get(node, KEY_START) != NONE;
    return isEntry ? offsets.locate(get(node, KEY_START)) : at(path);
  }

  @Override
  public String rawText(List<RegoValue> path) {
    int node = find(path);
    if (node == NONE) {
      return "";
    }
    node = target(node);
    if (get(node, SIZE) > 1) {
      return "";
    }
    int start = contentStart(node);
    return offsets.source().text().substring(start, Math.max(start, endOffset(node)));
  }

  /** The node's first character after an anchor and a tag. */
  private int contentStart(int node) {
    String text = offsets.source().text();
    int at = offsets.offset(get(node, START));
    int end = endOffset(node);
    while (at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
      int next = at;
      while (next < end && !Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      while (next < end && Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      if (next >= end) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private int endOffset(int node) {
    int end = get(node, END);
    return end < 0 ? offsets.offset(get(node, START)) : offsets.offset(end);
  }

  private int nearest(List<RegoValue> path) {
    int node = ROOT;
    for (RegoValue step : path) {
      int child = child(node, step);
      if (child == NONE) {
        return node;
      }
      node = child;
    }
    return node;
  }

  private int find(List<RegoValue> path) {
    int node = ROOT;
    for (RegoValue step : path) {
      node = child(node, step);
      if (node == NONE) {
        return NONE;
      }
    }
    return node;
  }

  private int child(int parent, RegoValue step) {
    int node = target(parent);
    if (step instanceof RegoString key) {
      return entry(node, key);
    }
    return step instanceof RegoNumber index && index.isLong()
        ? element(node, index.longValue())
        : NONE;
  }

  private int element(int parent, long index) {
    int end = parent + get(parent, SIZE);
    long left = index;
    for (int node = parent + 1; node < end; node += get(node, SIZE)) {
      if (left-- == 0) {
        return get(node, KEY_START) == NONE ? node : NONE;
      }
    }
    return NONE;
  }

  private int entry(int parent, RegoString key) {
    int end = parent + get(parent, SIZE);
    int merged = NONE;
    for (int node = parent + 1; node < end; node += get(node, SIZE)) {
      if (get(node, KEY_START) == NONE) {
        return NONE;
      }
      if (keys[node] == MERGE_KEY) {
        merged = merged == NONE ? mergedEntry(target(node), key) : merged;
      } else if (keys[node].equals(key)) {
        return node;
      }
    }
    return merged;
  }

  /** Looks in a mapping that was merged in, or in each of a sequence of such. */
  private int mergedEntry(int source, RegoString key) {
    int first = source + 1;
    boolean isSequence = get(source, SIZE) > 1 && get(first, KEY_START) == NONE;
    if (!isSequence) {
      return entry(source, key);
    }
    int end = source + get(source, SIZE);
    for (int node = first; node < end; node += get(node, SIZE)) {
      int found = entry(target(node), key);
      if (found != NONE) {
        return found;
      }
    }
    return NONE;
  }

  private int target(int node) {
    int end = get(node, END);
    return end < 0 ? ~end : node;
  }

  private int get(int node, int field) {
    return nodes[node * WIDTH + field];
  }
}
