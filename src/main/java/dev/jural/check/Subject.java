package dev.jural.check;

import dev.jural.manifest.Manifest;
import dev.jural.source.Location;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Subject is what one evaluation is about: a document, an item of a list of documents, or an
 * inventory.
 *
 * @param resource how results name it
 * @param value what policies get as {@code input}
 * @param sort what sort of thing it is
 * @param places where its parts are written
 */
public record Subject(Resource resource, RegoValue value, Sort sort, Places places) {
  /** A Sort is what packages choose to be asked about. */
  enum Sort {
    /** A document, or an item of a list of documents. */
    DOCUMENT,
    /** What a stack or a file runs. */
    INVENTORY,
    /** What all files of a run show together. */
    REPOSITORY
  }

  /** An inventory; its parts say themselves where they are written. */
  static Subject ofInventory(Resource resource, RegoValue value, Sort sort) {
    return new Subject(
        resource, value, sort, path -> stated(value, path).orElse(resource.location()));
  }

  /** The place that the component or the evidence at {@code path} states. */
  private static Optional<Location> stated(RegoValue inventory, List<RegoValue> path) {
    if (path.size() < 2
        || !(inventory instanceof RegoObject object)
        || !(object.get(path.get(0)).orElse(RegoString.EMPTY) instanceof RegoArray parts)) {
      return Optional.empty();
    }
    int index = parts.indexOf(path.get(1));
    if (index < 0) {
      return Optional.empty();
    }
    RegoValue part = parts.get(index);
    RegoValue place =
        part instanceof RegoObject record ? record.get("location").orElse(part) : part;
    int line = Details.number(place, "line");
    return line < 1
        ? Optional.empty()
        : Optional.of(
            new Location(
                Details.text(place, "file"), line, Math.max(1, Details.number(place, "column"))));
  }

  /**
   * A document and, where it is a list as {@code kubectl get -o yaml} writes it, each of its items.
   * The list itself stays, for policies that look into lists on their own.
   */
  static List<Subject> ofDocument(Manifest manifest) {
    List<Subject> subjects = new ArrayList<>();
    add(manifest, manifest.value(), List.of(), subjects);
    return subjects;
  }

  private static void add(
      Manifest manifest, RegoValue value, List<RegoValue> path, List<Subject> subjects) {
    Location start = manifest.positions().at(path);
    subjects.add(
        new Subject(
            new Resource(manifest.origin(), name(value, manifest.origin().toString()), start),
            value,
            Sort.DOCUMENT,
            below -> manifest.positions().at(joined(path, below))));
    if (!Details.text(value, "kind").endsWith("List")
        || !(value instanceof RegoObject list)
        || !(list.get("items").orElse(RegoString.EMPTY) instanceof RegoArray items)) {
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!Details.text(items.get(i), "kind").isEmpty()) {
        List<RegoValue> item = List.of(RegoString.of("items"), RegoNumber.of(i));
        add(manifest, items.get(i), joined(path, item), subjects);
      }
    }
  }

  private static List<RegoValue> joined(List<RegoValue> path, List<RegoValue> below) {
    if (path.isEmpty()) {
      return below;
    }
    List<RegoValue> whole = new ArrayList<>(path);
    whole.addAll(below);
    return whole;
  }

  /**
   * {@code Deployment shop/api}, or {@code otherwise} when the document does not say what it is.
   */
  static String name(RegoValue value, String otherwise) {
    String kind = Details.text(value, "kind");
    if (kind.isEmpty() || !(value instanceof RegoObject object)) {
      return otherwise;
    }
    RegoValue metadata = object.get("metadata").orElse(RegoString.EMPTY);
    String namespace = Details.text(metadata, "namespace");
    String name = Details.text(metadata, "name");
    return name.isEmpty()
        ? kind
        : kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
