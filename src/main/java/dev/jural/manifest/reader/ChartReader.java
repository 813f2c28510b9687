package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.NumberKind;
import dev.jural.manifest.catalogue.Rules.ChartRule;
import dev.jural.manifest.catalogue.Version;
import dev.jural.manifest.catalogue.VersionReader;
import java.util.Set;

/**
 * A ChartReader reads Helm's Chart.yaml, Chart.lock and requirements.yaml: the application's
 * version and the charts it depends on. The version of a chart is not that of its application.
 */
final class ChartReader implements Reader {
  private static final Set<String> API_VERSIONS = Set.of("v1", "v2");

  @Override
  public boolean recognises(Node document) {
    if (document.get("kind").exists()) {
      return false;
    }
    return isChart(document) || isDependency(document.get("dependencies"));
  }

  private static boolean isChart(Node document) {
    return API_VERSIONS.contains(document.get("apiVersion").string())
        && !document.get("name").string().isEmpty()
        && document.get("version").isScalar();
  }

  private static boolean isDependency(Node dependencies) {
    return dependencies.items().stream()
        .anyMatch(item -> item.get("name").isScalar() && item.get("repository").exists());
  }

  @Override
  public void read(Node document, Findings findings) {
    if (isChart(document)) {
      readApp(document, findings);
    }
    for (Node dependency : document.get("dependencies").items()) {
      String source = dependency.get("repository").string();
      boolean isAlias = source.startsWith("@") || source.startsWith("alias:");
      Charts.read(
          new Charts.Use(
              dependency.get("name").string(),
              isAlias ? "" : source,
              isAlias ? source : "",
              dependency.get("name"),
              dependency.get("version"),
              dependency.get("values"),
              "dependency of a chart"),
          findings);
    }
  }

  private static void readApp(Node document, Findings findings) {
    Node appVersion = document.get("appVersion");
    for (ChartRule rule : findings.catalogue().signs().charts(document.get("name").string())) {
      boolean isApp =
          switch (rule.kind()) {
            case APP, MINOR, TABLE, LINKERD -> true;
            case ARTEFACT, PRESENCE, RELEASE -> rule.hasAppVersion();
          };
      boolean isLockstep = rule.kind() == NumberKind.APP && !appVersion.isScalar();
      Node place = isLockstep ? document.get("version") : appVersion;
      if (!rule.isUnambiguous() || !isApp || !place.isScalar()) {
        continue;
      }
      Version version = VersionReader.read(place.text(), rule.system());
      if (rule.placeholders().contains(version.normalised())) {
        version = Version.none(version.raw(), dev.jural.manifest.Confidence.UNKNOWN);
      }
      findings
          .add(
              rule.system(),
              place,
              version,
              isLockstep ? "Chart.yaml version" : "Chart.yaml appVersion")
          .comparable(rule.isComparable())
          .done();
    }
  }
}
