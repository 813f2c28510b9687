package dev.jural.check;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.ManifestFile;
import dev.jural.manifest.ManifestFinder;
import dev.jural.manifest.ManifestLoader;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Inputs are what a run is about: the documents that were read, the systems found in them, and what
 * could not be read.
 *
 * @param manifests every document, in the order of files and documents
 * @param subjects documents and inventories, in the order in which they are checked
 * @param evidence signs of systems, in the order of files and lines
 * @param waivers waivers written inside stacks
 * @param diagnostics what could not be read, and what was passed over
 * @param filesRead files of which at least one document was read
 */
public record Inputs(
    List<Manifest> manifests,
    List<Subject> subjects,
    List<Evidence> evidence,
    List<Waiver> waivers,
    List<Diagnostic> diagnostics,
    int filesRead) {
  public Inputs {
    manifests = List.copyOf(manifests);
    subjects = List.copyOf(subjects);
    evidence = List.copyOf(evidence);
    waivers = List.copyOf(waivers);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether a path was one that may not be given at all. */
  public boolean hasUsageErrors() {
    return diagnostics.stream().anyMatch(d -> d.code() == ErrorCode.USAGE);
  }

  /** Reads files and folders; nothing is thrown for bad input. */
  public static Inputs read(List<String> paths, InputStream standardInput, int jobs) {
    ManifestFinder.Found found = ManifestFinder.find(paths);
    List<Diagnostic> diagnostics = new ArrayList<>(found.diagnostics());
    List<Manifest> manifests = new ArrayList<>();
    List<Subject> subjects = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    List<Waiver> waivers = new ArrayList<>();
    int filesRead = 0;
    if (found.hasUsageErrors()) {
      return new Inputs(manifests, subjects, evidence, waivers, diagnostics, 0);
    }
    ManifestLoader loader = ManifestLoader.of(standardInput);
    List<ManifestFile> files = found.files();
    Catalogue catalogue = Catalogue.builtIn();
    for (FileInput file :
        Parallel.map(files, jobs, each -> FileInput.read(each, loader, catalogue))) {
      diagnostics.addAll(file.diagnostics());
      filesRead += file.manifests().isEmpty() ? 0 : 1;
      manifests.addAll(file.manifests());
      subjects.addAll(file.subjects());
      evidence.addAll(file.evidence());
      waivers.addAll(file.waivers());
    }
    return new Inputs(manifests, subjects, evidence, waivers, diagnostics, filesRead);
  }
}
