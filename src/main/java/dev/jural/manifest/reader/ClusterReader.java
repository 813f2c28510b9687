package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.ImageReference;
import dev.jural.manifest.catalogue.Rules.FieldRule;
import dev.jural.manifest.catalogue.Rules.ImageRule;
import dev.jural.manifest.catalogue.Rules.NameRule;

/**
 * A ClusterReader reads files that make clusters: kind and k3d configurations, upgrade plans of the
 * system upgrade controller, and the variables of Ansible inventories and of talhelper.
 */
final class ClusterReader implements Reader {
  @Override
  public boolean recognises(Node document) {
    return document.isObject();
  }

  @Override
  public void read(Node document, Findings findings) {
    switch (Kubernetes.group(document)) {
      case "kind.x-k8s.io" -> {
        for (Node node : document.get("nodes").items()) {
          findings.image(node.get("image"), "kind node image");
        }
      }
      case "k3d.io" -> findings.image(document.get("image"), "k3d image");
      case "upgrade.cattle.io" -> plan(document.get("spec"), findings);
      default -> {
        if (!document.get("kind").exists()) {
          variables(document, findings);
        }
      }
    }
  }

  /** The image says what is upgraded, the plan's version to which version. */
  private static void plan(Node spec, Findings findings) {
    Node version = spec.get("version");
    Node image = spec.walk("upgrade.image");
    ImageReference reference = ImageReference.parse(image.string());
    if (!version.isScalar() || !reference.tag().isEmpty()) {
      findings.image(image, "upgrade Plan");
      return;
    }
    for (ImageRule rule : findings.catalogue().signs().image(reference)) {
      findings.version(rule.system(), version, "upgrade Plan");
    }
  }

  private static void variables(Node document, Findings findings) {
    for (FieldRule rule : findings.catalogue().signs().documents()) {
      // A file of a project's own: the field that the rule calls its kind tells it from others.
      if (document.walk(rule.kind()).exists()) {
        findings.version(rule.system(), document.walk(rule.path()), rule.path());
      }
    }
    readVariables(document, findings);
    readVariables(document.get("vars"), findings);
    for (Node group : document.entries()) {
      readVariables(group.get("vars"), findings);
      for (Node child : group.get("children").entries()) {
        readVariables(child.get("vars"), findings);
      }
    }
  }

  private static void readVariables(Node variables, Findings findings) {
    for (NameRule rule : findings.catalogue().signs().variables()) {
      findings.version(rule.system(), variables.get(rule.name()), "variable " + rule.name());
    }
  }
}
