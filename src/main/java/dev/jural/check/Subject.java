package dev.jural.check;

import dev.jural.manifest.Manifest;
import dev.jural.source.Location;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.List;

/**
 * A Subject is what one evaluation is about: a document, or an inventory.
 *
 * @param resource how results name it
 * @param value what policies get as {@code input}
 * @param isInventory whether it is an inventory
 */
public record Subject(Resource resource, RegoValue value, boolean isInventory) {

  /** A document of a file. */
  static Subject of(Manifest manifest) {
    Location start = manifest.positions().at(List.of());
    return new Subject(
        new Resource(manifest.origin(), name(manifest), start), manifest.value(), false);
  }

  /** {@code Deployment shop/api}, or the file's name when the document does not say what it is. */
  static String name(Manifest manifest) {
    String kind = Details.text(manifest.value(), "kind");
    if (kind.isEmpty() || !(manifest.value() instanceof RegoObject object)) {
      return manifest.origin().toString();
    }
    RegoValue metadata = object.get("metadata").orElse(RegoString.EMPTY);
    String namespace = Details.text(metadata, "namespace");
    String name = Details.text(metadata, "name");
    return name.isEmpty()
        ? kind
        : kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
