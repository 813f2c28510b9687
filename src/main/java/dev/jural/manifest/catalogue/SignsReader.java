package dev.jural.manifest.catalogue;

import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.Rules.ActionRule;
import dev.jural.manifest.catalogue.Rules.ChartRule;
import dev.jural.manifest.catalogue.Rules.ConfigMapRule;
import dev.jural.manifest.catalogue.Rules.FieldRule;
import dev.jural.manifest.catalogue.Rules.ImageRule;
import dev.jural.manifest.catalogue.Rules.KindRule;
import dev.jural.manifest.catalogue.Rules.LabelRule;
import dev.jural.manifest.catalogue.Rules.ModeRule;
import dev.jural.manifest.catalogue.Rules.NameRule;
import dev.jural.manifest.catalogue.Rules.SceneRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A SignsReader reads the signs of a catalogue. A later file may add signs to a system. */
final class SignsReader {
  private static final Set<String> REGISTRY_KEYS = Set.of("aliases", "public");
  private static final Set<String> SIGN_KEYS =
      Set.of(
          "system",
          "images",
          "charts",
          "apiGroups",
          "apiVersions",
          "kinds",
          "fields",
          "modes",
          "labels",
          "presenceLabels",
          "labelValues",
          "annotations",
          "configMaps",
          "runtimes",
          "repositories",
          "resources",
          "nodeLabels",
          "opaConfig",
          "documents",
          "comments",
          "downloads",
          "actions",
          "variables");
  private static final Set<String> IMAGE_KEYS = Set.of("release", "artefact", "presence", "hashed");
  private static final Set<String> CHART_KEYS =
      Set.of(
          "name",
          "from",
          "unambiguous",
          "version",
          "appVersion",
          "placeholders",
          "comparable",
          "mode",
          "values");
  private static final Set<String> FIELD_KEYS = Set.of("group", "kind", "path", "reads", "system");
  private static final Set<String> READS = Set.of("version", "image", "image-or-version");

  final Images.Builder images = new Images.Builder();
  final List<ChartRule> charts = new ArrayList<>();
  final List<NameRule> runtimes = new ArrayList<>();
  final List<NameRule> repositories = new ArrayList<>();
  final List<FieldRule> documents = new ArrayList<>();
  final List<FieldRule> fields = new ArrayList<>();
  final List<ModeRule> modes = new ArrayList<>();
  final List<LabelRule> labels = new ArrayList<>();
  final List<LabelRule> presenceLabels = new ArrayList<>();
  final List<KindRule> kinds = new ArrayList<>();
  final List<KindRule> apiVersions = new ArrayList<>();
  final List<ConfigMapRule> configMaps = new ArrayList<>();
  final List<NameRule> annotations = new ArrayList<>();
  final List<NameRule> labelValues = new ArrayList<>();
  final List<NameRule> resources = new ArrayList<>();
  final List<NameRule> nodeLabels = new ArrayList<>();
  final List<NameRule> opaConfig = new ArrayList<>();
  final List<NameRule> variables = new ArrayList<>();
  final List<SceneRule> scenes = new ArrayList<>();
  final List<NameRule> comments = new ArrayList<>();
  final List<NameRule> downloads = new ArrayList<>();
  final List<ActionRule> actions = new ArrayList<>();
  private final CatalogueFile file;
  private final Map<String, SystemEntry> systems;

  /**
   * @param systems all systems, by id
   */
  SignsReader(CatalogueFile file, Map<String, SystemEntry> systems) {
    this.file = file;
    this.systems = systems;
  }

  void read(Node root) {
    readRegistries(root.get("registries"));
    root.get("scenes").items().forEach(this::readScene);
    for (Node node : root.get("signs").items()) {
      file.checkKeys(node, SIGN_KEYS);
      SystemEntry system = systems.get(node.get("system").string());
      if (system == null) {
        file.mistake(node, "unknown system " + CatalogueFile.quoted(node.get("system").string()));
      } else {
        readSigns(node, system);
      }
    }
  }

  private void readScene(Node node) {
    file.checkKeys(node, Set.of("scenario", "group", "kind", "label", "value"));
    scenes.add(
        new SceneRule(
            file.required(node, "scenario"),
            node.get("group").string(),
            file.required(node, "kind"),
            node.get("label").string(),
            node.get("value").string()));
  }

  private void readRegistries(Node registries) {
    file.checkKeys(registries, REGISTRY_KEYS);
    registries.get("aliases").entries().forEach(e -> images.aliases.put(e.key(), e.string()));
    images.publicHosts.addAll(file.strings(registries.get("public")));
  }

  private void readSigns(Node node, SystemEntry system) {
    readImages(node.get("images"), system);
    node.get("charts").items().forEach(chart -> readChart(chart, system));
    node.get("documents").items().forEach(field -> documents.add(field(field, system)));
    node.get("fields").items().forEach(field -> fields.add(field(field, system)));
    node.get("modes").items().forEach(mode -> modes.add(mode(mode, system)));
    node.get("labels").items().forEach(label -> labels.add(new LabelRule(system, texts(label))));
    node.get("presenceLabels")
        .items()
        .forEach(label -> presenceLabels.add(new LabelRule(system, texts(label))));
    file.strings(node.get("apiGroups"))
        .forEach(group -> kinds.add(new KindRule(system, group, "")));
    node.get("kinds").items().forEach(kind -> kinds.add(kind(kind, system)));
    node.get("apiVersions").items().forEach(kind -> apiVersions.add(kind(kind, system)));
    for (Node map : node.get("configMaps").items()) {
      file.checkKeys(map, Set.of("name", "key", "path"));
      configMaps.add(
          new ConfigMapRule(
              system,
              file.required(map, "name"),
              file.required(map, "key"),
              map.get("path").string()));
    }
    readNames(node, "runtimes", system, runtimes);
    readNames(node, "repositories", system, repositories);
    readNames(node, "annotations", system, annotations);
    readNames(node, "labelValues", system, labelValues);
    readNames(node, "resources", system, resources);
    readNames(node, "nodeLabels", system, nodeLabels);
    readNames(node, "opaConfig", system, opaConfig);
    readNames(node, "variables", system, variables);
    readNames(node, "comments", system, comments);
    readNames(node, "downloads", system, downloads);
    for (Node action : node.get("actions").items()) {
      file.checkKeys(action, Set.of("uses", "input"));
      actions.add(
          new ActionRule(system, file.required(action, "uses"), file.required(action, "input")));
    }
  }

  private void readImages(Node node, SystemEntry system) {
    file.checkKeys(node, IMAGE_KEYS);
    for (NumberKind kind : List.of(NumberKind.RELEASE, NumberKind.ARTEFACT, NumberKind.PRESENCE)) {
      for (String repository : file.strings(node.get(kind.text()))) {
        images.add(repository, new ImageRule(system, kind));
      }
    }
    for (String repository : file.strings(node.get("hashed"))) {
      images.addHashed(repository, new ImageRule(system, NumberKind.RELEASE));
    }
  }

  private void readChart(Node node, SystemEntry system) {
    file.checkKeys(node, CHART_KEYS);
    List<FieldRule> values = new ArrayList<>();
    for (Node value : node.get("values").items()) {
      values.add(field(value, system));
    }
    charts.add(
        new ChartRule(
            system,
            file.required(node, "name"),
            file.strings(node.get("from")).stream().map(ChartSources::plain).toList(),
            CatalogueFile.isTrue(node.get("unambiguous")),
            numberKind(node.get("version")),
            CatalogueFile.isTrue(node.get("appVersion")),
            file.strings(node.get("placeholders")),
            !node.get("comparable").exists() || CatalogueFile.isTrue(node.get("comparable")),
            node.get("mode").string(),
            values));
  }

  private NumberKind numberKind(Node node) {
    for (NumberKind kind : NumberKind.values()) {
      if (kind.text().equals(node.string())) {
        return kind;
      }
    }
    file.mistake(
        node,
        "got version "
            + CatalogueFile.quoted(node.string())
            + ", want app, minor, table, artefact or presence");
    return NumberKind.PRESENCE;
  }

  private FieldRule field(Node node, SystemEntry owner) {
    file.checkKeys(node, FIELD_KEYS);
    SystemEntry system = owner;
    Node other = node.get("system");
    if (other.exists()) {
      system = systems.getOrDefault(other.string(), owner);
      if (!systems.containsKey(other.string())) {
        file.mistake(
            other,
            "unknown system " + CatalogueFile.quoted(other.string()) + ", want one named before");
      }
    }
    String reads = file.required(node, "reads");
    file.checkWord(node.get("reads"), READS);
    return new FieldRule(
        system,
        node.get("group").string(),
        node.get("kind").string(),
        file.required(node, "path"),
        reads);
  }

  private ModeRule mode(Node node, SystemEntry system) {
    file.checkKeys(node, Set.of("label", "group", "kind", "path", "value", "mode"));
    return new ModeRule(
        system,
        node.get("label").string(),
        node.get("group").string(),
        node.get("kind").string(),
        node.get("path").string(),
        file.required(node, "value"),
        file.required(node, "mode"));
  }

  private KindRule kind(Node node, SystemEntry system) {
    file.checkKeys(node, Set.of("group", "kind"));
    return new KindRule(system, file.required(node, "group"), file.required(node, "kind"));
  }

  private void readNames(Node node, String key, SystemEntry system, List<NameRule> rules) {
    file.strings(node.get(key)).forEach(name -> rules.add(new NameRule(system, name)));
  }

  private static Map<String, String> texts(Node node) {
    Map<String, String> texts = new TreeMap<>();
    node.entries().forEach(entry -> texts.put(entry.key(), entry.text()));
    return texts;
  }
}
