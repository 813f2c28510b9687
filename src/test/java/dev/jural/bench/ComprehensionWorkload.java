package dev.jural.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Comprehensions in comprehensions: a report on each department of 200 employees. */
final class ComprehensionWorkload implements Workload {
  @Override
  public String name() {
    return "comprehension";
  }

  @Override
  public String policy() {
    return Workload.resource("comprehension.rego");
  }

  @Override
  public String query() {
    return "data.bench.comprehension.result";
  }

  @Override
  public Map<String, Object> input() {
    List<Object> employees = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      employees.add(
          Map.of(
              "name",
              "employee" + i,
              "department",
              "department" + i * 7 % 12,
              "salary",
              30_000L + i * 731L % 50_000L,
              "level",
              (long) (i * 5 % 7),
              "active",
              i % 9 != 0,
              "skills",
              List.of("skill" + i % 11, "skill" + i % 5, "skill" + i % 17)));
    }
    return Map.of("employees", employees);
  }

  @Override
  public Object byHand(Map<String, Object> input, Map<String, Object> data) {
    List<Object> employees = Json.list(input.get("employees"));
    Set<String> departments = new LinkedHashSet<>();
    for (Object employee : employees) {
      departments.add(Json.text(Json.map(employee).get("department")));
    }
    Map<String, List<Map<String, Object>>> byDepartment = new HashMap<>();
    for (String department : departments) {
      List<Map<String, Object>> members = new ArrayList<>();
      for (Object employee : employees) {
        Map<String, Object> fields = Json.map(employee);
        if (department.equals(fields.get("department"))) {
          members.add(fields);
        }
      }
      byDepartment.put(department, members);
    }
    Map<String, Object> result = new HashMap<>();
    byDepartment.forEach((department, members) -> result.put(department, report(members)));
    return result;
  }

  private static Map<String, Object> report(List<Map<String, Object>> members) {
    long payroll = 0;
    long best = Long.MIN_VALUE;
    Set<String> seniors = new HashSet<>();
    Set<String> skills = new HashSet<>();
    for (Map<String, Object> member : members) {
      payroll += Json.number(member.get("salary"));
      if (Json.isTrue(member.get("active"))) {
        best = Math.max(best, Json.number(member.get("salary")));
      }
      if (Json.number(member.get("level")) >= 4) {
        seniors.add(Json.text(member.get("name")));
      }
      for (Object skill : Json.list(member.get("skills"))) {
        skills.add(Json.text(skill));
      }
    }
    return Map.of("payroll", payroll, "seniors", seniors, "skills", skills, "best", best);
  }
}
