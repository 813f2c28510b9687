package dev.jural.author.lint;

import java.util.List;

/** Writes the page of all rules, {@code src/main/docs/lint.md}. */
public final class LintPage {
  private LintPage() {}

  /** The page, in Markdown. */
  public static String write(List<LintRule> rules) {
    StringBuilder out = new StringBuilder("# Rules of jural lint\n\n");
    out.append("Written from the rules by `LintRulesTest` (`-Dgolden.update=true`).\n");
    String category = "";
    for (LintRule rule : rules) {
      if (!rule.category().equals(category)) {
        category = rule.category();
        out.append("\n## ").append(category).append('\n');
      }
      out.append("\n### ").append(rule.id()).append("\n\n");
      out.append("Finds: ").append(rule.summary()).append(". ").append(rule.advice());
      out.append(rule.isOn() ? "" : " Off unless the configuration gives it a level.");
      out.append(Fixes.RULES.contains(rule.id()) ? " Mended by `--fix`." : "").append('\n');
    }
    return out.toString();
  }
}
