package dev.jural.check;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.Scene;
import dev.jural.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * A PartResult is what is kept of a part of a file when it is checked.
 *
 * @param file the file's display name; empty when nothing of it was read
 * @param documents how many documents it had
 * @param results what the packages said
 * @param evidence what the readers saw
 * @param waivers waivers written inside stacks
 * @param diagnostics what could not be read
 * @param scenes what asks for recommendations
 */
record PartResult(
    String file,
    int documents,
    List<SubjectResult> results,
    List<Evidence> evidence,
    List<Waiver> waivers,
    List<Diagnostic> diagnostics,
    List<Scene> scenes) {

  static PartResult of(FilePart part, Evaluator evaluator) {
    List<SubjectResult> results = new ArrayList<>();
    part.subjects().forEach(subject -> results.addAll(evaluator.evaluate(subject)));
    String file = part.manifests().isEmpty() ? "" : part.manifests().get(0).origin().file();
    return new PartResult(
        file,
        part.manifests().size(),
        results,
        part.evidence(),
        part.waivers(),
        part.diagnostics(),
        part.scenes());
  }
}
