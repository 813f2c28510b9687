package dev.jural.check;

import dev.jural.manifest.LoadResult;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.ManifestLoader;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import dev.jural.source.Severity;
import dev.jural.source.SourceText;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads files of waivers: a list, or an object with the list under {@code waivers}. */
public final class WaiverReader {
  private static final Set<String> KEYS =
      Set.of("rule", "file", "kind", "name", "component", "owner", "reason", "expires");
  private static final List<String> REQUIRED = List.of("rule", "owner", "reason", "expires");

  private final Manifest manifest;
  private final List<Diagnostic> problems = new ArrayList<>();

  private WaiverReader(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * Reads a file of waivers.
   *
   * @param name how messages name it
   * @throws RegoException when it cannot be read, or with every mistake and its place
   */
  public static List<Waiver> read(Path file, String name) {
    return read(TextFile.read(file, name, ErrorCode.WAIVER));
  }

  /**
   * Reads the text of a file of waivers.
   *
   * @throws RegoException with every mistake and its place
   */
  public static List<Waiver> read(SourceText source) {
    LoadResult loaded = ManifestLoader.load(source);
    List<Diagnostic> errors =
        loaded.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw new RegoException(errors);
    }
    List<Waiver> all = new ArrayList<>();
    for (Manifest manifest : loaded.documents()) {
      all.addAll(new WaiverReader(manifest).waivers());
    }
    return all;
  }

  private List<Waiver> waivers() {
    RegoValue root = manifest.value();
    List<RegoValue> path = List.of();
    if (root instanceof RegoObject object && object.has(RegoString.of("waivers"))) {
      path = List.of(RegoString.of("waivers"));
      root = object.get("waivers").orElse(root);
    }
    List<Waiver> waivers = new ArrayList<>();
    if (root instanceof RegoArray array) {
      for (int i = 0; i < array.size(); i++) {
        List<RegoValue> place = new ArrayList<>(path);
        place.add(RegoNumber.of(i));
        waiver(array.get(i), place, waivers);
      }
    } else {
      fail("got " + root.typeName() + ", want a list of waivers", path);
    }
    if (!problems.isEmpty()) {
      throw new RegoException(problems);
    }
    return waivers;
  }

  private void fail(String message, List<RegoValue> path) {
    problems.add(Diagnostic.error(ErrorCode.WAIVER, message, manifest.positions().at(path)));
  }

  private void waiver(RegoValue value, List<RegoValue> place, List<Waiver> waivers) {
    if (!(value instanceof RegoObject object)) {
      fail(
          "got "
              + value.typeName()
              + ", want a waiver: an object with rule, owner, reason and expires",
          place);
      return;
    }
    int before = problems.size();
    for (int i = 0; i < object.size(); i++) {
      String key =
          object.keyAt(i) instanceof RegoString string ? string.text() : object.keyAt(i).toString();
      if (!KEYS.contains(key)) {
        fail(
            "unknown key \""
                + key
                + "\", "
                + Suggestion.near(key, KEYS)
                    .map(near -> "did you mean \"" + near + "\"?")
                    .orElse("want one of " + String.join(", ", new TreeSet<>(KEYS))),
            below(place, key));
      } else if (!(object.valueAt(i) instanceof RegoString)) {
        fail(
            "key \"" + key + "\" has a " + object.valueAt(i).typeName() + ", want a string",
            below(place, key));
      }
    }
    for (String key : REQUIRED) {
      if (Details.text(object, key).isBlank()) {
        fail("a waiver needs the key \"" + key + "\"", place);
      }
    }
    if (problems.size() == before) {
      Location source = manifest.positions().at(place);
      date(Details.text(object, "expires"), below(place, "expires"))
          .forEach(expires -> waivers.add(waiver(object, expires, source)));
    }
  }

  private static Waiver waiver(RegoObject object, LocalDate expires, Location source) {
    return new Waiver(
        Details.text(object, "rule"),
        Details.text(object, "file"),
        Details.text(object, "kind"),
        Details.text(object, "name"),
        Details.text(object, "component"),
        Details.text(object, "owner"),
        Details.text(object, "reason"),
        expires,
        source);
  }

  private List<LocalDate> date(String text, List<RegoValue> place) {
    try {
      return List.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      fail("expires is \"" + text + "\", want a date such as 2026-03-31", place);
      return List.of();
    }
  }

  private static List<RegoValue> below(List<RegoValue> place, String key) {
    List<RegoValue> path = new ArrayList<>(place);
    path.add(RegoString.of(key));
    return path;
  }
}
