package dev.jural.manifest.reader;

import dev.jural.manifest.Node;

/**
 * A ValuesReader reads the values of Helm charts, in which images are given in parts: objects with
 * a {@code repository}, a {@code tag} and sometimes a {@code registry}. Only files that are called
 * after values are read so.
 */
final class ValuesReader implements Reader {
  private static final int MAX_DEPTH = 8;

  @Override
  public boolean recognises(Node document) {
    String file = document.manifest().origin().file();
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.contains("values")
        && !document.get("kind").exists()
        && !document.get("apiVersion").exists();
  }

  @Override
  public void read(Node document, Findings findings) {
    readObject(document, 0, findings);
  }

  private static void readObject(Node node, int depth, Findings findings) {
    image(node, findings);
    if (depth < MAX_DEPTH) {
      for (Node entry : node.entries()) {
        if (entry.isObject()) {
          readObject(entry, depth + 1, findings);
        }
      }
    }
  }

  private static void image(Node node, Findings findings) {
    Node repository = node.get("repository");
    Node tag = node.get("tag");
    if (!repository.isScalar() || !tag.isScalar() || tag.text().isEmpty()) {
      return;
    }
    String registry = node.get("registry").string();
    String name = (registry.isEmpty() ? "" : registry + "/") + repository.string();
    findings.image(tag, name + ":" + tag.text(), "image of Helm values");
  }
}
