package dev.jural.manifest;

import java.util.List;
import java.util.Locale;

/** A ManifestFormat is a format of files that can be read. A new one is a loader and a constant. */
public enum ManifestFormat {
  /** YAML, the 1.2 core schema as OPA reads it; any number of documents. */
  YAML(List.of(".yaml", ".yml"), new YamlLoader()),
  /** JSON, strictly; one document. */
  JSON(List.of(".json"), new JsonLoader());

  /** Templates are looked at so that they can be named as not read; some are plain YAML. */
  private static final List<String> TEMPLATE_ENDINGS =
      List.of(".tmpl", ".tpl", ".gotmpl", ".yaml.j2", ".yml.j2");

  private final List<String> endings;
  private final DocumentLoader loader;

  ManifestFormat(List<String> endings, DocumentLoader loader) {
    this.endings = endings;
    this.loader = loader;
  }

  DocumentLoader loader() {
    return loader;
  }

  /** The format of a file by its name: JSON for {@code .json}, else YAML. */
  static ManifestFormat of(String name) {
    String lower = Archives.unpackedName(name).toLowerCase(Locale.ROOT);
    for (ManifestFormat format : values()) {
      if (format.endings.stream().anyMatch(lower::endsWith)) {
        return format;
      }
    }
    return YAML;
  }

  /** Whether a file of a directory counts as a manifest by its name. */
  static boolean isManifestName(String name) {
    String lower = Archives.unpackedName(name).toLowerCase(Locale.ROOT);
    for (ManifestFormat format : values()) {
      if (format.endings.stream().anyMatch(lower::endsWith)) {
        return true;
      }
    }
    return isTemplateName(lower);
  }

  static boolean isTemplateName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return TEMPLATE_ENDINGS.stream().anyMatch(lower::endsWith);
  }
}
