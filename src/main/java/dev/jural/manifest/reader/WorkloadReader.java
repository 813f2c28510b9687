package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.Rules.NameRule;
import java.util.List;

/**
 * A WorkloadReader reads Kubernetes objects that are a pod or carry a template of one: the images
 * of their containers and the RuntimeClass they ask for.
 */
final class WorkloadReader implements Reader {
  private static final List<String> CONTAINERS =
      List.of("initContainers", "containers", "ephemeralContainers");

  /** Where Tekton's tasks and runs keep their containers. */
  private static final List<String> STEPS =
      List.of("spec.steps", "spec.sidecars", "spec.taskSpec.steps", "spec.taskSpec.sidecars");

  /** Where kinds keep the specification of their pods; others by the first that fits. */
  private static final List<String> POD_SPECS =
      List.of(
          "spec.template.spec",
          "spec.jobTemplate.spec.template.spec",
          "spec.podTemplate.spec",
          "spec.podTemplateSpec.spec",
          "spec.deployment.spec.template.spec");

  @Override
  public boolean recognises(Node document) {
    return Kubernetes.isObject(document);
  }

  @Override
  public void read(Node document, Findings findings) {
    String kind = document.get("kind").string();
    if (kind.equals("Pod")) {
      readPod(document.get("metadata"), document.get("spec"), findings);
    } else if (kind.equals("PodTemplate")) {
      readPod(document.walk("template.metadata"), document.walk("template.spec"), findings);
    }
    for (Node deployment : document.walk("spec.install.spec.deployments").items()) {
      // An operator's ClusterServiceVersion.
      Node template = deployment.walk("spec.template");
      readPod(template.get("metadata"), template.get("spec"), findings);
    }
    for (String path : STEPS) {
      for (Node step : document.walk(path).items()) {
        findings.image(step.get("image"), "step image");
      }
    }
    for (Node template : document.walk("spec.templates").items()) {
      findings.image(template.walk("container.image"), "workflow image");
      findings.image(template.walk("script.image"), "workflow image");
    }
    for (String path : POD_SPECS) {
      Node spec = document.walk(path);
      if (spec.get("containers").isArray()) {
        readPod(document.walk(path.replace(".spec", "") + ".metadata"), spec, findings);
      }
    }
  }

  /** Operators are told the images that they run by variables of this form. */
  private static void readEnvironment(Node variables, Findings findings) {
    for (Node variable : variables.items()) {
      if (variable.get("name").string().startsWith("RELATED_IMAGE")) {
        findings.image(variable.get("value"), "RELATED_IMAGE variable");
      }
    }
  }

  private static void readPod(Node metadata, Node spec, Findings findings) {
    for (String list : CONTAINERS) {
      for (Node container : spec.get(list).items()) {
        findings.image(container.get("image"), "container image");
        readEnvironment(container.get("env"), findings);
        for (NameRule rule : findings.catalogue().signs().resources()) {
          Node limit = container.walk("resources.limits").get(rule.name());
          if (limit.exists()) {
            findings.presenceOfKey(rule.system(), limit, "resource limit");
          }
        }
      }
    }
    for (Node volume : spec.get("volumes").items()) {
      findings.image(volume.walk("image.reference"), "image volume");
    }
    findings.runtime(spec.get("runtimeClassName"), "runtimeClassName");
    for (NameRule rule : findings.catalogue().signs().nodeLabels()) {
      Node label = spec.get("nodeSelector").get(rule.name());
      if (label.exists()) {
        findings.presenceOfKey(rule.system(), label, "nodeSelector");
      }
    }
    Metadata.read(metadata, findings);
  }
}
