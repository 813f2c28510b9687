package dev.jural.manifest;

import dev.jural.source.Location;
import dev.jural.source.Origin;
import dev.jural.source.SourceText;
import dev.jural.value.RegoValue;
import java.util.List;
import java.util.Optional;

/**
 * A NestedText is a text inside a document (a file in a ConfigMap), whose lines are lines of the
 * document where it is written as a block ({@code |}).
 */
public final class NestedText {
  private final Node node;
  private final Location start;
  private final boolean isBlock;
  private final int indent;

  private NestedText(Node node, Location start, boolean isBlock, int indent) {
    this.node = node;
    this.start = start;
    this.isBlock = isBlock;
    this.indent = indent;
  }

  /** The text at {@code node}, which must be a string. */
  public static NestedText of(Node node) {
    String raw = node.manifest().positions().rawText(node.path());
    int firstEnd = raw.indexOf('\n');
    boolean isBlock = raw.startsWith("|") && firstEnd > 0;
    int indent = 0;
    if (isBlock) {
      int at = firstEnd + 1;
      while (at < raw.length() && (raw.charAt(at) == '\n' || raw.charAt(at) == '\r')) {
        at++;
      }
      while (at + indent < raw.length() && raw.charAt(at + indent) == ' ') {
        indent++;
      }
    }
    return new NestedText(node, node.location(), isBlock, indent);
  }

  /** The text. */
  public String text() {
    return node.string();
  }

  /** The document it stands in. */
  public Origin origin() {
    return node.manifest().origin();
  }

  /** The place of a line of the text (1-based) in the document's file. */
  public Location place(int line, int column) {
    return isBlock ? new Location(start.file(), start.line() + line, indent + column) : start;
  }

  /** The text as a YAML or JSON document with its places; empty when it is none. */
  public Optional<Manifest> document() {
    LoadResult loaded = ManifestLoader.load(SourceText.of(start.file() + ".yaml", text()));
    if (loaded.documents().size() != 1 || loaded.hasErrors()) {
      return Optional.empty();
    }
    Manifest inner = loaded.documents().get(0);
    return Optional.of(new Manifest(origin(), inner.value(), new Places(this, inner.positions())));
  }

  /** Places of the inner document as places of the outer file. */
  private record Places(NestedText nested, Positions inner) implements Positions {
    @Override
    public Location at(List<RegoValue> path) {
      return outer(inner.at(path));
    }

    @Override
    public Location ofKey(List<RegoValue> path) {
      return outer(inner.ofKey(path));
    }

    @Override
    public String rawText(List<RegoValue> path) {
      return inner.rawText(path);
    }

    private Location outer(Location place) {
      return nested.place(place.line(), place.column());
    }
  }
}
