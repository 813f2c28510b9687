package dev.jural.check;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.LoadResult;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.ManifestFile;
import dev.jural.manifest.ManifestFinder;
import dev.jural.manifest.ManifestLoader;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.reader.EvidenceReaders;
import dev.jural.manifest.reader.Inventory;
import dev.jural.manifest.stack.Stack;
import dev.jural.manifest.stack.StackReader;
import dev.jural.source.Diagnostic;
import dev.jural.source.Location;
import dev.jural.source.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A FileInput is one file, read: its documents, what they show, and what there is to check in it.
 *
 * @param manifests the documents
 * @param evidence signs of systems, those in the sources of stacks included
 * @param subjects every document, then the inventory of each stack and, where the rest shows a
 *     system, that of the file
 * @param waivers waivers written inside stacks
 * @param diagnostics what could not be read
 */
record FileInput(
    List<Manifest> manifests,
    List<Evidence> evidence,
    List<Subject> subjects,
    List<Waiver> waivers,
    List<Diagnostic> diagnostics) {

  static FileInput read(ManifestFile file, ManifestLoader loader, Catalogue catalogue) {
    return new Reading(file, loader, catalogue).read();
  }

  /** One file being read. */
  private static final class Reading {
    private final ManifestFile file;
    private final ManifestLoader loader;
    private final Catalogue catalogue;
    private final List<Subject> subjects = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Waiver> waivers = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Reading(ManifestFile file, ManifestLoader loader, Catalogue catalogue) {
      this.file = file;
      this.loader = loader;
      this.catalogue = catalogue;
    }

    FileInput read() {
      LoadResult loaded = loader.load(file);
      diagnostics.addAll(loaded.diagnostics());
      List<Manifest> others = new ArrayList<>();
      for (Manifest manifest : loaded.documents()) {
        subjects.addAll(Subject.ofDocument(manifest));
        if (StackReader.isStack(manifest)) {
          stack(manifest);
        } else {
          others.add(manifest);
        }
      }
      LoadResult rest = new LoadResult(others, List.of(), loaded.outlines(), loaded.unread());
      List<Evidence> found = EvidenceReaders.read(rest, catalogue);
      if (!found.isEmpty()) {
        evidence.addAll(found);
        Resource resource =
            new Resource(
                new Origin(file.name(), found.get(0).origin().document()),
                file.name(),
                new Location(file.name(), 1, 1));
        subjects.add(Subject.ofInventory(resource, Inventory.ofFile(file.name(), found).toValue()));
      }
      return new FileInput(loaded.documents(), evidence, subjects, waivers, diagnostics);
    }

    private void stack(Manifest manifest) {
      StackReader.Result result = StackReader.read(manifest, catalogue);
      diagnostics.addAll(result.mistakes());
      Stack stack = result.stack();
      for (Stack.DeclaredWaiver waiver : stack.waivers()) {
        waivers.add(waiver(waiver));
      }
      Inventory inventory = Inventory.ofStack(stack, sources(stack));
      evidence.addAll(inventory.evidence());
      Resource resource =
          new Resource(
              manifest.origin(), Subject.name(manifest.value(), file.name()), stack.location());
      subjects.add(Subject.ofInventory(resource, inventory.toValue()));
    }

    private List<Evidence> sources(Stack stack) {
      int end = file.name().lastIndexOf('/');
      String folder = file.isStandardInput() || end < 0 ? "" : file.name().substring(0, end + 1);
      List<Evidence> found = new ArrayList<>();
      for (Stack.Source source : stack.sources()) {
        ManifestFinder.Found files = ManifestFinder.find(List.of(folder + source.path()));
        files.diagnostics().stream()
            .map(d -> Diagnostic.error(d.code(), "source " + d, source.location()))
            .forEach(diagnostics::add);
        for (ManifestFile below : files.files()) {
          LoadResult loaded = loader.load(below);
          diagnostics.addAll(loaded.diagnostics());
          found.addAll(EvidenceReaders.read(loaded, catalogue));
        }
      }
      return found;
    }

    private static Waiver waiver(Stack.DeclaredWaiver declared) {
      return new Waiver(
          declared.rule(),
          "",
          "",
          "",
          declared.component(),
          declared.owner(),
          declared.reason(),
          LocalDate.parse(declared.expires()),
          declared.location());
    }
  }
}
