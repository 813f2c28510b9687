package dev.jural.manifest.reader;

import dev.jural.manifest.Node;

/** Knows what all Kubernetes objects have in common. */
final class Kubernetes {
  private Kubernetes() {}

  static boolean isObject(Node node) {
    return !node.get("apiVersion").string().isEmpty() && !node.get("kind").string().isEmpty();
  }

  /** Whether {@code node} is an object of a kind of {@code group}, whatever the version. */
  static boolean is(Node node, String group, String kind) {
    return kind.equals(node.get("kind").string()) && group.equals(group(node));
  }

  /** The API group; empty for the core group. */
  static String group(Node node) {
    String apiVersion = node.get("apiVersion").string();
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  static String name(Node node) {
    return node.walk("metadata.name").string();
  }
}
