package dev.jural.check;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.LoadResult;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.reader.EvidenceReaders;
import dev.jural.source.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * A FileInput is one file, read: its documents, what they show, and what there is to check in it.
 *
 * @param loaded documents and what could not be read
 * @param evidence signs of systems
 * @param subjects every document, then the inventory of the file where it shows a system
 */
record FileInput(LoadResult loaded, List<Evidence> evidence, List<Subject> subjects) {

  static FileInput of(LoadResult loaded, String file, Catalogue catalogue) {
    List<Subject> subjects = new ArrayList<>();
    for (Manifest manifest : loaded.documents()) {
      subjects.add(Subject.of(manifest));
    }
    List<Evidence> evidence = EvidenceReaders.read(loaded.documents(), catalogue);
    if (!evidence.isEmpty()) {
      Manifest first = loaded.documents().get(0);
      Resource resource = new Resource(first.origin(), file, new Location(file, 1, 1));
      subjects.add(new Subject(resource, InventoryBuilder.ofFile(file, evidence), true));
    }
    return new FileInput(loaded, evidence, subjects);
  }
}
