package dev.jural.compiler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A RuleTree is a place under {@code data} with the rules defined there and below. Immutable once
 * {@link Draft#build} made it.
 */
public final class RuleTree {
  private final Map<String, RuleTree> children;
  private final List<CheckedRule> rules;

  private RuleTree(Map<String, RuleTree> children, List<CheckedRule> rules) {
    this.children = Collections.unmodifiableMap(children);
    this.rules = List.copyOf(rules);
  }

  /** The places one name further down, by name, in order. */
  public Map<String, RuleTree> children() {
    return children;
  }

  /** The rules whose names lead exactly here. */
  public List<CheckedRule> rules() {
    return rules;
  }

  /** The place {@code path} further down. */
  public Optional<RuleTree> at(List<String> path) {
    RuleTree at = this;
    for (String name : path) {
      RuleTree next = at.children.get(name);
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  /** Hands every place that has rules, with its path, to {@code visitor}. */
  public void visit(List<String> path, BiConsumer<List<String>, RuleTree> visitor) {
    if (!rules.isEmpty()) {
      visitor.accept(path, this);
    }
    children.forEach(
        (name, child) -> {
          List<String> below = new ArrayList<>(path);
          below.add(name);
          child.visit(List.copyOf(below), visitor);
        });
  }

  /** A Draft is a tree in the making. */
  static final class Draft {
    private final Map<String, Draft> children = new TreeMap<>();
    private final List<CheckedRule> rules = new ArrayList<>();

    /** Adds a place, which without rules at or below it is an empty object. */
    Draft add(List<String> path) {
      Draft at = this;
      for (String name : path) {
        at = at.children.computeIfAbsent(name, k -> new Draft());
      }
      return at;
    }

    void add(List<String> path, CheckedRule rule) {
      add(path).rules.add(rule);
    }

    RuleTree build() {
      Map<String, RuleTree> built = new TreeMap<>();
      children.forEach((name, child) -> built.put(name, child.build()));
      return new RuleTree(built, rules);
    }
  }
}
