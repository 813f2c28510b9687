package dev.jural.ast;

import dev.jural.source.SourceText;
import java.util.List;

/**
 * A Module is one Rego source file: a package, its imports and its rules.
 *
 * @param pkg the package this module adds rules to
 * @param imports in source order
 * @param rules in source order
 * @param annotations the {@code # METADATA} blocks, in source order; each names the scope it holds
 *     for
 * @param comments every comment, in source order, so that a formatter can keep them
 * @param version the language version the module is written in
 * @param source the text this module was parsed from
 */
public record Module(
    Package pkg,
    List<Import> imports,
    List<Rule> rules,
    List<Annotations> annotations,
    List<Comment> comments,
    RegoVersion version,
    SourceText source) {
  public Module {
    imports = List.copyOf(imports);
    rules = List.copyOf(rules);
    annotations = List.copyOf(annotations);
    comments = List.copyOf(comments);
  }

  /** The same module with other rules. */
  public Module withRules(List<Rule> newRules) {
    return new Module(pkg, imports, newRules, annotations, comments, version, source);
  }
}
