package dev.jural.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Strings cut, joined, formatted and matched: 50 image references and 50 lines of a log. */
final class TextWorkload implements Workload {
  private static final Pattern VERSION =
      Pattern.compile("^v?[0-9]+\\.[0-9]+\\.[0-9]+(-[a-z0-9.]+)?$");
  private static final Pattern FAILURE =
      Pattern.compile("(user|team)=[a-z]+[0-9]* .*status=(4|5)[0-9][0-9]");

  @Override
  public String name() {
    return "text";
  }

  @Override
  public String policy() {
    return Workload.resource("text.rego");
  }

  @Override
  public String query() {
    return "data.bench.text.result";
  }

  @Override
  public Map<String, Object> input() {
    List<Object> images = new ArrayList<>();
    List<Object> log = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String registry = i % 3 == 0 ? "docker.io" : "Registry" + i % 4 + ".example.com";
      String tag = i % 5 == 0 ? "" : i % 4 == 0 ? ":latest" : ":v1." + i + ".0-rc." + i % 3;
      images.add(" " + registry + "/team" + i % 6 + "/service" + i + tag);
      log.add(
          "2025-11-%02dT10:%02d:00.000Z user=name%d path=/api/v1/items/%d status=%d"
              .formatted(1 + i % 28, i, i, i * 37, i % 4 == 0 ? 404 : i % 7 == 0 ? 503 : 200));
    }
    return Map.of("images", images, "log", log);
  }

  @Override
  public Object byHand(Map<String, Object> input, Map<String, Object> data) {
    Set<String> findings = new HashSet<>();
    for (Object image : Json.list(input.get("images"))) {
      registry(Json.text(image), findings);
      tag(Json.text(image), findings);
    }
    for (Object entry : Json.list(input.get("log"))) {
      String line = Json.text(entry);
      if (FAILURE.matcher(line).find()) {
        findings.add(line.substring(0, 24).replace("T", " "));
      }
      if (line.startsWith("2025-11-0")) {
        String user = line.split(" ", -1)[1];
        findings.add(
            (user.startsWith("user=") ? user.substring(5) : user).toUpperCase(Locale.ROOT));
      }
    }
    return findings;
  }

  private static void registry(String image, Set<String> findings) {
    String reference = image.strip().toLowerCase(Locale.ROOT);
    String[] parts = reference.split("/", -1);
    if (!parts[0].endsWith(".example.com")) {
      String name = String.join("/", Arrays.asList(parts).subList(1, parts.length));
      findings.add(String.format("%s: %s comes from %s", reference, name, parts[0]));
    }
  }

  private static void tag(String image, Set<String> findings) {
    if (image.contains(":")) {
      String tag = image.split(":", -1)[1];
      if (!VERSION.matcher(tag).find()) {
        findings.add(String.format("%s: tag %s is no version", image, tag));
      }
    }
  }
}
