package dev.jural.manifest;

import dev.jural.source.Location;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A Node is a place in a document: steps can be taken from it whether or not something is there,
 * and its path is only made when it must be shown.
 *
 * <p>A missing node is null, has no children and an empty text.
 */
public final class Node {
  private static final int NO_INDEX = -1;

  private final Manifest manifest;
  private final Node parent;
  private final String key;
  private final int index;
  private final RegoValue value;
  private final boolean exists;

  private Node(
      Manifest manifest, Node parent, String key, int index, RegoValue value, boolean exists) {
    this.manifest = manifest;
    this.parent = parent == null ? this : parent;
    this.key = key;
    this.index = index;
    this.value = value;
    this.exists = exists;
  }

  /** The root of {@code manifest}. */
  @SuppressWarnings(
      "NullAway") // The root is its own parent, which cannot be said before it exists.
  public static Node of(Manifest manifest) {
    return new Node(manifest, null, "", NO_INDEX, manifest.value(), true);
  }

  /** The document. */
  public Manifest manifest() {
    return manifest;
  }

  /** What stands here; null when nothing does. */
  public RegoValue value() {
    return value;
  }

  /** Whether something stands here, be it null. */
  public boolean exists() {
    return exists;
  }

  /** Whether an object stands here. */
  public boolean isObject() {
    return value instanceof RegoObject;
  }

  /** Whether an array stands here. */
  public boolean isArray() {
    return value instanceof RegoArray;
  }

  /** Whether something other than an array, an object or null stands here. */
  public boolean isScalar() {
    return exists && !isObject() && !isArray() && value != RegoNull.NULL;
  }

  /** The node under {@code name}, if an object with it stands here. */
  public Node get(String name) {
    RegoValue found = RegoNull.NULL;
    boolean isThere = false;
    if (value instanceof RegoObject object) {
      int slot = object.find(RegoString.of(name));
      isThere = slot >= 0;
      found = isThere ? object.valueIn(slot) : found;
    }
    return new Node(manifest, this, name, NO_INDEX, found, isThere);
  }

  /** The node reached by the names of {@code path}, which dots separate. */
  public Node walk(String path) {
    Node node = this;
    for (String name : path.split("\\.", -1)) {
      node = node.get(name);
    }
    return node;
  }

  /** The elements of the array that stands here. */
  public List<Node> items() {
    if (!(value instanceof RegoArray array)) {
      return List.of();
    }
    List<Node> nodes = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      nodes.add(new Node(manifest, this, "", i, array.get(i), true));
    }
    return nodes;
  }

  /** The values of the object that stands here, in the order of their keys. */
  public List<Node> entries() {
    if (!(value instanceof RegoObject object)) {
      return List.of();
    }
    List<Node> nodes = new ArrayList<>(object.size());
    for (int i = 0; i < object.size(); i++) {
      if (object.keyAt(i) instanceof RegoString name) {
        nodes.add(new Node(manifest, this, name.text(), NO_INDEX, object.valueAt(i), true));
      }
    }
    return nodes;
  }

  /** The key that leads here; empty for elements and the root. */
  public String key() {
    return key;
  }

  /**
   * The scalar that stands here as text: strings as they are, others as they are written, so that
   * {@code 1.20} stays {@code 1.20}. Empty for all else.
   */
  public String text() {
    if (value instanceof RegoString string) {
      return string.text();
    }
    if (!isScalar()) {
      return "";
    }
    String raw = manifest.positions().rawText(path());
    return raw.isEmpty() ? value.toString() : raw;
  }

  /** The string that stands here; empty for all else. */
  public String string() {
    return value instanceof RegoString string ? string.text() : "";
  }

  /** Where it stands; for a missing node, where its nearest ancestor does. */
  public Location location() {
    return manifest.positions().at(path());
  }

  /** Where its key stands. */
  public Location keyLocation() {
    return manifest.positions().ofKey(path());
  }

  /** The steps from the root. */
  public List<RegoValue> path() {
    List<RegoValue> path = new ArrayList<>();
    for (Node node = this; node.parent != node; node = node.parent) {
      path.add(node.index == NO_INDEX ? RegoString.of(node.key) : RegoNumber.of(node.index));
    }
    Collections.reverse(path);
    return path;
  }
}
