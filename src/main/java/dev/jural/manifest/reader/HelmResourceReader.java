package dev.jural.manifest.reader;

import dev.jural.manifest.NestedText;
import dev.jural.manifest.Node;

/**
 * A HelmResourceReader reads other files that install charts: the HelmChart of K3s and RKE2, and
 * Fleet's fleet.yaml.
 */
final class HelmResourceReader implements Reader {
  @Override
  public boolean recognises(Node document) {
    return Kubernetes.is(document, "helm.cattle.io", "HelmChart") || isFleet(document);
  }

  private static boolean isFleet(Node document) {
    return !document.get("kind").exists()
        && document.walk("helm.chart").isScalar()
        && document.walk("helm.version").isScalar();
  }

  @Override
  public void read(Node document, Findings findings) {
    if (isFleet(document)) {
      Node helm = document.get("helm");
      read(helm, helm.get("values"), "fleet.yaml", findings);
      return;
    }
    Node spec = document.get("spec");
    Node content = spec.get("valuesContent");
    Node values =
        content.string().isEmpty()
            ? spec.get("values")
            : NestedText.of(content).document().map(Node::of).orElse(spec.get("values"));
    read(spec, values, "K3s HelmChart", findings);
  }

  private static void read(Node spec, Node values, String signal, Findings findings) {
    Node chart = spec.get("chart");
    Node version = spec.get("version");
    if (Charts.isOci(chart.string())) {
      Charts.read(Charts.ofOci(chart.string(), chart, version, values, signal), findings);
      return;
    }
    String name = chart.string().substring(chart.string().lastIndexOf('/') + 1);
    Charts.read(
        new Charts.Use(name, spec.get("repo").string(), "", chart, version, values, signal),
        findings);
  }
}
