package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import java.util.Optional;

/**
 * A FluxReader reads Flux's resources: the charts of HelmRelease and OCIRepository, the tags of
 * GitRepository, and the images and variables of Kustomization. A HelmRelease often names its
 * repository in another resource, which is looked for in the same file.
 */
final class FluxReader implements Reader {
  @Override
  public boolean recognises(Node document) {
    return Kubernetes.isObject(document)
        && (Kubernetes.group(document).endsWith(".toolkit.fluxcd.io")
            || Kubernetes.group(document).equals("helm.fluxcd.io"));
  }

  @Override
  public void read(Node document, Findings findings) {
    Node spec = document.get("spec");
    switch (document.get("kind").string()) {
      case "HelmRelease" -> release(spec, findings);
      case "HelmChart" -> chart(spec, spec.get("values"), "Flux HelmChart", findings);
      case "OCIRepository" -> ociRepository(spec, findings);
      case "GitRepository" -> {
        Node tag = spec.walk("ref.tag").isScalar() ? spec.walk("ref.tag") : spec.walk("ref.semver");
        if (tag.isScalar()) {
          GitReferences.read(
              tag, spec.get("url").string(), tag.text(), "Flux GitRepository", findings);
        }
      }
      case "Kustomization" -> {
        spec.get("images").items().forEach(image -> KustomizationReader.image(image, findings));
        spec.walk("postBuild.substitute")
            .entries()
            .forEach(v -> findings.versionVariable(v.key(), v, "Flux postBuild variable"));
      }
      default -> {}
    }
  }

  private static void release(Node spec, Findings findings) {
    Node values = spec.get("values");
    Node reference = spec.get("chartRef");
    if (reference.isObject()) {
      Optional<Node> source =
          findings.object(reference.get("kind").string(), reference.get("name").string());
      String url = source.map(s -> s.walk("spec.url").string()).orElse("");
      // The chart's version stands in the source; here are only values.
      Node name = reference.get("name");
      Charts.Use use =
          url.isEmpty()
              ? new Charts.Use(
                  name.string(), "", "", name, name.get(""), values, "Flux HelmRelease")
              : Charts.ofOci(url, name, name.get(""), values, "Flux HelmRelease");
      Charts.read(use, findings);
      return;
    }
    Node chart = spec.walk("chart.spec").isObject() ? spec.walk("chart.spec") : spec.get("chart");
    chart(chart, values, "Flux HelmRelease", findings);
  }

  private static void chart(Node chart, Node values, String signal, Findings findings) {
    Node name = chart.get("chart").isScalar() ? chart.get("chart") : chart.get("name");
    Node reference = chart.get("sourceRef");
    String sourceName = reference.get("name").string();
    String source = chart.get("repository").string();
    if (source.isEmpty()) {
      source =
          findings
              .object(reference.get("kind").string(), sourceName)
              .map(s -> s.walk("spec.url").string())
              .orElse("");
    }
    Charts.read(
        new Charts.Use(
            name.string(), source, sourceName, name, chart.get("version"), values, signal),
        findings);
  }

  private static void ociRepository(Node spec, Findings findings) {
    Node url = spec.get("url");
    Node ref = spec.get("ref");
    Node version = ref.get("tag").isScalar() ? ref.get("tag") : ref.get("semver");
    Charts.read(
        Charts.ofOci(url.string(), url, version, spec.get("values"), "Flux OCIRepository"),
        findings);
  }
}
