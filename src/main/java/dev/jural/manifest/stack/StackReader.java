package dev.jural.manifest.stack;

import dev.jural.manifest.Confidence;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.Node;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.catalogue.SystemEntry;
import dev.jural.manifest.catalogue.Variables;
import dev.jural.manifest.catalogue.Version;
import dev.jural.manifest.catalogue.VersionReader;
import dev.jural.manifest.stack.Stack.Component;
import dev.jural.manifest.stack.Stack.DeclaredWaiver;
import dev.jural.manifest.stack.Stack.Source;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoString;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A StackReader reads Stack documents and says of every mistake where it is and what was most
 * likely meant. What the published schema ({@link #SCHEMA_RESOURCE}) refuses, it refuses.
 */
public final class StackReader {
  /** The JSON Schema of the format on the class path. */
  public static final String SCHEMA_RESOURCE = "dev/jural/manifest/stack-v1.schema.json";

  private static final Set<String> KEYS =
      Set.of("apiVersion", "kind", "metadata", "scenarios", "components", "waivers", "sources");
  private static final Set<String> METADATA_KEYS =
      Set.of("name", "owner", "description", "labels", "annotations");
  private static final Set<String> COMPONENT_KEYS =
      Set.of("name", "version", "purpose", "mode", "scenarios", "note");
  private static final Set<String> WAIVER_KEYS =
      Set.of("component", "rule", "owner", "reason", "expires");
  private static final List<String> WAIVER_REQUIRED = List.of("rule", "owner", "reason", "expires");

  private final Catalogue catalogue;
  private final Node root;
  private final List<Diagnostic> mistakes = new ArrayList<>();

  private StackReader(Manifest manifest, Catalogue catalogue) {
    this.root = Node.of(manifest);
    this.catalogue = catalogue;
  }

  /**
   * What a Stack document holds.
   *
   * @param stack what could be read; components with mistakes are left out
   * @param mistakes every mistake, each an error with its place
   */
  public record Result(Stack stack, List<Diagnostic> mistakes) {
    public Result {
      mistakes = List.copyOf(mistakes);
    }
  }

  /**
   * Whether {@code manifest} means to be a Stack, well-formed or not: a slip in the API version
   * must not make it a document that nothing checks.
   */
  public static boolean isStack(Manifest manifest) {
    Node node = Node.of(manifest);
    Node apiVersion = node.get("apiVersion");
    boolean isOurs =
        apiVersion.string().equals(Stack.API_GROUP)
            || apiVersion.string().startsWith(Stack.API_GROUP + "/");
    return isOurs || node.get("kind").string().equals(Stack.KIND) && isNear(apiVersion);
  }

  private static boolean isNear(Node apiVersion) {
    return !apiVersion.exists()
        || Spelling.nearest(apiVersion.string(), Set.of(Stack.API_VERSION)).isPresent();
  }

  /** Reads {@code manifest}, for which {@link #isStack} holds. */
  public static Result read(Manifest manifest, Catalogue catalogue) {
    StackReader reader = new StackReader(manifest, catalogue);
    Stack stack = reader.read();
    return new Result(stack, reader.mistakes.stream().sorted().toList());
  }

  private Stack read() {
    checkKeys(root, KEYS);
    if (!root.get("apiVersion").exists()) {
      mistake(root, "a stack needs the key \"apiVersion\": " + Stack.API_VERSION);
    }
    checkWord(root.get("apiVersion"), Set.of(Stack.API_VERSION), "apiVersion");
    if (!root.get("kind").exists()) {
      mistake(root, "a manifest of " + Stack.API_GROUP + " needs the key \"kind\"");
    }
    checkWord(root.get("kind"), Set.of(Stack.KIND), "kind");
    Node metadata = root.get("metadata");
    checkShape(metadata, metadata.isObject(), "an object");
    checkKeys(metadata, METADATA_KEYS);
    List<Component> components = components();
    List<Source> sources = sources();
    if (components.isEmpty() && sources.isEmpty() && mistakes.isEmpty()) {
      mistake(root, "a stack needs \"components\" or \"sources\", else there is nothing to check");
    }
    return new Stack(
        root.manifest().origin(),
        root.location(),
        string(metadata.get("name")),
        string(metadata.get("owner")),
        words(root.get("scenarios"), Stack.SCENARIOS, "scenario"),
        components,
        waivers(),
        sources);
  }

  private List<Component> components() {
    Node list = root.get("components");
    checkShape(list, list.isArray(), "a list of components");
    List<Component> components = new ArrayList<>();
    for (Node item : list.items()) {
      int before = mistakes.size();
      Optional<Component> component = component(item);
      if (mistakes.size() == before) {
        component.ifPresent(components::add);
      }
    }
    return components;
  }

  private Optional<Component> component(Node item) {
    if (!item.isObject()) {
      mistake(item, "got " + item.value().typeName() + ", want a component: an object with a name");
      return Optional.empty();
    }
    checkKeys(item, COMPONENT_KEYS);
    string(item.get("note"));
    Node name = item.get("name");
    if (!name.exists()) {
      mistake(item, "a component needs the key \"name\"");
      return Optional.empty();
    }
    Optional<SystemEntry> system = catalogue.named(string(name));
    if (system.isEmpty() && name.value() instanceof RegoString) {
      mistake(
          name, "unknown component " + name.value() + Spelling.hint(name.string(), knownNames()));
    }
    String purpose = word(item.get("purpose"), Stack.PURPOSES, "purpose");
    String mode = word(item.get("mode"), Stack.MODES, "mode");
    List<String> scenarios = words(item.get("scenarios"), Stack.SCENARIOS, "scenario");
    Node version = item.get("version");
    Location place = version.isScalar() ? version.location() : name.location();
    return system.map(
        known -> new Component(known, version(version, known), purpose, mode, scenarios, place));
  }

  private Collection<String> knownNames() {
    List<String> names = new ArrayList<>();
    for (SystemEntry system : catalogue.systems()) {
      names.add(system.id());
      names.add(system.name());
      names.addAll(system.aliases());
    }
    return names;
  }

  private Version version(Node node, SystemEntry system) {
    if (!node.exists()) {
      return Version.none("", Confidence.UNKNOWN);
    }
    String text = node.text();
    if (node.value() instanceof RegoNumber) {
      mistake(
          node,
          "version "
              + text
              + " is a number, want a quoted string: \""
              + text
              + "\""
              + (isShortened(text) ? " (as a number it is " + shortened(text) + ")" : ""));
      return Version.none(text, Confidence.UNKNOWN);
    }
    if (!(node.value() instanceof RegoString)) {
      mistake(
          node,
          "got " + node.value().typeName() + " for \"version\", want a quoted string or unknown");
      return Version.none(text, Confidence.UNKNOWN);
    }
    if (text.equals(Stack.UNKNOWN)) {
      return Version.none(text, Confidence.UNKNOWN);
    }
    Version version = VersionReader.read(text, system);
    boolean isOpen =
        version.confidence() == Confidence.RANGE
            || version.confidence() == Confidence.FLOATING
            || Variables.isVariable(text)
            || text.startsWith("sha256:");
    if (!version.isKnown() && !isOpen) {
      mistake(
          node,
          node.value()
              + " is no version of "
              + system.name()
              + ", want "
              + example(system)
              + " or unknown"
              + Spelling.hint(text, List.of(Stack.UNKNOWN, "latest")));
    }
    return version;
  }

  private static String example(SystemEntry system) {
    return switch (system.scheme()) {
      case "k8s-api" -> "an API version such as \"v2\"";
      case "calver-date" -> "a dated version such as \"20251006.0\"";
      case "kernel" -> "a kernel version such as \"6.7.0\"";
      default -> "a version such as \"1.20.3\"";
    };
  }

  private static boolean isShortened(String text) {
    return text.indexOf('.') >= 0 && text.endsWith("0");
  }

  private static String shortened(String text) {
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private List<DeclaredWaiver> waivers() {
    Node list = root.get("waivers");
    checkShape(list, list.isArray(), "a list of waivers");
    List<DeclaredWaiver> waivers = new ArrayList<>();
    for (Node item : list.items()) {
      int before = mistakes.size();
      checkShape(item, item.isObject(), "a waiver: an object with rule, owner, reason and expires");
      checkKeys(item, WAIVER_KEYS);
      for (String key : WAIVER_REQUIRED) {
        if (string(item.get(key)).isBlank() && mistakes.size() == before) {
          mistake(item, "a waiver needs the key \"" + key + "\"");
        }
      }
      String component = waived(item.get("component"));
      String expires = string(item.get("expires"));
      checkDate(item.get("expires"), expires);
      if (mistakes.size() == before) {
        waivers.add(
            new DeclaredWaiver(
                component,
                item.get("rule").string(),
                item.get("owner").string(),
                item.get("reason").string(),
                expires,
                item.location()));
      }
    }
    return waivers;
  }

  private String waived(Node node) {
    String name = string(node);
    Optional<SystemEntry> system = catalogue.named(name);
    if (!name.isEmpty() && system.isEmpty()) {
      mistake(node, "unknown component " + node.value() + Spelling.hint(name, knownNames()));
    }
    return system.map(SystemEntry::id).orElse("");
  }

  private void checkDate(Node node, String text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      LocalDate.parse(text);
    } catch (DateTimeException e) {
      mistake(node, "got " + node.value() + " for \"expires\", want a date such as 2026-03-31");
    }
  }

  private List<Source> sources() {
    Node list = root.get("sources");
    checkShape(list, list.isArray(), "a list of paths");
    List<Source> sources = new ArrayList<>();
    for (Node item : list.items()) {
      String path = string(item);
      boolean isOutside = path.startsWith("/") || path.startsWith("\\") || path.indexOf(':') == 1;
      if (isOutside) {
        mistake(item, "got " + item.value() + ", want a path relative to the file of the stack");
      } else if (path.isBlank() && item.value() instanceof RegoString) {
        mistake(item, "got an empty path");
      } else if (!path.isBlank()) {
        sources.add(new Source(path, item.location()));
      }
    }
    return sources;
  }

  private String word(Node node, Set<String> known, String what) {
    String text = string(node);
    if (!text.isEmpty() && !known.contains(text)) {
      mistake(
          node,
          "unknown "
              + what
              + " "
              + node.value()
              + Spelling.hint(text, known)
              + " (known: "
              + String.join(", ", known.stream().sorted().toList())
              + ")");
    }
    return text;
  }

  private List<String> words(Node list, Set<String> known, String what) {
    checkShape(list, list.isArray(), "a list of " + what + "s");
    List<String> words = new ArrayList<>();
    for (Node item : list.items()) {
      String word = word(item, known, what);
      if (!word.isEmpty() && !words.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  private void checkWord(Node node, Set<String> known, String what) {
    if (node.exists()) {
      word(node, known, what);
    }
  }

  /** The string at {@code node}; empty when nothing stands there. */
  private String string(Node node) {
    if (node.exists() && !(node.value() instanceof RegoString)) {
      String text = node.isScalar() ? node.text() : node.value().typeName();
      boolean isQuotable =
          node.value() instanceof RegoNumber || node.value() instanceof RegoBoolean;
      mistake(
          node,
          "got "
              + (node.value() == RegoNull.NULL ? "null" : text)
              + (node.key().isEmpty() ? "" : " for \"" + node.key() + "\"")
              + ", want a string"
              + (isQuotable ? ": \"" + text + "\"" : ""));
    }
    return node.string();
  }

  private void checkShape(Node node, boolean hasShape, String want) {
    if (node.exists() && !hasShape) {
      String what = node.key().isEmpty() ? "" : " for \"" + node.key() + "\"";
      mistake(node, "got " + node.value().typeName() + what + ", want " + want);
    }
  }

  private void checkKeys(Node node, Set<String> known) {
    for (Node entry : node.entries()) {
      if (!known.contains(entry.key())) {
        mistakes.add(
            Diagnostic.error(
                ErrorCode.MANIFEST_SCHEMA,
                "unknown key " + RegoString.of(entry.key()) + Spelling.hint(entry.key(), known),
                entry.keyLocation()));
      }
    }
  }

  private void mistake(Node node, String message) {
    mistakes.add(Diagnostic.error(ErrorCode.MANIFEST_SCHEMA, message, node.location()));
  }
}
