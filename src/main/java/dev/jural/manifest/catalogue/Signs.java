package dev.jural.manifest.catalogue;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Signs are all rules by which files show systems. Immutable and safe for use by many threads. */
public final class Signs {
  private final Images images;
  private final Map<String, List<ChartRule>> charts;
  private final Map<String, List<NameRule>> runtimes;
  private final Map<String, List<NameRule>> repositories;
  private final List<FieldRule> fields;
  private final List<ModeRule> modes;
  private final List<LabelRule> labels;
  private final List<LabelRule> presenceLabels;
  private final List<KindRule> kinds;
  private final List<KindRule> apiVersions;
  private final List<ConfigMapRule> configMaps;
  private final List<NameRule> annotations;
  private final List<NameRule> labelValues;
  private final List<FieldRule> documents;
  private final List<NameRule> resources;
  private final List<NameRule> nodeLabels;
  private final List<NameRule> opaConfig;
  private final List<NameRule> variables;
  private final List<NameRule> comments;
  private final List<NameRule> downloads;
  private final List<ActionRule> actions;
  private final List<SceneRule> scenes;

  Signs(SignsReader reader) {
    this.images = reader.images.build();
    this.charts = grouped(reader.charts, ChartRule::name);
    this.runtimes = grouped(reader.runtimes, NameRule::name);
    this.repositories = grouped(reader.repositories, rule -> rule.name().toLowerCase(Locale.ROOT));
    this.fields = List.copyOf(reader.fields);
    this.modes = List.copyOf(reader.modes);
    this.labels = List.copyOf(reader.labels);
    this.presenceLabels = List.copyOf(reader.presenceLabels);
    this.kinds = List.copyOf(reader.kinds);
    this.apiVersions = List.copyOf(reader.apiVersions);
    this.configMaps = List.copyOf(reader.configMaps);
    this.annotations = List.copyOf(reader.annotations);
    this.labelValues = List.copyOf(reader.labelValues);
    this.documents = List.copyOf(reader.documents);
    this.resources = List.copyOf(reader.resources);
    this.nodeLabels = List.copyOf(reader.nodeLabels);
    this.opaConfig = List.copyOf(reader.opaConfig);
    this.variables = List.copyOf(reader.variables);
    this.comments = List.copyOf(reader.comments);
    this.downloads = List.copyOf(reader.downloads);
    this.actions = List.copyOf(reader.actions);
    this.scenes = List.copyOf(reader.scenes);
  }

  private static <T> Map<String, List<T>> grouped(List<T> rules, Function<T, String> key) {
    Map<String, List<T>> groups = new HashMap<>();
    for (T rule : rules) {
      groups.computeIfAbsent(key.apply(rule), k -> new ArrayList<>()).add(rule);
    }
    return groups;
  }

  /** What the image {@code reference} is a sign of. */
  public List<ImageRule> image(ImageReference reference) {
    return images.find(reference);
  }

  /** The rules for charts called {@code name}. */
  public List<ChartRule> charts(String name) {
    return charts.getOrDefault(name, List.of());
  }

  /** Whether a chart of {@code system} has numbers that are not the system's. */
  public boolean hasOwnChartNumbers(SystemEntry system) {
    return charts.values().stream()
        .flatMap(List::stream)
        .filter(rule -> rule.system().id().equals(system.id()))
        .anyMatch(rule -> rule.kind() != NumberKind.APP && rule.kind() != NumberKind.MINOR);
  }

  /** What the runtime {@code name} is a sign of: a RuntimeClass, its handler, a Compose runtime. */
  public List<NameRule> runtime(String name) {
    return runtimes.getOrDefault(name, List.of());
  }

  /** The system whose versions are the tags of the Git repository {@code owner/name}. */
  public List<NameRule> repository(String name) {
    return repositories.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** Fields of custom resources. */
  public List<FieldRule> fields() {
    return fields;
  }

  /** What shows a mode. */
  public List<ModeRule> modes() {
    return modes;
  }

  /** Labels that make the version label count. */
  public List<LabelRule> labels() {
    return labels;
  }

  /** Labels that show presence. */
  public List<LabelRule> presenceLabels() {
    return presenceLabels;
  }

  /** Kinds that show presence. */
  public List<KindRule> kinds() {
    return kinds;
  }

  /** Kinds whose API version is the system's version. */
  public List<KindRule> apiVersions() {
    return apiVersions;
  }

  /** Config maps that hold a version. */
  public List<ConfigMapRule> configMaps() {
    return configMaps;
  }

  /** Annotations that hold a version. */
  public List<NameRule> annotations() {
    return annotations;
  }

  /** Labels that hold a version. */
  public List<NameRule> labelValues() {
    return labelValues;
  }

  /** Fields of files that are no Kubernetes objects; the kind is a field that tells such a file. */
  public List<FieldRule> documents() {
    return documents;
  }

  /** Resources of containers that show presence. */
  public List<NameRule> resources() {
    return resources;
  }

  /** Labels of nodes that show presence. */
  public List<NameRule> nodeLabels() {
    return nodeLabels;
  }

  /** Keys of OPA's configuration that show presence. */
  public List<NameRule> opaConfig() {
    return opaConfig;
  }

  /** What a comment before a document starts with, before a version. */
  public List<NameRule> comments() {
    return comments;
  }

  /** What addresses of downloads start with, before a version. */
  public List<NameRule> downloads() {
    return downloads;
  }

  /** What asks for recommendations. */
  public List<SceneRule> scenes() {
    return scenes;
  }

  /** Inputs of actions that hold a version. */
  public List<ActionRule> actions() {
    return actions;
  }

  /** Ansible variables that hold a version. */
  public List<NameRule> variables() {
    return variables;
  }
}
