package dev.jural.check;

import dev.jural.manifest.DocumentSink;
import dev.jural.manifest.Evidence;
import dev.jural.manifest.LoadResult;
import dev.jural.manifest.Manifest;
import dev.jural.manifest.ManifestFile;
import dev.jural.manifest.ManifestFinder;
import dev.jural.manifest.ManifestLoader;
import dev.jural.manifest.catalogue.Catalogue;
import dev.jural.manifest.reader.EvidenceReaders;
import dev.jural.manifest.reader.Inventory;
import dev.jural.manifest.reader.SceneReader;
import dev.jural.manifest.stack.Stack;
import dev.jural.manifest.stack.StackReader;
import dev.jural.source.Diagnostic;
import dev.jural.source.Location;
import dev.jural.source.Origin;
import dev.jural.source.SourceText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** FileParts read files from disk: their documents, and what they show of systems. */
public final class FileParts implements PartSource {
  /**
   * How many documents make a part. Documents that refer to each other (a HelmRelease and its
   * repository) are looked for within one.
   */
  static final int DOCUMENTS = 5_000;

  private final ManifestLoader loader;
  private final Catalogue catalogue;

  /**
   * Reads with {@code loader}.
   *
   * @param catalogue what is known of systems
   */
  public FileParts(ManifestLoader loader, Catalogue catalogue) {
    this.loader = loader;
    this.catalogue = catalogue;
  }

  @Override
  public void read(ManifestFile file, Consumer<FilePart> parts) {
    read(file, bytes -> true, parts);
  }

  @Override
  public void read(ManifestFile file, Predicate<byte[]> isWanted, Consumer<FilePart> parts) {
    Reading reading = new Reading(file, parts);
    // The bytes that are asked about are those that are read: the file may change in between.
    if (loader.stream(file, isWanted, reading)) {
      reading.end();
    }
  }

  /** One file being read. */
  private final class Reading implements DocumentSink {
    private final ManifestFile file;
    private final Consumer<FilePart> parts;

    /** What the file shows, stacks apart, in all its parts. */
    private final List<Evidence> shown = new ArrayList<>();

    private final List<Manifest> documents = new ArrayList<>();
    private final List<Manifest> outlines = new ArrayList<>();
    private final List<SourceText> unread = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Reading(ManifestFile file, Consumer<FilePart> parts) {
      this.file = file;
      this.parts = parts;
    }

    @Override
    public void document(Manifest manifest) {
      documents.add(manifest);
      if (documents.size() == DOCUMENTS) {
        flush(false);
      }
    }

    @Override
    public void diagnostic(Diagnostic diagnostic) {
      diagnostics.add(diagnostic);
    }

    @Override
    public void outline(Manifest manifest) {
      outlines.add(manifest);
    }

    @Override
    public void unread(SourceText text) {
      unread.add(text);
    }

    void end() {
      flush(true);
    }

    private void flush(boolean isLast) {
      List<Subject> subjects = new ArrayList<>();
      List<Evidence> evidence = new ArrayList<>();
      List<Waiver> waivers = new ArrayList<>();
      List<Manifest> others = new ArrayList<>();
      for (Manifest manifest : documents) {
        subjects.addAll(Subject.ofDocument(manifest));
        if (StackReader.isStack(manifest)) {
          stack(manifest, subjects, evidence, waivers);
        } else {
          others.add(manifest);
        }
      }
      List<Evidence> found =
          EvidenceReaders.read(new LoadResult(others, List.of(), outlines, unread), catalogue);
      shown.addAll(found);
      evidence.addAll(found);
      if (isLast && !shown.isEmpty()) {
        subjects.add(inventory());
      }
      parts.accept(
          new FilePart(
              documents,
              documents.size(),
              subjects,
              evidence,
              waivers,
              diagnostics,
              !unread.isEmpty(),
              SceneReader.read(others, catalogue)));
      documents.clear();
      outlines.clear();
      unread.clear();
      diagnostics.clear();
    }

    private Subject inventory() {
      Resource resource =
          new Resource(
              new Origin(file.name(), shown.get(0).origin().document()),
              file.name(),
              new Location(file.name(), 1, 1));
      return Subject.ofInventory(
          resource, Inventory.ofFile(file.name(), shown).toValue(), Subject.Sort.INVENTORY);
    }

    private void stack(
        Manifest manifest, List<Subject> subjects, List<Evidence> evidence, List<Waiver> waivers) {
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
      subjects.add(Subject.ofInventory(resource, inventory.toValue(), Subject.Sort.INVENTORY));
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
