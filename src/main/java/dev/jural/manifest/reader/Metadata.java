package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.Rules.LabelRule;
import dev.jural.manifest.catalogue.Rules.ModeRule;
import dev.jural.manifest.catalogue.Rules.NameRule;
import dev.jural.manifest.catalogue.SystemEntry;
import dev.jural.manifest.catalogue.VersionReader;
import dev.jural.value.RegoObject;
import java.util.Map;

/** Reads the labels and annotations of an object or of a template of pods. */
final class Metadata {
  private static final String VERSION_LABEL = "app.kubernetes.io/version";

  private Metadata() {}

  static void read(Node metadata, Findings findings) {
    Node labels = metadata.get("labels");
    Node annotations = metadata.get("annotations");
    if (labels.value() instanceof RegoObject) {
      for (LabelRule rule : findings.catalogue().signs().labels()) {
        if (holds(rule, labels)) {
          knownVersion(rule.system(), labels.get(VERSION_LABEL), findings);
        }
      }
      for (LabelRule rule : findings.catalogue().signs().presenceLabels()) {
        if (holds(rule, labels)) {
          String name = rule.labels().keySet().iterator().next();
          Node label = labels.get(name);
          findings.presence(rule.system(), label, label.text(), "label " + name);
        }
      }
      for (NameRule rule : findings.catalogue().signs().labelValues()) {
        findings.version(rule.system(), labels.get(rule.name()), "label " + rule.name());
      }
      for (ModeRule rule : findings.catalogue().signs().modes()) {
        Node label = labels.get(rule.label());
        if (!rule.label().isEmpty() && label.text().equals(rule.value())) {
          findings.mode(rule.system(), label, rule.mode(), "label " + rule.label());
        }
      }
    }
    if (annotations.value() instanceof RegoObject) {
      for (NameRule rule : findings.catalogue().signs().annotations()) {
        Node annotation = annotations.get(rule.name());
        findings.lastWord(rule.system(), annotation, "annotation " + rule.name());
      }
    }
  }

  /** In sources the label says "devel": that is no version, and no sign of one either. */
  private static void knownVersion(SystemEntry system, Node label, Findings findings) {
    if (VersionReader.read(label.text(), system).isKnown()) {
      findings.version(system, label, "label " + VERSION_LABEL);
    }
  }

  private static boolean holds(LabelRule rule, Node labels) {
    for (Map.Entry<String, String> label : rule.labels().entrySet()) {
      if (!labels.get(label.getKey()).text().equals(label.getValue())) {
        return false;
      }
    }
    return true;
  }
}
