package dev.jural.manifest.catalogue;

import dev.jural.manifest.LoadResult;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.ManifestLoader;
import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.Rules.ChartRule;
import dev.jural.manifest.catalogue.Rules.ConfigMapRule;
import dev.jural.manifest.catalogue.Rules.FieldRule;
import dev.jural.manifest.catalogue.Rules.ImageRule;
import dev.jural.manifest.catalogue.Rules.KindRule;
import dev.jural.manifest.catalogue.Rules.LabelRule;
import dev.jural.manifest.catalogue.Rules.ModeRule;
import dev.jural.manifest.catalogue.Rules.NameRule;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A CatalogueReader reads the catalogue's files and collects their mistakes, each with its place. A
 * later file may add signs to a system that an earlier one has.
 */
final class CatalogueReader {
  private static final Set<String> SCHEMES =
      Set.of("semver2", "k8s-api", "calver-date", "kernel", "mapped", "declared");
  private static final Set<String> TOP_KEYS = Set.of("registries", "systems");
  private static final Set<String> REGISTRY_KEYS = Set.of("aliases", "public");
  private static final Set<String> SYSTEM_KEYS =
      Set.of(
          "id",
          "name",
          "aliases",
          "scheme",
          "images",
          "prefixes",
          "keepPrefixes",
          "charts",
          "apiGroups",
          "apiVersions",
          "kinds",
          "fields",
          "modes",
          "labels",
          "labelValues",
          "annotations",
          "configMaps",
          "runtimes",
          "repositories",
          "variables");
  private static final Set<String> IMAGE_KEYS =
      Set.of("release", "artefact", "presence", "hashed");
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

  final Map<String, SystemEntry> systems = new LinkedHashMap<>();
  final Images.Builder images = new Images.Builder();
  final List<ChartRule> charts = new ArrayList<>();
  final List<NameRule> runtimes = new ArrayList<>();
  final List<NameRule> repositories = new ArrayList<>();
  private final List<FieldRule> fields = new ArrayList<>();
  private final List<ModeRule> modes = new ArrayList<>();
  private final List<LabelRule> labels = new ArrayList<>();
  private final List<KindRule> kinds = new ArrayList<>();
  private final List<KindRule> apiVersions = new ArrayList<>();
  private final List<ConfigMapRule> configMaps = new ArrayList<>();
  private final List<NameRule> annotations = new ArrayList<>();
  private final List<NameRule> labelValues = new ArrayList<>();
  private final List<NameRule> variables = new ArrayList<>();
  private final List<Diagnostic> mistakes = new ArrayList<>();

  void read(SourceText text) {
    LoadResult loaded = ManifestLoader.load(text);
    mistakes.addAll(loaded.diagnostics());
    for (Manifest document : loaded.documents()) {
      Node root = Node.of(document);
      checkKeys(root, TOP_KEYS);
      readRegistries(root.get("registries"));
      root.get("systems").items().forEach(this::readSystem);
    }
  }

  /** Refuses a catalogue with mistakes. */
  void check() {
    if (!mistakes.isEmpty()) {
      throw new RegoException(mistakes);
    }
  }

  Catalogue.Signs signs() {
    return new Catalogue.Signs(
        List.copyOf(fields),
        List.copyOf(modes),
        List.copyOf(labels),
        List.copyOf(kinds),
        List.copyOf(apiVersions),
        List.copyOf(configMaps),
        List.copyOf(annotations),
        List.copyOf(labelValues),
        List.copyOf(variables));
  }

  private void readRegistries(Node registries) {
    checkKeys(registries, REGISTRY_KEYS);
    registries.get("aliases").entries().forEach(e -> images.aliases.put(e.key(), e.string()));
    images.publicHosts.addAll(strings(registries.get("public")));
  }

  private void readSystem(Node node) {
    checkKeys(node, SYSTEM_KEYS);
    SystemEntry system = entry(node);
    systems.put(system.id(), system);
    readImages(node.get("images"), system);
    node.get("charts").items().forEach(chart -> readChart(chart, system));
    node.get("fields").items().forEach(field -> fields.add(field(field, system)));
    node.get("modes").items().forEach(mode -> modes.add(mode(mode, system)));
    node.get("labels").items().forEach(label -> labels.add(new LabelRule(system, texts(label))));
    strings(node.get("apiGroups")).forEach(group -> kinds.add(new KindRule(system, group, "")));
    node.get("kinds").items().forEach(kind -> kinds.add(kind(kind, system)));
    node.get("apiVersions").items().forEach(kind -> apiVersions.add(kind(kind, system)));
    for (Node map : node.get("configMaps").items()) {
      checkKeys(map, Set.of("name", "key"));
      configMaps.add(new ConfigMapRule(system, required(map, "name"), required(map, "key")));
    }
    readNames(node, "runtimes", system, runtimes);
    readNames(node, "repositories", system, repositories);
    readNames(node, "annotations", system, annotations);
    readNames(node, "labelValues", system, labelValues);
    readNames(node, "variables", system, variables);
  }

  /** A system that is already known keeps what the new entry does not say. */
  private SystemEntry entry(Node node) {
    String id = required(node, "id");
    SystemEntry known = systems.get(id);
    if (known == null) {
      String scheme = required(node, "scheme");
      if (!SCHEMES.contains(scheme)) {
        mistake(node.get("scheme"), "got scheme " + quoted(scheme) + ", want one of " + sorted(SCHEMES));
      }
      return new SystemEntry(
          id,
          required(node, "name"),
          strings(node.get("aliases")),
          scheme,
          strings(node.get("prefixes")),
          strings(node.get("keepPrefixes")));
    }
    List<String> aliases = new ArrayList<>(known.aliases());
    aliases.addAll(strings(node.get("aliases")));
    return new SystemEntry(
        id, known.name(), aliases, known.scheme(), known.prefixes(), known.keepPrefixes());
  }

  private void readImages(Node node, SystemEntry system) {
    checkKeys(node, IMAGE_KEYS);
    for (NumberKind kind : List.of(NumberKind.RELEASE, NumberKind.ARTEFACT, NumberKind.PRESENCE)) {
      for (String repository : strings(node.get(kind.text()))) {
        images.add(repository, new ImageRule(system, kind));
      }
    }
    for (String repository : strings(node.get("hashed"))) {
      images.addHashed(repository, new ImageRule(system, NumberKind.RELEASE));
    }
  }

  private void readChart(Node node, SystemEntry system) {
    checkKeys(node, CHART_KEYS);
    List<FieldRule> values = new ArrayList<>();
    for (Node value : node.get("values").items()) {
      values.add(field(value, system));
    }
    charts.add(
        new ChartRule(
            system,
            required(node, "name"),
            strings(node.get("from")).stream().map(ChartSources::plain).toList(),
            isTrue(node.get("unambiguous")),
            numberKind(node.get("version")),
            isTrue(node.get("appVersion")),
            strings(node.get("placeholders")),
            !node.get("comparable").exists() || isTrue(node.get("comparable")),
            node.get("mode").string(),
            values));
  }

  private NumberKind numberKind(Node node) {
    for (NumberKind kind : NumberKind.values()) {
      if (kind.text().equals(node.string())) {
        return kind;
      }
    }
    mistake(node, "got version " + quoted(node.string()) + ", want app, minor, table, artefact or presence");
    return NumberKind.PRESENCE;
  }

  private FieldRule field(Node node, SystemEntry owner) {
    checkKeys(node, FIELD_KEYS);
    SystemEntry system = owner;
    Node other = node.get("system");
    if (other.exists()) {
      system = systems.getOrDefault(other.string(), owner);
      if (!systems.containsKey(other.string())) {
        mistake(other, "unknown system " + quoted(other.string()) + ", want one named before");
      }
    }
    String reads = required(node, "reads");
    if (!READS.contains(reads)) {
      mistake(node.get("reads"), "got " + quoted(reads) + ", want one of " + sorted(READS));
    }
    return new FieldRule(
        system,
        node.get("group").string(),
        node.get("kind").string(),
        required(node, "path"),
        reads);
  }

  private ModeRule mode(Node node, SystemEntry system) {
    checkKeys(node, Set.of("label", "group", "kind", "path", "value", "mode"));
    return new ModeRule(
        system,
        node.get("label").string(),
        node.get("group").string(),
        node.get("kind").string(),
        node.get("path").string(),
        required(node, "value"),
        required(node, "mode"));
  }

  private KindRule kind(Node node, SystemEntry system) {
    checkKeys(node, Set.of("group", "kind"));
    return new KindRule(system, required(node, "group"), required(node, "kind"));
  }

  private void readNames(Node node, String key, SystemEntry system, List<NameRule> rules) {
    strings(node.get(key)).forEach(name -> rules.add(new NameRule(system, name)));
  }

  private String required(Node node, String key) {
    String text = node.get(key).string();
    if (text.isEmpty()) {
      mistake(node, "want a string for " + quoted(key));
    }
    return text;
  }

  private List<String> strings(Node node) {
    if (!node.exists()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Node item : node.items()) {
      if (item.string().isEmpty()) {
        mistake(item, "got " + item.value().typeName() + ", want a string");
      }
      texts.add(item.string());
    }
    if (!node.isArray()) {
      mistake(node, "got " + node.value().typeName() + ", want a list of strings");
    }
    return texts;
  }

  private static Map<String, String> texts(Node node) {
    Map<String, String> texts = new TreeMap<>();
    node.entries().forEach(entry -> texts.put(entry.key(), entry.text()));
    return texts;
  }

  private static boolean isTrue(Node node) {
    return node.value() == RegoBoolean.TRUE;
  }

  private void checkKeys(Node node, Set<String> known) {
    for (Node entry : node.entries()) {
      if (!known.contains(entry.key())) {
        mistakes.add(
            Diagnostic.error(
                ErrorCode.MANIFEST_SCHEMA,
                "unknown key " + quoted(entry.key()) + ", want one of " + sorted(known),
                entry.keyLocation()));
      }
    }
  }

  private void mistake(Node node, String message) {
    mistakes.add(Diagnostic.error(ErrorCode.MANIFEST_SCHEMA, message, node.location()));
  }

  private static String quoted(String text) {
    return RegoString.of(text).toString();
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}
