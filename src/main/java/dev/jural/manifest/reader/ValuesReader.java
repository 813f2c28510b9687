package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import java.util.List;

/**
 * A ValuesReader reads the values of Helm charts, in which images are given in parts: objects with
 * a {@code repository}, a {@code tag} and sometimes a {@code registry}. Only files that are called
 * after values are read so.
 */
final class ValuesReader implements Reader {
  private static final int MAX_DEPTH = 8;
  private static final String SIGNAL = "image of Helm values";

  /** The ways in which charts give repository and tag. */
  private static final List<String[]> PARTS =
      List.of(
          new String[] {"repository", "tag"},
          new String[] {"repository", "release"},
          new String[] {"name", "version"},
          new String[] {"name", "tag"},
          new String[] {"image", "tag"});

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

  /** Reads values that a chart is given where it is installed. */
  static void readGiven(Node values, Findings findings) {
    if (values.isObject()) {
      readObject(values, 0, findings);
    }
  }

  private static void readObject(Node node, int depth, Findings findings) {
    image(node, findings);
    if (depth < MAX_DEPTH) {
      for (Node entry : node.entries()) {
        if (entry.isObject()) {
          readObject(entry, depth + 1, findings);
        } else {
          wholeImage(entry, findings);
        }
      }
    }
  }

  private static void image(Node node, Findings findings) {
    for (String[] parts : PARTS) {
      Node repository = node.get(parts[0]);
      Node tag = node.get(parts[1]);
      if (repository.isScalar() && tag.isScalar() && !tag.text().isEmpty()) {
        String registry = node.get("registry").string();
        String name = (registry.isEmpty() ? "" : registry + "/") + repository.string();
        findings.image(tag, name + ":" + tag.text(), SIGNAL);
        return;
      }
    }
    Node hub = node.get("hub");
    Node tag = node.get("tag");
    if (hub.isScalar() && tag.isScalar() && !tag.text().isEmpty()) {
      // Istio's charts put the image's name after it themselves.
      findings.image(tag, hub.string() + "/pilot:" + tag.text(), SIGNAL);
    }
  }

  /** A whole reference under a key that is called after an image. */
  private static void wholeImage(Node entry, Findings findings) {
    String key = entry.key();
    boolean isImage = key.equals("image") || key.endsWith("Image");
    if (isImage && entry.string().indexOf('/') >= 0 && entry.string().indexOf(':') > 0) {
      findings.image(entry, SIGNAL);
    }
  }
}
