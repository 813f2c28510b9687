package dev.jural.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Role-based access: a user's roles, a role's grants. The grant that allows is one of the last. */
final class RbacWorkload implements Workload {
  private static final int USERS = 500;
  private static final int ROLES = 40;
  private static final int GRANTS = 12;

  @Override
  public String name() {
    return "rbac";
  }

  @Override
  public String policy() {
    return Workload.resource("rbac.rego");
  }

  @Override
  public String query() {
    return "data.bench.rbac.result";
  }

  @Override
  public Map<String, Object> data() {
    Map<String, Object> grants = new LinkedHashMap<>();
    for (int role = 0; role < ROLES; role++) {
      List<Object> all = new ArrayList<>();
      for (int i = 0; i < GRANTS; i++) {
        all.add(Map.of("action", i % 2 == 0 ? "read" : "write", "type", "t" + (role + i)));
      }
      grants.put("role" + role, all);
    }
    Map<String, Object> roles = new LinkedHashMap<>();
    for (int user = 0; user < USERS; user++) {
      roles.put(
          "user" + user,
          List.of("role" + user % ROLES, "role" + (user + 7) % ROLES, "role" + (user + 9) % ROLES));
    }
    return Map.of("grants", grants, "roles", roles);
  }

  @Override
  public Map<String, Object> input() {
    return Map.of("user", "user123", "action", "write", "type", "t23");
  }

  @Override
  public Object byHand(Map<String, Object> input, Map<String, Object> data) {
    Object action = input.get("action");
    Object type = input.get("type");
    List<Object> roles = Json.list(Json.map(data.get("roles")).get(Json.text(input.get("user"))));
    for (Object role : roles) {
      for (Object grant : Json.list(Json.map(data.get("grants")).get(Json.text(role)))) {
        Map<String, Object> fields = Json.map(grant);
        if (fields.get("action").equals(action) && fields.get("type").equals(type)) {
          return true;
        }
      }
    }
    return roles.contains("admin");
  }
}
