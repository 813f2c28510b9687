package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An ArgoReader reads the sources of Argo CD's Application and ApplicationSet. */
final class ArgoReader implements Reader {
  private static final Set<String> KINDS = Set.of("Application", "ApplicationSet");

  @Override
  public boolean recognises(Node document) {
    return Kubernetes.group(document).equals("argoproj.io")
        && KINDS.contains(document.get("kind").string());
  }

  @Override
  public void read(Node document, Findings findings) {
    String kind = document.get("kind").string();
    Node spec =
        kind.equals("Application") ? document.get("spec") : document.walk("spec.template.spec");
    List<Node> sources = new ArrayList<>(spec.get("sources").items());
    if (spec.get("source").isObject()) {
      sources.add(spec.get("source"));
    }
    for (Node source : sources) {
      read(source, "Argo CD " + kind, findings);
    }
  }

  private static void read(Node source, String signal, Findings findings) {
    Node chart = source.get("chart");
    Node url = source.get("repoURL");
    Node revision = source.get("targetRevision");
    if (chart.isScalar()) {
      String address = url.string();
      // Argo CD takes the address of an OCI registry without its scheme.
      String full = address.contains("://") ? address : "oci://" + address;
      Charts.read(
          new Charts.Use(
              chart.string(),
              address.isEmpty() ? "" : full,
              "",
              chart,
              revision,
              source.walk("helm.valuesObject"),
              signal),
          findings);
    } else if (Charts.isOci(url.string())) {
      Charts.read(
          Charts.ofOci(url.string(), url, revision, source.walk("helm.valuesObject"), signal),
          findings);
    } else if (revision.isScalar()) {
      GitReferences.read(revision, url.string(), revision.text(), signal, findings);
    }
    source.walk("kustomize.images").items().forEach(image -> kustomizeImage(image, findings));
  }

  /** {@code old=new:tag} or {@code name:tag}. */
  private static void kustomizeImage(Node image, Findings findings) {
    String text = image.string();
    findings.image(image, text.substring(text.indexOf('=') + 1), "Argo CD kustomize image");
  }
}
