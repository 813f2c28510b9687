package dev.jural.cli;

import dev.jural.author.text.Texts;
import dev.jural.source.CaretPrinter;
import dev.jural.source.Diagnostic;
import java.util.List;

/** What is wrong with policies, as the commands that follow OPA's print it. */
final class Errors {
  private Errors() {}

  /** The count, then each with its line and carets. */
  static String text(List<Diagnostic> errors) {
    StringBuilder out = new StringBuilder();
    out.append(errors.size()).append(errors.size() == 1 ? " error" : " errors");
    out.append(" occurred:").append(errors.size() == 1 ? " " : "\n");
    for (Diagnostic error : errors) {
      out.append(Texts.inert(CaretPrinter.print(error))).append('\n');
    }
    return out.toString();
  }
}
