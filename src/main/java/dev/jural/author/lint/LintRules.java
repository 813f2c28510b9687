package dev.jural.author.lint;

import dev.jural.builtin.Builtin;
import dev.jural.builtin.Builtins;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All rules of the linter. */
public final class LintRules {
  private LintRules() {}

  /** The rules by category, bugs first. */
  public static List<LintRule> all() {
    Set<String> builtins = new TreeSet<>();
    for (Builtin builtin : Builtins.standard().all()) {
      builtins.add(builtin.name());
    }
    List<LintRule> rules = new ArrayList<>(new BugRules(builtins).all());
    UsageRules usage = new UsageRules(builtins);
    rules.addAll(usage.idiomatic());
    rules.addAll(usage.imports());
    rules.addAll(usage.performance());
    rules.addAll(new WritingRules().all());
    rules.addAll(usage.testing());
    return List.copyOf(rules);
  }
}
