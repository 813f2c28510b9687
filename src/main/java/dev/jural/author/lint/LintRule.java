package dev.jural.author.lint;

import java.util.function.BiConsumer;

/**
 * A LintRule is one thing that the linter looks for.
 *
 * @param id its name, which is Regal's where Regal has it
 * @param category {@code bugs}, {@code idiomatic}, {@code imports}, {@code performance}, {@code
 *     style} or {@code testing}
 * @param summary what is wrong, in one line
 * @param advice why, and what to write in its place
 * @param isOn whether it is looked for unless the configuration says so
 * @param check looks at a module and tells what it finds
 */
public record LintRule(
    String id,
    String category,
    String summary,
    String advice,
    boolean isOn,
    BiConsumer<Subject, Report> check) {

  /** A rule that is on. */
  static LintRule on(
      String name, String summary, String advice, BiConsumer<Subject, Report> check) {
    int slash = name.indexOf('/');
    return new LintRule(
        name.substring(slash + 1), name.substring(0, slash), summary, advice, true, check);
  }

  /** A rule that a configuration must ask for. */
  static LintRule off(
      String name, String summary, String advice, BiConsumer<Subject, Report> check) {
    LintRule rule = on(name, summary, advice, check);
    return new LintRule(rule.id, rule.category, summary, advice, false, check);
  }
}
