package dev.jural.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every value of a tree of some 1,000 with its path, to find the few that are wanted. */
final class WalkWorkload implements Workload {
  private static final Set<Object> WANTED = Set.of("image", "password");

  @Override
  public String name() {
    return "walk";
  }

  @Override
  public String policy() {
    return Workload.resource("walk.rego");
  }

  @Override
  public String query() {
    return "data.bench.walk.result";
  }

  @Override
  public Map<String, Object> input() {
    List<Object> resources = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<Object> containers = new ArrayList<>();
      for (int c = 0; c < 2; c++) {
        containers.add(
            Map.of(
                "name",
                "container" + c,
                "image",
                "registry/service" + i + ":" + c,
                "args",
                List.of("--port", 8080L + c, "--verbose"),
                "env",
                Map.of("password", c == 0 ? "secret" + i : Map.of("from", "vault"))));
      }
      resources.add(
          Map.of(
              "kind", "Deployment",
              "metadata", Map.of("name", "service" + i, "labels", Map.of("team", "team" + i % 5)),
              "spec", Map.of("replicas", 3L, "containers", containers)));
    }
    return Map.of("resources", resources);
  }

  @Override
  public Object byHand(Map<String, Object> input, Map<String, Object> data) {
    Map<String, Object> found = new HashMap<>();
    walk(input, new ArrayList<>(), found);
    return found;
  }

  private static void walk(Object value, List<Object> path, Map<String, Object> found) {
    if (value instanceof String && !path.isEmpty() && WANTED.contains(path.get(path.size() - 1))) {
      List<String> steps = new ArrayList<>(path.size());
      for (Object step : path) {
        steps.add(step.toString());
      }
      found.put(String.join("/", steps), value);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            path.add(key);
            walk(inner, path, found);
            path.remove(path.size() - 1);
          });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        path.add(i);
        walk(list.get(i), path, found);
        path.remove(path.size() - 1);
      }
    }
  }
}
