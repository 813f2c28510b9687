package dev.jural.manifest.catalogue;

import dev.jural.manifest.Node;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A Catalogue knows the systems and the signs by which files show them. It is data: the files under
 * {@code policies/catalog/} are the built-in part, and users add files of the same form. Immutable
 * and safe for use by many threads.
 */
public final class Catalogue {
  /** The built-in systems on the class path. */
  public static final String SYSTEMS_RESOURCE = "policies/catalog/systems.yaml";

  /** The built-in signs on the class path. */
  public static final String SIGNS_RESOURCE = "policies/catalog/signs.yaml";

  /** The built-in table of chart versions on the class path. */
  public static final String CHARTS_RESOURCE = "policies/catalog/charts.tsv";

  private final Map<String, SystemEntry> systems;
  private final Map<String, SystemEntry> names;
  private final Lazy<Signs> signs;
  private final ChartTable chartTable;

  private Catalogue(
      Map<String, SystemEntry> systems, Supplier<Signs> signs, ChartTable chartTable) {
    this.systems = Collections.unmodifiableMap(new LinkedHashMap<>(systems));
    this.names = byName(systems.values());
    this.signs = new Lazy<>(signs);
    this.chartTable = chartTable;
  }

  /** The built-in catalogue. Its signs are read when first asked for: a Stack needs only names. */
  public static Catalogue builtIn() {
    return of(List.of(), Catalogue::resource);
  }

  /**
   * The built-in catalogue with {@code files}, of which later ones add to earlier ones.
   *
   * @throws RegoException with the place of every mistake
   */
  public static Catalogue with(List<SourceText> files) {
    return of(files, Catalogue::resource);
  }

  /**
   * As {@link #with}.
   *
   * @param builtIn gives the text of a built-in file by its name
   */
  public static Catalogue of(List<SourceText> files, Function<String, String> builtIn) {
    CatalogueFile file = new CatalogueFile();
    SystemsReader systems = new SystemsReader(file);
    List<Node> own =
        file.documents(SourceText.of(SYSTEMS_RESOURCE, builtIn.apply(SYSTEMS_RESOURCE)));
    List<Node> added = new ArrayList<>();
    for (SourceText text : files) {
      added.addAll(file.documents(text));
    }
    for (List<Node> documents : List.of(own, added)) {
      for (Node document : documents) {
        systems.read(document);
      }
    }
    file.check();
    Catalogue catalogue =
        new Catalogue(
            systems.systems,
            () -> signs(systems.systems, builtIn.apply(SIGNS_RESOURCE), added),
            new ChartTable(() -> builtIn.apply(CHARTS_RESOURCE)));
    if (!added.isEmpty()) {
      // Mistakes in a user's file are told before anything is checked.
      catalogue.signs();
    }
    return catalogue;
  }

  private static Signs signs(Map<String, SystemEntry> systems, String builtIn, List<Node> added) {
    CatalogueFile file = new CatalogueFile();
    SignsReader reader = new SignsReader(file, systems);
    file.documents(SourceText.of(SIGNS_RESOURCE, builtIn)).forEach(reader::read);
    added.forEach(reader::read);
    file.check();
    return new Signs(reader);
  }

  private static String resource(String name) {
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

  private static Map<String, SystemEntry> byName(Collection<SystemEntry> systems) {
    Map<String, SystemEntry> names = new TreeMap<>();
    for (SystemEntry system : systems) {
      names.put(plain(system.id()), system);
    }
    for (SystemEntry system : systems) {
      names.putIfAbsent(plain(system.name()), system);
      for (String alias : system.aliases()) {
        names.putIfAbsent(plain(alias), system);
      }
    }
    return names;
  }

  /** Letters and digits in lower case: "Argo CD" and "argo-cd" are one name. */
  private static String plain(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        out.append(Character.toLowerCase(c));
      }
    }
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

  /** How files show the systems. */
  public Signs signs() {
    return signs.value();
  }

  /** The version of the application that version {@code version} of a chart installs. */
  public Optional<String> chartApp(String chart, String version) {
    return chartTable.app(chart, version);
  }

  /** A value that is made when it is first asked for; then once. */
  private static final class Lazy<T> {
    private final Supplier<T> supplier;
    private volatile Optional<T> made = Optional.empty();

    Lazy(Supplier<T> supplier) {
      this.supplier = supplier;
    }

    T value() {
      Optional<T> known = made;
      return known.isPresent() ? known.get() : make();
    }

    private synchronized T make() {
      T value = made.isPresent() ? made.get() : supplier.get();
      made = Optional.of(value);
      return value;
    }
  }
}
