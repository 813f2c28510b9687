package dev.jural.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Many rules, told apart by what they compare with constants. Plain Java keeps them in a map from
 * that constant to the few rules that ask for it.
 */
final class IndexedRulesWorkload implements Workload {
  private final int rules;
  private final Map<String, List<Rule>> byKind = new HashMap<>();

  /** A rule of the program by hand. */
  private record Rule(int number, long limit) {}

  IndexedRulesWorkload(int rules) {
    this.rules = rules;
    for (int i = 0; i < rules; i++) {
      byKind.computeIfAbsent("kind" + i / 2, k -> new ArrayList<>()).add(new Rule(i, i % 100));
    }
  }

  @Override
  public String name() {
    return "indexed-rules-" + rules;
  }

  @Override
  public String policy() {
    StringBuilder text = new StringBuilder("package bench.indexed\n");
    for (int i = 0; i < rules; i++) {
      text.append(
          """

          deny contains message if {
          	input.kind == "kind%d"
          	input.replicas > %d
          	not input.labels.team
          	message := concat(" ", ["rule %d:", input.name, "has no team"])
          }
          """
              .formatted(i / 2, i % 100, i));
    }
    return text.toString();
  }

  @Override
  public String query() {
    return "data.bench.indexed.deny";
  }

  @Override
  public Map<String, Object> input() {
    return Map.of(
        "kind", "kind" + (rules / 2 - 7), "replicas", 200L, "labels", Map.of(), "name", "basket");
  }

  @Override
  public Object byHand(Map<String, Object> input, Map<String, Object> data) {
    Set<String> messages = new LinkedHashSet<>();
    for (Rule rule : byKind.getOrDefault(Json.text(input.get("kind")), List.of())) {
      if (Json.number(input.get("replicas")) > rule.limit()
          && !Json.map(input.get("labels")).containsKey("team")) {
        messages.add(
            String.join(
                " ", "rule " + rule.number() + ":", Json.text(input.get("name")), "has no team"));
      }
    }
    return messages;
  }
}
