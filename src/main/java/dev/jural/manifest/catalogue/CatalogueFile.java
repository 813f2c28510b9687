package dev.jural.manifest.catalogue;

import dev.jural.manifest.LoadResult;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.ManifestLoader;
import dev.jural.manifest.Node;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A CatalogueFile reads parts of a catalogue's files and collects mistakes, each with its place.
 */
final class CatalogueFile {
  private static final Set<String> KEYS = Set.of("registries", "systems", "signs", "scenes");

  private final List<Diagnostic> mistakes = new ArrayList<>();

  /** The documents of {@code text}. */
  List<Node> documents(SourceText text) {
    LoadResult loaded = ManifestLoader.load(text);
    mistakes.addAll(loaded.diagnostics());
    List<Node> roots = new ArrayList<>();
    for (Manifest document : loaded.documents()) {
      Node root = Node.of(document);
      checkKeys(root, KEYS);
      roots.add(root);
    }
    return roots;
  }

  /** Refuses files with mistakes. */
  void check() {
    if (!mistakes.isEmpty()) {
      throw new RegoException(mistakes);
    }
  }

  String required(Node node, String key) {
    String text = node.get(key).string();
    if (text.isEmpty()) {
      mistake(node, "want a string for " + quoted(key));
    }
    return text;
  }

  /** The strings of a list; empty when nothing stands there. */
  List<String> strings(Node node) {
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

  static boolean isTrue(Node node) {
    return node.value() == RegoBoolean.TRUE;
  }

  void checkKeys(Node node, Set<String> known) {
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

  void checkWord(Node node, Set<String> known) {
    if (!known.contains(node.string())) {
      mistake(node, "got " + quoted(node.string()) + ", want one of " + sorted(known));
    }
  }

  void mistake(Node node, String message) {
    mistakes.add(Diagnostic.error(ErrorCode.MANIFEST_SCHEMA, message, node.location()));
  }

  static String quoted(String text) {
    return RegoString.of(text).toString();
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}
