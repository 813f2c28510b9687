package dev.jural.manifest.reader;

import dev.jural.manifest.NestedText;
import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.Rules.ConfigMapRule;
import dev.jural.manifest.catalogue.Rules.NameRule;
import java.util.Optional;
import java.util.Set;

/**
 * A ConfigTextReader reads texts inside documents by keys that are known to hold them: versions in
 * ConfigMaps that the catalogue names, OPA's configuration, and Rego. It never looks for images
 * there.
 */
final class ConfigTextReader implements Reader {
  private static final String REGO_FILE = ".rego";

  /** OPA docs, "Configuration". */
  private static final Set<String> OPA_KEYS =
      Set.of(
          "services",
          "labels",
          "discovery",
          "bundles",
          "status",
          "decision_logs",
          "plugins",
          "default_decision",
          "default_authorization_decision",
          "persistence_directory",
          "keys",
          "caching",
          "distributed_tracing",
          "server",
          "storage",
          "nd_builtin_cache");

  @Override
  public boolean recognises(Node document) {
    return Kubernetes.is(document, "", "ConfigMap")
        || Kubernetes.is(document, "templates.gatekeeper.sh", "ConstraintTemplate")
        || !document.get("kind").exists() && isOpaConfig(document);
  }

  @Override
  public void read(Node document, Findings findings) {
    switch (document.get("kind").string()) {
      case "ConfigMap" -> readConfigMap(document, findings);
      case "ConstraintTemplate" -> readTemplate(document, findings);
      default -> readOpaConfig(document, findings);
    }
  }

  private static void readConfigMap(Node document, Findings findings) {
    for (ConfigMapRule rule : findings.catalogue().signs().configMaps()) {
      if (rule.name().equals(Kubernetes.name(document))) {
        readRule(rule, document.get("data").get(rule.key()), findings);
      }
    }
    for (Node entry : document.get("data").entries()) {
      String text = entry.string();
      if (entry.key().endsWith(REGO_FILE) || RegoSource.isPolicy(text)) {
        RegoSource.read(NestedText.of(entry), findings);
      } else if (mayBeOpaConfig(text)) {
        NestedText.of(entry)
            .document()
            .map(Node::of)
            .filter(ConfigTextReader::isOpaConfig)
            .ifPresent(config -> readOpaConfig(config, findings));
      }
    }
  }

  private static void readRule(ConfigMapRule rule, Node value, Findings findings) {
    String signal = "ConfigMap " + rule.name();
    if (rule.path().isEmpty()) {
      findings.version(rule.system(), value, signal);
    } else if (value.isScalar()) {
      Optional<Node> root = NestedText.of(value).document().map(Node::of);
      root.ifPresent(
          r -> findings.version(rule.system(), r.walk(rule.path()), signal + " " + rule.path()));
    }
  }

  private static void readTemplate(Node document, Findings findings) {
    for (Node target : document.walk("spec.targets").items()) {
      readRego(target.get("rego"), findings);
      for (Node code : target.get("code").items()) {
        readRego(code.walk("source.rego"), findings);
      }
    }
  }

  private static void readRego(Node rego, Findings findings) {
    if (!rego.string().isEmpty()) {
      RegoSource.read(NestedText.of(rego), findings);
    }
  }

  private static boolean mayBeOpaConfig(String text) {
    return text.contains("decision_logs") || text.contains("bundles");
  }

  /**
   * OPA's configuration has nothing but its own keys, and the control plane's has bundles and what
   * they are made of.
   */
  private static boolean isOpaConfig(Node root) {
    boolean hasParts = root.get("decision_logs").isObject() || root.get("bundles").isObject();
    if (!hasParts) {
      return false;
    }
    boolean isOpa = root.entries().stream().allMatch(entry -> OPA_KEYS.contains(entry.key()));
    return root.get("services").exists()
        || isOpa
        || root.get("bundles").isObject() && root.get("sources").isObject();
  }

  private static void readOpaConfig(Node root, Findings findings) {
    for (NameRule rule : findings.catalogue().signs().opaConfig()) {
      Node part = root.get(rule.name());
      if (part.exists()) {
        findings.presenceOfKey(rule.system(), part, "OPA configuration");
      }
    }
  }
}
