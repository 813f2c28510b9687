package dev.jural.check;

import dev.jural.source.Diagnostic;
import dev.jural.source.SourceText;
import dev.jural.value.RegoObject;
import java.util.List;

/**
 * A PolicySet is what a run checks against, as it was read: not yet compiled.
 *
 * @param modules the policies
 * @param data the base documents
 * @param warnings what was passed over
 * @param revision SHA-256 of all of it in hexadecimal, the same for the same files
 */
public record PolicySet(
    List<SourceText> modules, RegoObject data, List<Diagnostic> warnings, String revision) {
  public PolicySet {
    modules = List.copyOf(modules);
    warnings = List.copyOf(warnings);
  }
}
