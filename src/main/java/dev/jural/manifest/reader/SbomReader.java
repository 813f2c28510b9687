package dev.jural.manifest.reader;

import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.Rules.NameRule;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * An SbomReader reads the images and applications of CycloneDX and SPDX bills of materials by their
 * package URLs. A library of a system is not the system: packages of languages do not count.
 */
final class SbomReader implements Reader {
  private static final String SIGNAL = "package of a bill of materials";

  @Override
  public boolean recognises(Node document) {
    return document.get("bomFormat").string().equals("CycloneDX")
        || document.get("spdxVersion").string().startsWith("SPDX-");
  }

  @Override
  public void read(Node document, Findings findings) {
    component(document.walk("metadata.component"), findings);
    document.get("components").items().forEach(each -> component(each, findings));
    for (Node each : document.get("packages").items()) {
      for (Node reference : each.get("externalRefs").items()) {
        if (reference.get("referenceType").string().equals("purl")) {
          packageUrl(reference.get("referenceLocator"), each.get("versionInfo"), findings);
        }
      }
    }
  }

  private static void component(Node component, Findings findings) {
    packageUrl(component.get("purl"), component.get("version"), findings);
    Node version = component.get("version");
    if (component.get("type").string().equals("container")
        && component.get("purl").string().isEmpty()
        && version.isScalar()) {
      findings.image(version, reference(component.get("name").string(), version.text()), SIGNAL);
    }
    component.get("components").items().forEach(each -> component(each, findings));
  }

  /** {@code pkg:docker/openpolicyagent/opa@0.62.0}, {@code pkg:oci/opa?repository_url=...}. */
  private static void packageUrl(Node url, Node version, Findings findings) {
    String text = url.string();
    int query = text.indexOf('?');
    String path = query < 0 ? text : text.substring(0, query);
    int at = path.lastIndexOf('@');
    String name = at < 0 ? path : path.substring(0, at);
    String stated = at < 0 ? version.text() : decoded(path.substring(at + 1));
    if (name.startsWith("pkg:docker/")) {
      String host = parameter(text, "repository_url");
      String repository =
          (host.isEmpty() ? "" : host + "/") + name.substring("pkg:docker/".length());
      findings.image(url, reference(repository, stated), SIGNAL);
    } else if (name.startsWith("pkg:oci/")) {
      String tag = parameter(text, "tag");
      findings.image(
          url, reference(parameter(text, "repository_url"), tag.isEmpty() ? stated : tag), SIGNAL);
    } else if (name.startsWith("pkg:github/")) {
      for (NameRule rule :
          findings.catalogue().signs().repository(name.substring("pkg:github/".length()))) {
        findings.version(rule.system(), version, SIGNAL);
      }
    }
  }

  private static String reference(String repository, String version) {
    return version.startsWith("sha256:") ? repository + "@" + version : repository + ":" + version;
  }

  private static String parameter(String url, String name) {
    int query = url.indexOf('?');
    if (query < 0) {
      return "";
    }
    for (String pair : url.substring(query + 1).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return decoded(pair.substring(name.length() + 1));
      }
    }
    return "";
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
