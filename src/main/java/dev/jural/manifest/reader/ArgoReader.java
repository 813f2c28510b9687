package dev.jural.manifest.reader;

import dev.jural.manifest.NestedText;
import dev.jural.manifest.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An ArgoReader reads the sources of Argo CD's Application and ApplicationSet. */
final class ArgoReader implements Reader {
  private static final int MAX_DEPTH = 4;
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
      read(source, document.walk("spec.generators"), "Argo CD " + kind, findings);
    }
  }

  /** The values given as an object, or as a text. */
  private static Node values(Node helm) {
    Node text = helm.get("values");
    return text.string().isEmpty()
        ? helm.get("valuesObject")
        : NestedText.of(text).document().map(Node::of).orElse(helm.get("valuesObject"));
  }

  /** What lists of an ApplicationSet put in the place of {@code {{name}}} or {@code {{.name}}}. */
  private static List<Node> filledIn(Node revision, Node generators) {
    String text = revision.string().strip();
    if (!text.startsWith("{{") || !text.endsWith("}}")) {
      return List.of();
    }
    String name = text.substring(2, text.length() - 2).strip();
    name = name.startsWith(".") ? name.substring(1) : name;
    List<Node> found = new ArrayList<>();
    collect(generators, name, 0, found);
    return found;
  }

  private static void collect(Node generators, String name, int depth, List<Node> found) {
    for (Node generator : generators.items()) {
      for (Node element : generator.walk("list.elements").items()) {
        Node value = element.walk(name);
        if (value.isScalar()) {
          found.add(value);
        }
      }
      if (depth < MAX_DEPTH) {
        collect(generator.walk("matrix.generators"), name, depth + 1, found);
        collect(generator.walk("merge.generators"), name, depth + 1, found);
      }
    }
  }

  private static void read(Node source, Node generators, String signal, Findings findings) {
    List<Node> revisions = filledIn(source.get("targetRevision"), generators);
    if (revisions.isEmpty()) {
      revisions = List.of(source.get("targetRevision"));
    }
    for (Node revision : revisions) {
      readAt(source, revision, signal, findings);
    }
    source.walk("kustomize.images").items().forEach(image -> kustomizeImage(image, findings));
  }

  private static void readAt(Node source, Node revision, String signal, Findings findings) {
    Node chart = source.get("chart");
    Node url = source.get("repoURL");
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
              values(source.get("helm")),
              signal),
          findings);
    } else if (Charts.isOci(url.string())) {
      Charts.read(
          Charts.ofOci(url.string(), url, revision, values(source.get("helm")), signal), findings);
    } else if (revision.isScalar()) {
      GitReferences.read(revision, url.string(), revision.text(), signal, findings);
    }
  }

  /** {@code old=new:tag} or {@code name:tag}. */
  private static void kustomizeImage(Node image, Findings findings) {
    String text = image.string();
    findings.image(image, text.substring(text.indexOf('=') + 1), "Argo CD kustomize image");
  }
}
