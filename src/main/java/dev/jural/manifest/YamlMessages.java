package dev.jural.manifest;

import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Words SnakeYAML's errors in one line, without its copy of the source. */
final class YamlMessages {
  private YamlMessages() {}

  static String of(MarkedYAMLException e) {
    if (e.getProblem() != null && e.getProblem().contains("(TAB)")) {
      return "not valid YAML: a tab where YAML wants spaces";
    }
    String context = e.getContext() == null ? "" : e.getContext() + ", ";
    String problem = e.getProblem() == null ? "" : e.getProblem();
    return "not valid YAML: " + firstLine(context + problem);
  }

  static String firstLine(Exception e) {
    String message = e.getMessage();
    return "not valid YAML: " + firstLine(message == null ? "" : message);
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    return line.strip();
  }
}
