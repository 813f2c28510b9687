package dev.jural.check;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.Scene;
import dev.jural.source.Diagnostic;
import java.util.List;

/**
 * A FilePart is some of the documents of a file, read: most files are one part, a stream of very
 * many documents is several, so that it need not be held as a whole.
 *
 * @param manifests the documents
 * @param count how many they are, or were before they were forgotten
 * @param subjects what there is to check: every document, the inventory of each stack and, in the
 *     last part, that of the rest of the file where it shows a system
 * @param evidence signs of systems, those in the sources of stacks included
 * @param waivers waivers written inside stacks
 * @param diagnostics what could not be read
 * @param isScanned whether nothing could be read, and lines were looked through instead
 * @param scenes what asks for recommendations
 */
public record FilePart(
    List<Manifest> manifests,
    int count,
    List<Subject> subjects,
    List<Evidence> evidence,
    List<Waiver> waivers,
    List<Diagnostic> diagnostics,
    boolean isScanned,
    List<Scene> scenes) {
  public FilePart {
    manifests = List.copyOf(manifests);
    subjects = List.copyOf(subjects);
    evidence = List.copyOf(evidence);
    waivers = List.copyOf(waivers);
    diagnostics = List.copyOf(diagnostics);
    scenes = List.copyOf(scenes);
  }

  /** The same with nothing but what was found. */
  FilePart withoutDocuments() {
    return new FilePart(
        List.of(), count, List.of(), evidence, waivers, diagnostics, isScanned, scenes);
  }
}
