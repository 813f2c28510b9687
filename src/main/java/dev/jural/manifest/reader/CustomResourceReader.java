package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.Rules.FieldRule;
import dev.jural.manifest.catalogue.Rules.KindRule;
import dev.jural.manifest.catalogue.Rules.ModeRule;
import dev.jural.manifest.catalogue.Signs;

/**
 * A CustomResourceReader reads what Kubernetes objects say by their group, their API version, and
 * the fields and labels that the catalogue names.
 */
final class CustomResourceReader implements Reader {
  @Override
  public boolean recognises(Node document) {
    return Kubernetes.isObject(document);
  }

  @Override
  public void read(Node document, Findings findings) {
    Signs signs = findings.catalogue().signs();
    String group = Kubernetes.group(document);
    String kind = document.get("kind").string();
    Node apiVersion = document.get("apiVersion");
    for (KindRule rule : signs.apiVersions()) {
      if (rule.matches(group, kind)) {
        findings.version(rule.system(), apiVersion, "apiVersion of " + kind);
      }
    }
    for (FieldRule rule : signs.fields()) {
      if (rule.group().equals(group) && rule.kind().equalsIgnoreCase(kind)) {
        field(rule, document.walk(rule.path()), kind + " " + rule.path(), findings);
      }
    }
    for (ModeRule rule : signs.modes()) {
      if (rule.label().isEmpty() && rule.group().equals(group) && rule.kind().equals(kind)) {
        Node field = document.walk(rule.path());
        if (field.string().equals(rule.value())) {
          findings.mode(rule.system(), field, rule.mode(), kind + " " + rule.path());
        }
      }
    }
    for (KindRule rule : signs.kinds()) {
      if (rule.matches(group, kind)) {
        findings.presence(rule.system(), apiVersion, apiVersion.string(), "apiVersion of " + kind);
      }
    }
    readRuntimes(document, findings);
    Metadata.read(document.get("metadata"), findings);
  }

  /** The RuntimeClasses that an operator of Kata Containers makes. */
  private static void readRuntimes(Node document, Findings findings) {
    if (Kubernetes.is(document, "confidentialcontainers.org", "CcRuntime")) {
      for (Node runtime : document.walk("spec.config.runtimeClasses").items()) {
        findings.runtime(runtime.isObject() ? runtime.get("name") : runtime, "CcRuntime");
      }
    }
  }

  static void field(FieldRule rule, Node field, String signal, Findings findings) {
    boolean isImage =
        rule.reads().equals("image")
            || rule.reads().equals("image-or-version") && field.string().indexOf('/') >= 0;
    if (isImage) {
      findings.image(field, signal);
    } else {
      findings.version(rule.system(), field, signal);
    }
  }
}
