package dev.jural.builtin.lib;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.parser.ParserException;

/** Words SnakeYAML's errors as Go's YAML reader does, whose line numbers it follows too. */
final class YamlErrors {
  private YamlErrors() {}

  static String message(MarkedYAMLException e, String text) {
    boolean isParser = e instanceof ParserException;
    int line = line(e.getContextMark(), isParser, text);
    if (line == 0) {
      line = line(e.getProblemMark(), isParser, text);
    }
    String where = line == 0 ? "" : "line " + (isParser ? line : line + 1) + ": ";
    String problem = e.getProblem() == null ? "" : e.getProblem();
    String context = e.getContext() == null ? "" : e.getContext();
    return "yaml: " + where + wording(problem, context);
  }

  /** The line from 0; Go puts the end of the text on a line of its own. */
  private static int line(
      @org.jspecify.annotations.Nullable Mark mark, boolean isParser, String text) {
    if (mark == null) {
      return 0;
    }
    boolean isAtEnd = mark.getIndex() >= text.codePointCount(0, text.length());
    return mark.getLine() + (isParser && isAtEnd && mark.getColumn() > 0 ? 1 : 0);
  }

  private static String wording(String problem, String context) {
    if (problem.startsWith("expected ',' or ']'")) {
      return "did not find expected ',' or ']'";
    } else if (problem.startsWith("expected ',' or '}'")) {
      return "did not find expected ',' or '}'";
    } else if (problem.startsWith("expected the node content")) {
      return "did not find expected node content";
    } else if (problem.startsWith("expected '<document start>'")) {
      return "did not find expected <document start>";
    } else if (problem.startsWith("expected <block end>")) {
      return context.contains("mapping")
          ? "did not find expected key"
          : "did not find expected '-' indicator";
    } else if (problem.startsWith("mapping values are not allowed")) {
      return "mapping values are not allowed in this context";
    } else if (problem.startsWith("sequence entries are not allowed")) {
      return "block sequence entries are not allowed in this context";
    } else if (problem.startsWith("mapping keys are not allowed")) {
      return "mapping keys are not allowed in this context";
    } else if (problem.startsWith("found character")) {
      return "found character that cannot start any token";
    } else if (problem.startsWith("found unknown escape character")) {
      return "found unknown escape character";
    } else if (problem.startsWith("found incompatible YAML document")) {
      return "found incompatible YAML document";
    }
    int end = problem.indexOf('\n');
    return end < 0 ? problem : problem.substring(0, end);
  }
}
