package dev.jural.author.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A LintFormat is a way to show what was found. */
public enum LintFormat {
  /** For people. */
  PRETTY,
  /** A line for each finding. */
  COMPACT,
  /** For programs: Regal's keys. */
  JSON,
  /** Annotations of GitHub. */
  GITHUB,
  /** SARIF 2.1.0. */
  SARIF,
  /** JUnit XML. */
  JUNIT;

  /**
   * The text of a report.
   *
   * @param files how many files were looked at
   * @param inert takes what must not reach a terminal out of a text
   */
  public String write(List<Violation> found, int files, UnaryOperator<String> inert) {
    return switch (this) {
      case PRETTY -> pretty(found, files, inert);
      case COMPACT -> lines(found, inert);
      case JSON -> json(found, files);
      case GITHUB -> github(found, inert);
      case SARIF -> sarif(found);
      case JUNIT -> junit(found, inert);
    };
  }

  private static String pretty(List<Violation> found, int files, UnaryOperator<String> inert) {
    StringBuilder out = new StringBuilder();
    for (Violation violation : found) {
      out.append(inert.apply(violation.location() + "  " + violation.message())).append('\n');
      out.append("  ").append(level(violation)).append(' ').append(name(violation)).append('\n');
      out.append("  ").append(inert.apply(violation.text().strip())).append("\n\n");
    }
    long errors = found.stream().filter(v -> v.level() == Level.ERROR).count();
    return out.append(count(files, "file"))
        .append(" linted, ")
        .append(count(errors, "error"))
        .append(", ")
        .append(count(found.size() - errors, "warning"))
        .append('\n')
        .toString();
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String lines(List<Violation> found, UnaryOperator<String> inert) {
    StringBuilder out = new StringBuilder();
    for (Violation violation : found) {
      String line = violation.location() + "  " + level(violation) + "  " + name(violation);
      out.append(inert.apply(line + "  " + violation.message())).append('\n');
    }
    return out.toString();
  }

  private static String github(List<Violation> found, UnaryOperator<String> inert) {
    StringBuilder out = new StringBuilder();
    for (Violation violation : found) {
      String properties =
          "file="
              + property(violation.location().file())
              + ",line="
              + violation.location().line()
              + ",col="
              + violation.location().column();
      String message = violation.message().replace("%", "%25") + " (" + name(violation) + ")";
      out.append("::").append(level(violation)).append(' ').append(inert.apply(properties));
      out.append("::").append(inert.apply(message)).append('\n');
    }
    return out.toString();
  }

  private static String property(String text) {
    return text.replace("%", "%25").replace(":", "%3A").replace(",", "%2C");
  }

  private static String json(List<Violation> found, int files) {
    List<Object> violations = new ArrayList<>();
    for (Violation violation : found) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("title", violation.rule().id());
      entry.put("description", violation.message());
      entry.put("category", violation.rule().category());
      entry.put("level", level(violation));
      Map<String, Object> location = new LinkedHashMap<>();
      location.put("file", violation.location().file());
      location.put("row", violation.location().line());
      location.put("col", violation.location().column());
      location.put("text", violation.text());
      entry.put("location", location);
      violations.add(entry);
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("files_scanned", files);
    summary.put("num_violations", found.size());
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("violations", violations);
    root.put("summary", summary);
    return json(root);
  }

  private static String sarif(List<Violation> found) {
    Map<String, Object> rules = new TreeMap<>();
    List<Object> results = new ArrayList<>();
    for (Violation violation : found) {
      LintRule rule = violation.rule();
      rules.put(
          rule.id(), Map.of("id", rule.id(), "shortDescription", Map.of("text", rule.summary())));
      Map<String, Object> region = new LinkedHashMap<>();
      region.put("startLine", violation.location().line());
      region.put("startColumn", violation.location().column());
      Map<String, Object> physical = new LinkedHashMap<>();
      physical.put("artifactLocation", Map.of("uri", violation.location().file()));
      physical.put("region", region);
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("ruleId", rule.id());
      result.put("level", level(violation));
      result.put("message", Map.of("text", violation.message()));
      result.put("locations", List.of(Map.of("physicalLocation", physical)));
      results.add(result);
    }
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "jural lint");
    driver.put("rules", List.copyOf(rules.values()));
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "utf16CodeUnits");
    run.put("results", results);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    root.put("version", "2.1.0");
    root.put("runs", List.of(run));
    return json(root);
  }

  private static String json(Map<String, Object> root) {
    ObjectMapper mapper = new ObjectMapper();
    mapper.enable(com.fasterxml.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String junit(List<Violation> found, UnaryOperator<String> inert) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuite name=\"jural lint\" tests=\"").append(found.size());
    out.append("\" failures=\"").append(found.size()).append("\" errors=\"0\" skipped=\"0\">\n");
    for (Violation violation : found) {
      out.append("  <testcase classname=\"").append(xml(violation.location().file(), inert));
      out.append("\" name=\"").append(xml(name(violation) + " " + violation.location(), inert));
      out.append("\">\n    <failure message=\"").append(xml(violation.message(), inert));
      out.append("\" type=\"").append(level(violation)).append("\"/>\n  </testcase>\n");
    }
    return out.append("</testsuite>\n").toString();
  }

  private static String xml(String text, UnaryOperator<String> inert) {
    return inert
        .apply(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String level(Violation violation) {
    return violation.level().name().toLowerCase(Locale.ROOT);
  }

  private static String name(Violation violation) {
    return violation.rule().category() + "/" + violation.rule().id();
  }
}
