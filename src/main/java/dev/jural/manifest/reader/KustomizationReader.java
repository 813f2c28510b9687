package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import java.util.List;

/**
 * A KustomizationReader reads kustomization.yaml: images that are renamed or retagged, Helm charts,
 * and remote bases at a tag.
 */
final class KustomizationReader implements Reader {
  /** The API version of transformers and generators of kustomize itself. */
  private static final String BUILT_IN = "builtin";

  private static final List<String> REMOTE = List.of("resources", "bases", "components");

  @Override
  public boolean recognises(Node document) {
    String group = Kubernetes.group(document);
    if (document.get("apiVersion").string().equals(BUILT_IN)) {
      return true;
    }
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
    if (document.get("imageTag").isObject()) {
      image(document.get("imageTag"), findings);
    }
    if (document.get("kind").string().equals("HelmChartInflationGenerator")) {
      chart(document, findings);
    }
    document.get("helmCharts").items().forEach(chart -> chart(chart, findings));
    document.get("helmChartInflationGenerator").items().forEach(chart -> oldChart(chart, findings));
    for (String list : REMOTE) {
      for (Node resource : document.get(list).items()) {
        GitReferences.read(resource, resource.string(), "kustomize " + list, findings);
      }
    }
  }

  private static void chart(Node chart, Findings findings) {
    Node name = chart.get("name");
    read(name, chart.get("repo").string(), chart.get("version"), chart, findings);
  }

  /** As kustomize had it before version 4. */
  private static void oldChart(Node chart, Findings findings) {
    Node name = chart.get("chartName");
    read(name, chart.get("chartRepo").string(), chart.get("chartVersion"), chart, findings);
  }

  private static void read(Node name, String source, Node version, Node chart, Findings findings) {
    Charts.read(
        new Charts.Use(
            name.string(),
            source,
            "",
            name,
            version,
            chart.get("valuesInline"),
            "kustomize helmCharts"),
        findings);
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
