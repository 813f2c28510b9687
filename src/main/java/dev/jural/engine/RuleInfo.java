package dev.jural.engine;

import dev.jural.source.Location;
import dev.jural.value.RegoObject;
import java.util.List;

/**
 * A RuleInfo describes one rule name of one package, as a caller sees it from outside.
 *
 * @param path the document it defines, {@code data.report.versions.deny}
 * @param packagePath the package, {@code data.report.versions}
 * @param name the rule's first name in the package, {@code deny}
 * @param location the first rule of that name
 * @param annotations the chain from the rule outwards (rule, document, package, subpackages), each
 *     with {@code scope}, {@code path} and {@code annotations}; empty when there are none
 * @param isFunction whether it takes arguments
 * @param inputPaths paths below {@code input} that it looks at, itself or through other rules:
 *     names joined with dots, "" for all of {@code input}
 */
public record RuleInfo(
    String path,
    String packagePath,
    String name,
    Location location,
    List<RegoObject> annotations,
    boolean isFunction,
    List<String> inputPaths) {
  public RuleInfo {
    inputPaths = List.copyOf(inputPaths);
    annotations = List.copyOf(annotations);
  }
}
