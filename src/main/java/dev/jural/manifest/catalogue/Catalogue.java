package dev.jural.manifest.catalogue;

import dev.jural.manifest.catalogue.Rules.ChartRule;
import dev.jural.manifest.catalogue.Rules.ConfigMapRule;
import dev.jural.manifest.catalogue.Rules.FieldRule;
import dev.jural.manifest.catalogue.Rules.ImageRule;
import dev.jural.manifest.catalogue.Rules.KindRule;
import dev.jural.manifest.catalogue.Rules.LabelRule;
import dev.jural.manifest.catalogue.Rules.ModeRule;
import dev.jural.manifest.catalogue.Rules.NameRule;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A Catalogue knows the systems and the signs by which files show them. It is data: {@code
 * policies/catalog/systems.yaml} is the built-in part, and users add files of the same form.
 * Immutable and safe for use by many threads.
 */
public final class Catalogue {
  /** The built-in catalogue on the class path. */
  public static final String RESOURCE = "policies/catalog/systems.yaml";

  /** The built-in table of chart versions on the class path. */
  public static final String CHARTS_RESOURCE = "policies/catalog/charts.tsv";

  private final Map<String, SystemEntry> systems;
  private final Map<String, SystemEntry> names;
  private final Images images;
  private final Map<String, List<ChartRule>> charts;
  private final Map<String, List<NameRule>> runtimes;
  private final Map<String, List<NameRule>> repositories;
  private final Signs signs;
  private final ChartTable chartTable;

  /**
   * The rules that are looked through one by one.
   *
   * @param fields fields of custom resources
   * @param modes what shows a mode
   * @param labels labels that make the version label count
   * @param kinds kinds that show presence
   * @param apiVersions kinds whose API version is the system's version
   * @param configMaps config maps that hold a version
   * @param annotations annotations that hold a version
   * @param labelValues labels that hold a version
   * @param variables Ansible variables that hold a version
   */
  public record Signs(
      List<FieldRule> fields,
      List<ModeRule> modes,
      List<LabelRule> labels,
      List<KindRule> kinds,
      List<KindRule> apiVersions,
      List<ConfigMapRule> configMaps,
      List<NameRule> annotations,
      List<NameRule> labelValues,
      List<NameRule> variables) {}

  Catalogue(CatalogueReader reader, ChartTable chartTable) {
    this.systems = Collections.unmodifiableMap(new LinkedHashMap<>(reader.systems));
    this.names = byName(systems.values());
    this.images = reader.images.build();
    this.charts = grouped(reader.charts, ChartRule::name);
    this.runtimes = grouped(reader.runtimes, NameRule::name);
    this.repositories = grouped(reader.repositories, rule -> rule.name().toLowerCase(Locale.ROOT));
    this.signs = reader.signs();
    this.chartTable = chartTable;
  }

  /** The built-in catalogue. */
  public static Catalogue builtIn() {
    return of(
        List.of(SourceText.of(RESOURCE, resource(RESOURCE))), () -> resource(CHARTS_RESOURCE));
  }

  /**
   * The catalogue of {@code files}, of which later ones add to earlier ones.
   *
   * @param charts the table of chart versions, asked for when it is needed
   * @throws RegoException with the place of every mistake
   */
  public static Catalogue of(List<SourceText> files, Supplier<String> charts) {
    CatalogueReader reader = new CatalogueReader();
    files.forEach(reader::read);
    reader.check();
    return new Catalogue(reader, new ChartTable(charts));
  }

  /** The text of a built-in file. */
  public static String resource(String name) {
    ClassLoader loader = Catalogue.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> Map<String, List<T>> grouped(
      List<T> rules, Function<T, String> key) {
    Map<String, List<T>> groups = new HashMap<>();
    for (T rule : rules) {
      groups.computeIfAbsent(key.apply(rule), k -> new ArrayList<>()).add(rule);
    }
    return groups;
  }

  private static Map<String, SystemEntry> byName(Collection<SystemEntry> systems) {
    Map<String, SystemEntry> names = new TreeMap<>();
    for (SystemEntry system : systems) {
      names.put(plain(system.id()), system);
    }
    for (SystemEntry system : systems) {
      names.putIfAbsent(plain(system.name()), system);
      system.aliases().forEach(alias -> names.putIfAbsent(plain(alias), system));
    }
    return names;
  }

  /** Letters and digits in lower case: "Argo CD" and "argo-cd" are one name. */
  private static String plain(String name) {
    StringBuilder out = new StringBuilder(name.length());
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** The systems, in the order of the catalogue. */
  public Collection<SystemEntry> systems() {
    return systems.values();
  }

  /** The system with the id {@code id}. */
  public Optional<SystemEntry> system(String id) {
    return Optional.ofNullable(systems.get(id));
  }

  /** The system that people call {@code name}: its id, its name or an alias. */
  public Optional<SystemEntry> named(String name) {
    return Optional.ofNullable(names.get(plain(name)));
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

  /** The rules that are looked through one by one. */
  public Signs signs() {
    return signs;
  }

  /** The version of the application that version {@code version} of a chart installs. */
  public Optional<String> chartApp(String chart, String version) {
    return chartTable.app(chart, version);
  }
}
