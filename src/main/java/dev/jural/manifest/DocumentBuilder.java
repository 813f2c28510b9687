package dev.jural.manifest;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A DocumentBuilder makes the value of one document and its positions from a stream of events, with
 * no tree in between. Places are the loader's own offsets. Used again for the next document of a
 * text, so that its arrays and key strings are shared.
 */
final class DocumentBuilder {
  private static final int NO_KEY = -1;

  private final Offsets offsets;

  /** Equal keys of a text share one string, whose hash is then computed once. */
  private final Map<String, RegoString> keyStrings = new HashMap<>();

  private final Map<String, Anchor> anchors = new HashMap<>();

  private int[] nodes = new int[256 * PositionTable.WIDTH];
  private RegoString[] keys = new RegoString[256];
  private int nodeCount;

  private RegoValue[] values = new RegoValue[64];
  private int valueCount;

  private final Frame[] frames = new Frame[ManifestLimits.MAX_DEPTH];
  private int depth;

  /** Nodes that aliases and merge keys added to those written out. */
  private long aliased;

  private RegoString pendingKey = RegoString.EMPTY;
  private int pendingKeyStart = NO_KEY;

  /** An open array or object. */
  private static final class Frame {
    boolean isObject;
    int node;
    int firstValue;
    long aliasedBefore;
    int height;
    int mergeCount;
    String anchor = "";
  }

  /**
   * What an anchor names.
   *
   * @param value the value; not used while it is open
   * @param node its place
   * @param size its nodes, aliases followed; {@link #OPEN} while its end is not reached
   * @param height how deep it nests
   */
  private record Anchor(RegoValue value, int node, long size, int height) {
    static final long OPEN = -1;
  }

  /** A BuildException says what is wrong with a document, and where by the loader's offsets. */
  static final class BuildException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient String problem;
    final transient int at;
    final transient int other;
    final transient boolean isLimit;

    /**
     * @param other a second place, whose line ends the message; -1 for none
     */
    BuildException(String message, int at, int other, boolean isLimit) {
      super(message, null, false, false);
      this.problem = message;
      this.at = at;
      this.other = other;
      this.isLimit = isLimit;
    }

    /** The whole message. */
    String message(Offsets offsets) {
      return other < 0 ? problem : problem + offsets.locate(other).line();
    }
  }

  DocumentBuilder(Offsets offsets) {
    this.offsets = offsets;
  }

  /** Forgets the last document. */
  void reset() {
    nodeCount = 0;
    Arrays.fill(values, 0, valueCount, null);
    valueCount = 0;
    depth = 0;
    aliased = 0;
    anchors.clear();
    pendingKeyStart = NO_KEY;
  }

  /** Whether the next scalar or alias is a key. */
  boolean wantsKey() {
    return depth > 0 && frames[depth - 1].isObject && pendingKeyStart == NO_KEY;
  }

  /** Sets the key of the value that follows. */
  void key(String text, int start) {
    checkScalar(text, start);
    RegoString known = keyStrings.get(text);
    if (known == null) {
      known = RegoString.of(text);
      keyStrings.put(text, known);
    }
    pendingKey = known;
    pendingKeyStart = start;
  }

  /** Says that the value that follows is merged into the object. */
  void mergeKey(int start) {
    pendingKey = PositionTable.MERGE_KEY;
    pendingKeyStart = start;
  }

  void scalar(RegoValue value, int start, int end, String anchor) {
    if (value instanceof RegoString string) {
      checkScalar(string.text(), start);
    }
    int node = addNode(start);
    set(node, PositionTable.END, end);
    if (!anchor.isEmpty()) {
      anchors.put(anchor, new Anchor(value, node, 1, 0));
    }
    push(value, 0);
  }

  /** Notes a key that has an anchor. */
  void anchorKey(String anchor, RegoValue value) {
    // A node of its own would count as an element; aliases to a key are shown at the place of use.
    if (!anchor.isEmpty()) {
      anchors.put(anchor, new Anchor(value, NO_KEY, 1, 0));
    }
  }

  void start(boolean isObject, int start, String anchor) {
    if (depth == ManifestLimits.MAX_DEPTH) {
      throw tooDeep(start);
    }
    Frame frame = frames[depth];
    if (frame == null) {
      frame = new Frame();
      frames[depth] = frame;
    }
    // The node belongs to the frame around it, so it is added before its own frame is open.
    frame.node = addNode(start);
    depth++;
    frame.isObject = isObject;
    frame.firstValue = valueCount;
    frame.aliasedBefore = aliased;
    frame.height = 0;
    frame.mergeCount = 0;
    frame.anchor = anchor;
    if (!anchor.isEmpty()) {
      anchors.put(anchor, new Anchor(RegoObject.EMPTY, frame.node, Anchor.OPEN, 0));
    }
  }

  void end(int end) {
    Frame frame = frames[depth - 1];
    RegoValue value = frame.isObject ? object(frame) : array(frame);
    Arrays.fill(values, frame.firstValue, valueCount, null);
    valueCount = frame.firstValue;
    set(frame.node, PositionTable.END, end);
    set(frame.node, PositionTable.SIZE, nodeCount - frame.node);
    depth--;
    int height = frame.height + 1;
    if (!frame.anchor.isEmpty()) {
      long size = nodeCount - frame.node + aliased - frame.aliasedBefore;
      anchors.put(frame.anchor, new Anchor(value, frame.node, size, height));
    }
    push(value, height);
  }

  /** Adds the value that {@code name} stands for. */
  void alias(String name, int start) {
    Anchor anchor = resolve(name, start);
    int node = addNode(start);
    set(node, PositionTable.END, anchor.node == NO_KEY ? start : ~anchor.node);
    push(anchor.value, anchor.height);
  }

  /** The value that {@code name} stands for, to be used as a key. */
  RegoValue aliasedKey(String name, int start) {
    return resolve(name, start).value;
  }

  private Anchor resolve(String name, int start) {
    Anchor anchor = anchors.get(name);
    if (anchor == null) {
      throw new BuildException("alias *" + name + " has no anchor before it", start, -1, false);
    }
    if (anchor.size == Anchor.OPEN) {
      throw new BuildException(
          "alias *" + name + " stands inside the value that &" + name + " names, a cycle",
          start,
          -1,
          false);
    }
    countAliased(anchor.size, start);
    if (depth + anchor.height > ManifestLimits.MAX_DEPTH) {
      throw tooDeep(start);
    }
    return anchor;
  }

  private void countAliased(long nodesAdded, int at) {
    aliased += nodesAdded;
    if (aliased > ManifestLimits.MAX_ALIASED_NODES) {
      throw new BuildException(
          "aliases expand to more than " + ManifestLimits.MAX_ALIASED_NODES + " nodes",
          at,
          -1,
          true);
    }
  }

  private static BuildException tooDeep(int at) {
    return new BuildException(
        "nested deeper than " + ManifestLimits.MAX_DEPTH + " levels", at, -1, true);
  }

  private static void checkScalar(String text, int start) {
    if (text.length() > ManifestLimits.MAX_SCALAR) {
      throw new BuildException(
          "a text of "
              + text.length()
              + " characters, more than the limit of "
              + ManifestLimits.MAX_SCALAR,
          start,
          -1,
          true);
    }
  }

  /** The finished document. */
  RegoValue value() {
    return values[0];
  }

  Positions positions() {
    return new PositionTable(offsets, nodes, keys, nodeCount);
  }

  private RegoArray array(Frame frame) {
    RegoValue[] elements = Arrays.copyOfRange(values, frame.firstValue, valueCount);
    return RegoArray.of(elements);
  }

  private RegoObject object(Frame frame) {
    int count = valueCount - frame.firstValue;
    if (count == 0) {
      return RegoObject.EMPTY;
    }
    RegoObject.Builder builder = RegoObject.builder(count - frame.mergeCount);
    int node = frame.node + 1;
    for (int i = 0; i < count; i++, node += get(node, PositionTable.SIZE)) {
      RegoString key = keys[node];
      if (key != PositionTable.MERGE_KEY) {
        int before = builder.size();
        builder.put(key, values[frame.firstValue + i]);
        if (builder.size() == before) {
          throw duplicate(frame.node, node, key);
        }
      }
    }
    if (frame.mergeCount > 0) {
      merge(frame, count, builder);
    }
    return builder.build();
  }

  private void merge(Frame frame, int count, RegoObject.Builder builder) {
    int node = frame.node + 1;
    for (int i = 0; i < count; i++, node += get(node, PositionTable.SIZE)) {
      if (keys[node] == PositionTable.MERGE_KEY) {
        int at = get(node, PositionTable.START);
        RegoValue source = values[frame.firstValue + i];
        if (source instanceof RegoArray several) {
          for (RegoValue one : several) {
            mergeOne(one, at, builder);
          }
        } else {
          mergeOne(source, at, builder);
        }
      }
    }
  }

  private void mergeOne(RegoValue source, int at, RegoObject.Builder builder) {
    if (!(source instanceof RegoObject object)) {
      throw new BuildException(
          "got " + source.typeName() + " for <<, want a mapping or a sequence of mappings",
          at,
          -1,
          false);
    }
    for (int i = 0; i < object.size(); i++) {
      RegoValue key = object.keyAt(i);
      if (builder.get(key).isEmpty()) {
        builder.put(key, object.valueAt(i));
      }
    }
  }

  private BuildException duplicate(int parent, int second, RegoString key) {
    int first = parent + 1;
    while (!keys[first].equals(key) || keys[first] == PositionTable.MERGE_KEY) {
      first += get(first, PositionTable.SIZE);
    }
    return new BuildException(
        "duplicate key " + key + ", already on line ",
        get(second, PositionTable.KEY_START),
        get(first, PositionTable.KEY_START),
        false);
  }

  private int addNode(int start) {
    if (nodeCount == keys.length) {
      keys = Arrays.copyOf(keys, nodeCount * 2);
      nodes = Arrays.copyOf(nodes, nodeCount * 2 * PositionTable.WIDTH);
    }
    int node = nodeCount++;
    keys[node] = pendingKeyStart == NO_KEY ? RegoString.EMPTY : pendingKey;
    set(node, PositionTable.START, start);
    set(node, PositionTable.SIZE, 1);
    set(node, PositionTable.KEY_START, pendingKeyStart);
    if (pendingKeyStart != NO_KEY && pendingKey == PositionTable.MERGE_KEY) {
      frames[depth - 1].mergeCount++;
    }
    pendingKeyStart = NO_KEY;
    return node;
  }

  private void push(RegoValue value, int height) {
    if (valueCount == values.length) {
      values = Arrays.copyOf(values, valueCount * 2);
    }
    values[valueCount++] = value;
    if (depth > 0 && frames[depth - 1].height < height) {
      frames[depth - 1].height = height;
    }
  }

  private int get(int node, int field) {
    return nodes[node * PositionTable.WIDTH + field];
  }

  private void set(int node, int field, int value) {
    nodes[node * PositionTable.WIDTH + field] = value;
  }
}
