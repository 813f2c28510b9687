package dev.jural.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that build on rules, five deep, over 60 services in 12 networks. */
final class NestedDocumentsWorkload implements Workload {
  @Override
  public String name() {
    return "nested-documents";
  }

  @Override
  public String policy() {
    return Workload.resource("nested.rego");
  }

  @Override
  public String query() {
    return "data.bench.nested.result";
  }

  @Override
  public Map<String, Object> input() {
    Map<String, Object> networks = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      networks.put("net" + i, Map.of("internet", i % 6 == 0, "encrypted", i % 2 == 0));
    }
    Map<String, Object> services = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      services.put(
          "service" + i,
          Map.of(
              "networks",
              List.of("net" + i % 12, "net" + i * 5 % 12),
              "needs",
              List.of("service" + i * 3 % 60, "service" + (i + 1) % 60)));
    }
    return Map.of("networks", networks, "services", services);
  }

  @Override
  public Object byHand(Map<String, Object> input, Map<String, Object> data) {
    Map<String, String> zones = new HashMap<>();
    Json.map(input.get("networks")).forEach((name, net) -> zones.put(name, zone(Json.map(net))));
    Map<String, Object> specs = Json.map(input.get("services"));
    Map<String, Service> services = services(specs, zones);
    Map<String, String> risk = new HashMap<>();
    services.forEach(
        (name, service) -> {
          if (service.isExposed()) {
            boolean isHigh =
                service.needs().stream().anyMatch(needed -> services.get(needed).isExposed());
            risk.put(name, isHigh ? "high" : "medium");
          }
        });
    Map<String, Object> result = new HashMap<>();
    services.forEach(
        (name, service) ->
            result.put(
                name, Map.of("risk", risk.getOrDefault(name, "low"), "zones", service.zones())));
    return result;
  }

  /** What is known of a service. */
  private record Service(boolean isExposed, Set<String> zones, Set<String> needs) {}

  private static Map<String, Service> services(
      Map<String, Object> specs, Map<String, String> zones) {
    Map<String, Service> services = new HashMap<>();
    specs.forEach(
        (name, spec) -> {
          Set<String> itsZones = new HashSet<>();
          for (Object network : Json.list(Json.map(spec).get("networks"))) {
            itsZones.add(zones.get(Json.text(network)));
          }
          Set<String> needs = new HashSet<>();
          for (Object needed : new ArrayList<>(Json.list(Json.map(spec).get("needs")))) {
            needs.add(Json.text(needed));
            for (Object further : Json.list(Json.map(specs.get(Json.text(needed))).get("needs"))) {
              needs.add(Json.text(further));
            }
          }
          services.put(name, new Service(itsZones.contains("public"), itsZones, needs));
        });
    return services;
  }

  private static String zone(Map<String, Object> network) {
    if (Json.isTrue(network.get("internet"))) {
      return "public";
    }
    return Json.isTrue(network.get("encrypted")) ? "private" : "plain";
  }
}
