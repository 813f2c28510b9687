package dev.jural.check;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.ManifestFile;
import dev.jural.manifest.reader.Inventory;
import dev.jural.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * An InventoryScan is what files show of the systems they run, whatever any policy says of it.
 *
 * @param inventory every piece of evidence, and the components that it amounts to
 * @param diagnostics what could not be read, and what was passed over
 * @param documents how many documents were read
 */
public record InventoryScan(Inventory inventory, List<Diagnostic> diagnostics, int documents) {
  public InventoryScan {
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Reads {@code files}.
   *
   * @param found what is to be said about the paths that the files were found under
   * @param jobs threads to use
   */
  public static InventoryScan of(
      List<ManifestFile> files, List<Diagnostic> found, int jobs, PartSource source) {
    List<Evidence> evidence = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>(found);
    int[] documents = {0};
    InOrder.<ManifestFile, FilePart>run(
        files,
        jobs,
        (file, out) -> source.read(file, part -> out.accept(part.withoutDocuments())),
        part -> {
          evidence.addAll(part.evidence());
          part.diagnostics().stream()
              .map(each -> part.isScanned() ? Notices.scanned(each) : each)
              .forEach(diagnostics::add);
          documents[0] += part.count();
        });
    return new InventoryScan(
        Inventory.ofRepository(evidence), Notices.ordered(diagnostics), documents[0]);
  }
}
