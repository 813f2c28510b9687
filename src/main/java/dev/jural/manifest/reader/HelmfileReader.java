package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import java.util.HashMap;
import java.util.Map;

/** A HelmfileReader reads the releases of a helmfile. */
final class HelmfileReader implements Reader {
  @Override
  public boolean recognises(Node document) {
    return !document.get("kind").exists()
        && document.get("releases").items().stream().anyMatch(r -> r.get("chart").isScalar());
  }

  @Override
  public void read(Node document, Findings findings) {
    Map<String, Node> repositories = new HashMap<>();
    for (Node repository : document.get("repositories").items()) {
      repositories.put(repository.get("name").string(), repository);
    }
    for (Node release : document.get("releases").items()) {
      Node chart = release.get("chart");
      String text = chart.string();
      Node version = release.get("version");
      Node values = inlineValues(release);
      if (Charts.isOci(text)) {
        Charts.read(Charts.ofOci(text, chart, version, values, "helmfile release"), findings);
        continue;
      }
      int slash = text.indexOf('/');
      String alias = slash < 0 ? "" : text.substring(0, slash);
      Node repository = repositories.getOrDefault(alias, chart.get(""));
      String url = repository.get("url").string();
      boolean isRegistry = repository.get("oci").text().equals("true");
      Charts.read(
          new Charts.Use(
              text.substring(slash + 1),
              isRegistry ? "oci://" + url : url,
              alias,
              chart,
              version,
              values,
              "helmfile release"),
          findings);
    }
  }

  /** Values are a list of files and of objects; the last object is looked at. */
  private static Node inlineValues(Node release) {
    Node found = release.get("");
    for (Node values : release.get("values").items()) {
      found = values.isObject() ? values : found;
    }
    return found;
  }
}
