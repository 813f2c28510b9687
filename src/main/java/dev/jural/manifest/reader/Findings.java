package dev.jural.manifest.reader;

import dev.jural.manifest.Confidence;
import dev.jural.manifest.Evidence;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.NestedText;
import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.catalogue.ImageReference;
import dev.jural.manifest.catalogue.NumberKind;
import dev.jural.manifest.catalogue.Rules.ImageRule;
import dev.jural.manifest.catalogue.Rules.NameRule;
import dev.jural.manifest.catalogue.SystemEntry;
import dev.jural.manifest.catalogue.Variables;
import dev.jural.manifest.catalogue.Version;
import dev.jural.manifest.catalogue.VersionReader;
import dev.jural.source.Location;
import dev.jural.source.Origin;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Findings collect the evidence of one file. Readers say where a sign stands and what it looks
 * like; what it is a sign of, the catalogue knows. Not for use by more than one thread.
 */
public final class Findings {
  /** The attribute of evidence that shows a system but pins no version of it. */
  public static final String PRESENCE = "presence";

  /** The attribute that names the mode a system runs in. */
  public static final String MODE = "mode";

  private static final String IMAGE = "image";

  private static final String GO_SOURCE = "ko://";

  private static final String VARIABLE_END = "_VERSION";

  private final Catalogue catalogue;
  private final List<Manifest> documents;
  private final List<Evidence> evidence = new ArrayList<>();

  /** What was found, whatever the signal: several rules may speak of one place. */
  private final Set<Evidence> seen = new HashSet<>();

  /** The file's objects by kind and name; made when one is first asked for. */
  private final Map<String, Node> objects = new HashMap<>();

  Findings(Catalogue catalogue, List<Manifest> documents) {
    this.catalogue = catalogue;
    this.documents = documents;
  }

  /** What is known of systems. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The Kubernetes object of that kind and name in the file; documents refer to each other. */
  public Optional<Node> object(String kind, String name) {
    if (objects.isEmpty()) {
      for (Manifest document : documents) {
        for (Node object : EvidenceReaders.objects(document)) {
          String key = object.get("kind").string() + "/" + Kubernetes.name(object);
          objects.putIfAbsent(key, object);
        }
      }
    }
    return Optional.ofNullable(objects.get(kind + "/" + name));
  }

  List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  /** Adds what the image that stands at {@code place} is a sign of. */
  public void image(Node place, String signal) {
    image(place, place.string(), signal);
  }

  /** Adds what the image {@code reference} is a sign of; its tag stands at {@code place}. */
  public void image(Node place, String reference, String signal) {
    if (!reference.isEmpty()) {
      image(new Place(place.manifest().origin(), place.location()), reference, signal);
    }
  }

  void image(Place place, String reference, String signal) {
    if (reference.startsWith(GO_SOURCE)) {
      goImage(place, reference, signal);
      return;
    }
    ImageReference image = ImageReference.parse(reference);
    RegoObject attributes = RegoObject.of(RegoString.of(IMAGE), RegoString.of(reference));
    for (ImageRule rule : catalogue.signs().image(image)) {
      if (rule.kind() == NumberKind.PRESENCE) {
        add(rule.system(), place, Version.none(image.repository(), Confidence.UNKNOWN), signal)
            .with(attributes)
            .asPresence()
            .done();
      } else {
        add(rule.system(), place, version(image, rule.system()), signal)
            .with(attributes)
            .comparable(rule.kind() == NumberKind.RELEASE)
            .done();
      }
    }
  }

  /** {@code ko://github.com/tektoncd/pipeline/cmd/controller}: built from source, no version. */
  private void goImage(Place place, String reference, String signal) {
    String[] names = reference.substring(GO_SOURCE.length()).split("/", -1);
    if (names.length > 3 && names[0].equals("github.com")) {
      for (NameRule rule : catalogue.signs().repository(names[1] + "/" + names[2])) {
        add(rule.system(), place, Version.none(reference, Confidence.UNKNOWN), signal)
            .asPresence()
            .done();
      }
    }
  }

  private static Version version(ImageReference image, SystemEntry system) {
    if (!image.tag().isEmpty()) {
      return VersionReader.read(image.tag(), system);
    }
    // A digest pins one image, but nobody can tell which version it is; no tag means "latest".
    return image.digest().isEmpty()
        ? Version.none("", Confidence.FLOATING)
        : Version.none(image.digest(), Confidence.UNKNOWN);
  }

  /** Adds the version of {@code system} that stands at {@code place}. */
  public void version(SystemEntry system, Node place, String signal) {
    if (place.isScalar() && !place.text().isEmpty()) {
      add(system, place, VersionReader.read(place.text(), system), signal).done();
    }
  }

  /** Adds the version of {@code system} that is the last word of the text at {@code place}. */
  public void lastWord(SystemEntry system, Node place, String signal) {
    String text = place.string().strip();
    if (!text.isEmpty()) {
      String word = text.substring(text.lastIndexOf(' ') + 1);
      add(system, place, VersionReader.read(word, system), signal).done();
    }
  }

  /** Adds the version at {@code place} of the system that {@code KEDA_VERSION} is called after. */
  void versionVariable(String name, Node place, String signal) {
    String key = name.toUpperCase(Locale.ROOT);
    if (key.endsWith(VARIABLE_END)) {
      catalogue
          .named(key.substring(0, key.length() - VARIABLE_END.length()))
          .filter(system -> !catalogue.signs().hasOwnChartNumbers(system))
          .ifPresent(system -> version(system, place, signal));
    }
  }

  /** Adds that the systems of the image {@code repository} are there, whatever the version. */
  public void imagePresence(Node place, String repository, String signal) {
    for (ImageRule rule : catalogue.signs().image(ImageReference.parse(repository))) {
      presence(rule.system(), place, repository, signal);
    }
  }

  /** Adds that {@code system} is there; {@code raw} is what shows it. */
  public void presence(SystemEntry system, Node place, String raw, String signal) {
    add(system, place, Version.none(raw, Confidence.UNKNOWN), signal).asPresence().done();
  }

  /** Adds that {@code system} is there; the key of {@code part} shows it. */
  void presenceOfKey(SystemEntry system, Node part, String signal) {
    Place place = new Place(part.manifest().origin(), part.keyLocation());
    add(system, place, Version.none(part.key(), Confidence.UNKNOWN), signal).asPresence().done();
  }

  /** The place of a line of {@code text}. */
  Place placeIn(NestedText text, int line) {
    return new Place(text.origin(), text.place(line, 1));
  }

  /** Adds that {@code system} runs in {@code mode}. */
  public void mode(SystemEntry system, Node place, String mode, String signal) {
    add(system, place, Version.none(place.text(), Confidence.UNKNOWN), signal)
        .with(RegoObject.of(RegoString.of(MODE), RegoString.of(mode)))
        .asPresence()
        .done();
  }

  /** Adds what the runtime whose name stands at {@code place} is a sign of. */
  public void runtime(Node place, String signal) {
    for (NameRule rule : catalogue.signs().runtime(place.string())) {
      presence(rule.system(), place, place.string(), signal);
    }
  }

  /** Starts a piece of evidence. */
  Draft add(SystemEntry system, Node place, Version version, String signal) {
    return add(system, new Place(place.manifest().origin(), place.location()), version, signal);
  }

  /** Starts a piece of evidence at a place that is in no document. */
  Draft add(SystemEntry system, Place place, Version version, String signal) {
    return new Draft(system, place, version, signal);
  }

  /** A Place is where a sign stands. */
  record Place(Origin origin, Location location) {}

  /** A Draft is a piece of evidence before it is added. */
  final class Draft {
    private final SystemEntry system;
    private final Place place;
    private final Version version;
    private final String signal;
    private RegoObject attributes = RegoObject.EMPTY;
    private boolean isComparable = true;

    private Draft(SystemEntry system, Place place, Version version, String signal) {
      this.system = system;
      this.place = place;
      this.version = version;
      this.signal = signal;
    }

    Draft with(RegoObject more) {
      attributes =
          RegoObject.builder(attributes.size() + more.size())
              .putAll(attributes)
              .putAll(more)
              .build();
      return this;
    }

    Draft asPresence() {
      return with(RegoObject.of(RegoString.of(PRESENCE), RegoBoolean.TRUE));
    }

    Draft comparable(boolean is) {
      isComparable = is;
      return this;
    }

    void done() {
      if (seen.add(evidence(""))) {
        evidence.add(evidence(signal));
      }
    }

    private Evidence evidence(String what) {
      return new Evidence(
          system.id(),
          Variables.shown(version.raw()),
          version.normalised(),
          system.scheme(),
          version.confidence(),
          place.origin(),
          place.location(),
          what,
          isComparable,
          attributes);
    }
  }
}
