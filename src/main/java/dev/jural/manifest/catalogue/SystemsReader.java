package dev.jural.manifest.catalogue;

import dev.jural.manifest.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A SystemsReader reads the systems of a catalogue. A later file may add aliases to a system. */
final class SystemsReader {
  private static final Set<String> SCHEMES =
      Set.of("semver2", "k8s-api", "calver-date", "kernel", "mapped", "declared");
  private static final Set<String> KEYS =
      Set.of("id", "name", "aliases", "scheme", "prefixes", "keepPrefixes");

  final Map<String, SystemEntry> systems = new LinkedHashMap<>();
  private final CatalogueFile file;

  SystemsReader(CatalogueFile file) {
    this.file = file;
  }

  void read(Node root) {
    for (Node node : root.get("systems").items()) {
      file.checkKeys(node, KEYS);
      SystemEntry system = entry(node);
      systems.put(system.id(), system);
    }
  }

  /** A system that is already known keeps what the new entry does not say. */
  private SystemEntry entry(Node node) {
    String id = file.required(node, "id");
    SystemEntry known = systems.get(id);
    if (known == null) {
      file.checkWord(node.get("scheme"), SCHEMES);
      return new SystemEntry(
          id,
          file.required(node, "name"),
          file.strings(node.get("aliases")),
          node.get("scheme").string(),
          file.strings(node.get("prefixes")),
          file.strings(node.get("keepPrefixes")));
    }
    List<String> aliases = new ArrayList<>(known.aliases());
    aliases.addAll(file.strings(node.get("aliases")));
    return new SystemEntry(
        id, known.name(), aliases, known.scheme(), known.prefixes(), known.keepPrefixes());
  }
}
