package dev.jural.author.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A LintConfig says how much each rule counts. It has the shape of Regal's: {@code rules}, then a
 * category or {@code default}, then a rule or {@code default}, then its level: error, warning or
 * ignore.
 *
 * @param levels by {@code category/rule}, {@code category/default} and {@code default/default}
 * @param only the rules that alone are looked for; empty for all
 * @param without the rules and categories that are left out
 */
public record LintConfig(Map<String, Level> levels, Set<String> only, Set<String> without) {
  /** All rules as they come. */
  public static final LintConfig STANDARD = new LintConfig(Map.of(), Set.of(), Set.of());

  public LintConfig {
    levels = Map.copyOf(levels);
    only = Set.copyOf(only);
    without = Set.copyOf(without);
  }

  /**
   * Reads a configuration.
   *
   * @throws RegoException when it is no YAML, or a level is none
   */
  public static LintConfig read(SourceText source) {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(source.text());
    } catch (JsonProcessingException e) {
      throw error(source, "is no YAML: " + e.getOriginalMessage());
    }
    Map<String, Level> levels = new HashMap<>();
    JsonNode categories = root.path("rules");
    for (String category : names(categories)) {
      JsonNode rules = categories.path(category);
      if (category.equals("default")) {
        put(source, levels, "default/default", rules);
        continue;
      }
      for (String rule : names(rules)) {
        put(source, levels, category + "/" + rule, rules.path(rule));
      }
    }
    return new LintConfig(levels, Set.of(), Set.of());
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void put(
      SourceText source, Map<String, Level> levels, String name, JsonNode settings) {
    String level = settings.path("level").asText("");
    if (level.isEmpty()) {
      return;
    }
    if (!List.of("error", "warning", "ignore").contains(level)) {
      throw error(
          source, name + ": got level \"" + level + "\", want one of error, warning, ignore");
    }
    levels.put(name, Level.valueOf(level.toUpperCase(Locale.ROOT)));
  }

  private static RegoException error(SourceText source, String message) {
    return new RegoException(Diagnostic.error(ErrorCode.PARSE, message, new Span(source, 0, 0)));
  }

  /** The same configuration for some of the rules. */
  public LintConfig with(Set<String> newOnly, Set<String> newWithout) {
    return new LintConfig(levels, newOnly, newWithout);
  }

  /** How much {@code rule} counts */
  Level level(LintRule rule) {
    boolean isChosen = only.contains(rule.id()) || only.contains(rule.category());
    if (!only.isEmpty()) {
      return isChosen ? Level.ERROR : Level.IGNORE;
    } else if (without.contains(rule.id()) || without.contains(rule.category())) {
      return Level.IGNORE;
    }
    for (String name :
        List.of(
            rule.category() + "/" + rule.id(), rule.category() + "/default", "default/default")) {
      Level level = levels.get(name);
      if (level != null) {
        return level;
      }
    }
    return rule.isOn() ? Level.ERROR : Level.IGNORE;
  }
}
