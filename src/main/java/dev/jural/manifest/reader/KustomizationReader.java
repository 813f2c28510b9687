package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import java.util.List;

/**
 * A KustomizationReader reads kustomization.yaml: images that are renamed or retagged, Helm charts,
 * and remote bases at a tag.
 */
final class KustomizationReader implements Reader {
  private static final List<String> REMOTE = List.of("resources", "bases", "components");

  @Override
  public boolean recognises(Node document) {
    String group = Kubernetes.group(document);
    if (!group.isEmpty()) {
      return group.equals("kustomize.config.k8s.io");
    }
    boolean hasKind = document.get("kind").exists() || document.get("apiVersion").exists();
    return !hasKind
        && (document.get("resources").isArray()
            || document.get("bases").isArray()
            || document.get("helmCharts").isArray());
  }

  @Override
  public void read(Node document, Findings findings) {
    document.get("images").items().forEach(image -> image(image, findings));
    for (Node chart : document.get("helmCharts").items()) {
      Node name = chart.get("name");
      String source = chart.get("repo").string();
      Charts.read(
          new Charts.Use(
              name.string(),
              source,
              "",
              name,
              chart.get("version"),
              chart.get("valuesInline"),
              "kustomize helmCharts"),
          findings);
    }
    for (String list : REMOTE) {
      for (Node resource : document.get(list).items()) {
        GitReferences.read(resource, resource.string(), "kustomize " + list, findings);
      }
    }
  }

  static void image(Node image, Findings findings) {
    Node newName = image.get("newName");
    Node named = newName.isScalar() ? newName : image.get("name");
    Node newTag = image.get("newTag");
    Node digest = image.get("digest");
    if (newTag.isScalar()) {
      findings.image(newTag, named.string() + ":" + newTag.text(), "kustomize newTag");
    } else if (digest.isScalar()) {
      findings.image(digest, named.string() + "@" + digest.string(), "kustomize digest");
    } else if (newName.isScalar()) {
      findings.imagePresence(newName, newName.string(), "kustomize newName");
    }
  }
}
