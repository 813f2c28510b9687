package dev.jural.author.lint;

import dev.jural.ast.Module;
import dev.jural.ast.RegoVersion;
import dev.jural.parser.RegoParser;
import dev.jural.source.Location;
import dev.jural.source.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A Linter looks for what its configuration asks for, one module at a time. */
public final class Linter {
  private final List<LintRule> rules;
  private final LintConfig config;
  private final RegoVersion version;

  /** A linter with these rules. */
  public Linter(List<LintRule> rules, LintConfig config, RegoVersion version) {
    this.rules = List.copyOf(rules);
    this.config = config;
    this.version = version;
  }

  /**
   * What is found in a module, by place.
   *
   * @throws dev.jural.source.RegoException when it cannot be parsed
   */
  public List<Violation> lint(SourceText source) {
    Module module = RegoParser.parseSyntax(source, version);
    Subject subject = new Subject(module);
    Ignores ignores = new Ignores(module.comments());
    List<Violation> found = new ArrayList<>();
    for (LintRule rule : rules) {
      Level level = config.level(rule);
      if (level == Level.IGNORE) {
        continue;
      }
      rule.check()
          .accept(
              subject,
              (span, detail) -> {
                Location at = span.location();
                if (!ignores.covers(rule.id(), at.line())) {
                  found.add(new Violation(rule, level, detail, at, source.line(at.line())));
                }
              });
    }
    found.sort(
        Comparator.comparing(Violation::location)
            .thenComparing(violation -> violation.rule().id()));
    return found;
  }
}
