package dev.jural.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Statements about all members of collections, nested: 40 workloads of three containers. */
final class EveryWorkload implements Workload {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp");

  @Override
  public String name() {
    return "every";
  }

  @Override
  public String policy() {
    return Workload.resource("every.rego");
  }

  @Override
  public String query() {
    return "data.bench.every.result";
  }

  @Override
  public Map<String, Object> data() {
    return Map.of("limits", Map.of("cpu", 4_000L, "memory", 8_192L, "disk", 100L));
  }

  @Override
  public Map<String, Object> input() {
    List<Object> workloads = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<Object> containers = new ArrayList<>();
      for (int c = 0; c < 3; c++) {
        List<Object> ports = new ArrayList<>();
        for (int p = 0; p < 4; p++) {
          ports.add(
              Map.of(
                  "number",
                  (long) (i % 8 == 0 && c == 2 && p == 3 ? 80 : 8_000 + p),
                  "protocol",
                  i % 11 == 0 && c == 1 && p == 2 ? "sctp" : p % 2 == 0 ? "tcp" : "udp"));
        }
        containers.add(
            Map.of(
                "ports",
                ports,
                "limits",
                Map.of("cpu", 100L * i + c, "memory", 512L, "disk", i == 13 ? 500L : 50L)));
      }
      workloads.add(Map.of("name", "workload" + i, "containers", containers));
    }
    return Map.of("workloads", workloads);
  }

  @Override
  public Object byHand(Map<String, Object> input, Map<String, Object> data) {
    Map<String, Object> limits = Json.map(data.get("limits"));
    Set<String> names = new HashSet<>();
    for (Object workload : Json.list(input.get("workloads"))) {
      boolean isFine = true;
      for (Object container : Json.list(Json.map(workload).get("containers"))) {
        if (!portsAreSafe(Json.map(container)) || !isWithin(Json.map(container), limits)) {
          isFine = false;
          break;
        }
      }
      if (isFine) {
        names.add(Json.text(Json.map(workload).get("name")));
      }
    }
    return names;
  }

  private static boolean portsAreSafe(Map<String, Object> container) {
    for (Object port : Json.list(container.get("ports"))) {
      Map<String, Object> fields = Json.map(port);
      if (Json.number(fields.get("number")) <= 1024
          || !PROTOCOLS.contains(Json.text(fields.get("protocol")))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(Map<String, Object> container, Map<String, Object> limits) {
    for (Map.Entry<String, Object> limit : Json.map(container.get("limits")).entrySet()) {
      Object most = limits.get(limit.getKey());
      if (most == null || Json.number(limit.getValue()) > Json.number(most)) {
        return false;
      }
    }
    return true;
  }
}
