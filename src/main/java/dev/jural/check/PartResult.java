package dev.jural.check;

import dev.jural.manifest.Evidence;
import dev.jural.manifest.Scene;
import dev.jural.manifest.stack.StackReader;
import dev.jural.source.Diagnostic;
import dev.jural.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PartResult is what is kept of a part of a file when it is checked.
 *
 * @param file the file's display name; empty when nothing of it was read
 * @param documents how many documents it had
 * @param answers what the packages said
 * @param evidence what the readers saw
 * @param waivers waivers written inside stacks
 * @param diagnostics what could not be read
 * @param scenes what asks for recommendations
 */
record PartResult(
    String file,
    int documents,
    List<Answer> answers,
    List<Evidence> evidence,
    List<Waiver> waivers,
    List<Diagnostic> diagnostics,
    List<Scene> scenes) {

  static PartResult of(FilePart part, Evaluator evaluator, CheckOptions options) {
    List<Answer> answers = new ArrayList<>();
    for (Subject subject : part.subjects()) {
      for (SubjectResult result : evaluator.evaluate(subject)) {
        answers.add(Answer.of(result, options));
      }
    }
    String file = part.manifests().isEmpty() ? "" : part.manifests().get(0).origin().file();
    return new PartResult(
        file,
        part.manifests().size(),
        answers,
        part.evidence(),
        part.waivers(),
        part.diagnostics(),
        part.scenes());
  }

  /**
   * Whether the same file would give the same another time: nothing went wrong, and no stack reads
   * other files.
   */
  static boolean isSteady(FilePart part, PartResult result) {
    return part.manifests().stream().noneMatch(StackReader::isStack)
        && part.diagnostics().stream().noneMatch(d -> d.severity() == Severity.ERROR)
        && result.answers.stream().allMatch(answer -> answer.problems().isEmpty());
  }

  PartResult withoutDecisions() {
    List<Answer> kept = new ArrayList<>(answers.size());
    for (Answer answer : answers) {
      kept.add(
          new Answer(
              answer.packageName(),
              answer.findings(),
              answer.outcomes(),
              answer.silent(),
              answer.pathsSeen(),
              answer.problems(),
              Optional.empty()));
    }
    return new PartResult(file, documents, kept, evidence, waivers, diagnostics, scenes);
  }
}
