package dev.jural.builtin.lib.template;

import dev.jural.builtin.lib.template.Node.Command;
import dev.jural.builtin.lib.template.Node.Operand;
import dev.jural.builtin.lib.template.Node.Pipeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a template. Used by one thread. */
final class TemplateParser {
  static final String MAIN = "template";
  private static final int MOST_DEPTH = 200;

  private final String source;
  private final Map<String, List<Node>> templates = new HashMap<>();
  private final Deque<String> variables = new ArrayDeque<>(List.of("$"));
  private int at;
  private int end;
  private int depth;
  private int loops;

  private TemplateParser(String source) {
    this.source = source;
  }

  /** The templates of a source by name; the whole is {@link #MAIN}. */
  static Map<String, List<Node>> parse(String source) {
    TemplateParser parser = new TemplateParser(source);
    List<Node> main = new ArrayList<>();
    String stop = parser.list(main);
    if (!stop.isEmpty()) {
      throw parser.error("unexpected {{" + stop + "}}");
    }
    parser.templates.put(MAIN, main);
    return parser.templates;
  }

  private TemplateException error(String problem) {
    long line =
        1
            + source
                .substring(0, Math.min(at, source.length()))
                .chars()
                .filter(c -> c == '\n')
                .count();
    return new TemplateException("template: template:" + line + ": " + problem);
  }

  // ---- text and actions

  /** Reads nodes up to {@code end} or {@code else}, and gives that word; nothing at the end. */
  private String list(List<Node> nodes) {
    if (++depth > MOST_DEPTH) {
      throw error("the template nests deeper than " + MOST_DEPTH + " levels");
    }
    int known = variables.size();
    String stop = nodes(nodes);
    while (variables.size() > known) {
      variables.pop();
    }
    depth--;
    return stop;
  }

  private String nodes(List<Node> nodes) {
    while (at < source.length()) {
      int open = source.indexOf("{{", at);
      String text = source.substring(at, open < 0 ? source.length() : open);
      boolean trimsBefore = open >= 0 && source.startsWith("{{- ", open);
      if (trimsBefore) {
        text = text.stripTrailing();
      }
      if (!text.isEmpty()) {
        nodes.add(new Node.Text(text));
      }
      if (open < 0) {
        at = source.length();
        return "";
      }
      at = open + (trimsBefore ? 3 : 2);
      skipSpace();
      if (source.startsWith("/*", at)) {
        comment();
        continue;
      }
      Optional<String> stop = action(nodes);
      if (stop.isPresent()) {
        return stop.get();
      }
    }
    return "";
  }

  private void comment() {
    int close = source.indexOf("*/", at);
    if (close < 0) {
      throw error("unclosed comment");
    }
    at = close + 2;
    close();
  }

  private void skipSpace() {
    while (at < source.length() && " \t\r\n".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean isClosing() {
    return source.startsWith("}}", at) || source.startsWith("-}}", at);
  }

  private void close() {
    skipSpace();
    boolean trims = source.startsWith("-}}", at);
    if (!isClosing()) {
      throw error(
          at >= source.length() ? "unclosed action" : "unexpected " + quoted() + " in operand");
    }
    at += trims ? 3 : 2;
    if (trims) {
      skipSpace();
    }
  }

  private String quoted() {
    return "\"" + source.charAt(at) + "\"";
  }

  private Optional<String> action(List<Node> nodes) {
    int start = at;
    String word = word();
    switch (word) {
      case "end" -> {
        close();
        return Optional.of("end");
      }
      case "else" -> {
        skipSpace();
        if (isClosing()) {
          close();
          return Optional.of("else");
        }
        String next = word();
        if (!next.equals("if") && !next.equals("with")) {
          throw error("unexpected <" + next + "> in else");
        }
        return Optional.of("else " + next);
      }
      case "if", "with" -> nodes.add(branch(word));
      case "range" -> nodes.add(range());
      case "define", "block" -> define(word, nodes);
      case "template" -> {
        skipSpace();
        int place = at;
        String name = string();
        skipSpace();
        Optional<Pipeline> argument =
            isClosing() ? Optional.empty() : Optional.of(pipeline("template clause"));
        String text = source.substring(start, at).strip();
        close();
        nodes.add(new Node.Call(name, argument, "{{" + text + "}}", place));
      }
      case "break", "continue" -> {
        if (loops == 0) {
          throw error("{{" + word + "}} outside {{range}}");
        }
        close();
        nodes.add(new Node.Jump(word.equals("break")));
      }
      default -> {
        at = start;
        Pipeline pipeline = pipeline("command");
        close();
        nodes.add(new Node.Action(pipeline));
      }
    }
    return Optional.empty();
  }

  private Node branch(String word) {
    int known = variables.size();
    Pipeline pipeline = pipeline(word);
    close();
    List<Node> body = new ArrayList<>();
    List<Node> otherwise = new ArrayList<>();
    otherwise(list(body), otherwise);
    while (variables.size() > known) {
      variables.pop();
    }
    return new Node.Branch(word.equals("with"), pipeline, body, otherwise);
  }

  private void otherwise(String stop, List<Node> otherwise) {
    switch (stop) {
      case "end" -> {
        // Nothing follows.
      }
      case "else" -> {
        if (!list(otherwise).equals("end")) {
          throw error("expected end; found {{else}}");
        }
      }
      case "else if", "else with" -> otherwise.add(branch(stop.substring(5)));
      default -> throw error("unexpected EOF");
    }
  }

  private Node range() {
    int known = variables.size();
    Pipeline pipeline = pipeline("range");
    close();
    List<Node> body = new ArrayList<>();
    List<Node> otherwise = new ArrayList<>();
    loops++;
    String stop = list(body);
    loops--;
    otherwise(stop, otherwise);
    while (variables.size() > known) {
      variables.pop();
    }
    return new Node.Range(pipeline, body, otherwise);
  }

  private void define(String word, List<Node> nodes) {
    skipSpace();
    int place = at;
    String name = string();
    skipSpace();
    Optional<Pipeline> argument =
        word.equals("block") ? Optional.of(pipeline("block clause")) : Optional.empty();
    close();
    List<Node> body = new ArrayList<>();
    if (!list(body).equals("end")) {
      throw error("unexpected EOF");
    }
    templates.put(name, body);
    if (argument.isPresent()) {
      nodes.add(new Node.Call(name, argument, name, place));
    }
  }

  // ---- pipelines

  private Pipeline pipeline(String context) {
    if (++depth > MOST_DEPTH) {
      throw error("the template nests deeper than " + MOST_DEPTH + " levels");
    }
    List<String> set = new ArrayList<>();
    boolean declares = declaration(set, context);
    List<Command> commands = new ArrayList<>();
    do {
      skipSpace();
      commands.add(command());
      skipSpace();
    } while (skip('|'));
    boolean isEmpty = commands.get(0).operands().isEmpty();
    if (isEmpty && at >= source.length()) {
      throw error("unclosed action");
    } else if (isEmpty) {
      throw error("missing value for " + context);
    }
    if (declares) {
      set.forEach(variables::push);
    }
    depth--;
    return new Pipeline(set, declares, commands);
  }

  private boolean skip(char c) {
    if (at < source.length() && source.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  /** Reads {@code $x :=}, {@code $x =} or {@code $i, $v :=}, if it is there. */
  private boolean declaration(List<String> set, String context) {
    skipSpace();
    int start = at;
    if (at >= source.length() || source.charAt(at) != '$') {
      return false;
    }
    List<String> names = new ArrayList<>();
    names.add(variableName());
    skipSpace();
    if (context.equals("range") && skip(',')) {
      skipSpace();
      names.add(variableName());
      skipSpace();
    }
    boolean isNew = source.startsWith(":=", at);
    boolean isOld = source.startsWith("=", at);
    if (!isNew && !isOld) {
      at = start;
      return false;
    }
    at += isNew ? 2 : 1;
    if (isOld) {
      names.forEach(this::requireVariable);
    }
    set.addAll(names);
    return isNew;
  }

  private String variableName() {
    int start = at;
    if (!skip('$')) {
      throw error("expected a variable");
    }
    word();
    return source.substring(start, at);
  }

  private void requireVariable(String name) {
    if (!variables.contains(name)) {
      throw error("undefined variable \"" + name + "\"");
    }
  }

  private String word() {
    int start = at;
    while (at < source.length()
        && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
      at++;
    }
    return source.substring(start, at);
  }

  private Command command() {
    int start = at;
    List<Operand> operands = new ArrayList<>();
    end = at;
    while (at < source.length() && !isClosing() && "|)".indexOf(source.charAt(at)) < 0) {
      operands.add(operand());
      end = at;
      skipSpace();
    }
    return new Command(operands, source.substring(start, end), start);
  }

  private Operand operand() {
    int start = at;
    char c = source.charAt(at);
    Operand base;
    if (c == '(') {
      at++;
      base = new Node.Nested(pipeline("parenthesized pipeline"));
      skipSpace();
      if (!skip(')')) {
        throw error("unclosed left paren");
      }
    } else if (c == '"' || c == '`') {
      return new Node.Constant(string());
    } else if (c == '$') {
      String name = variableName();
      requireVariable(name);
      base = new Node.Variable(name);
    } else if (c == '.') {
      base = new Node.Dot();
      if (at + 1 == source.length() || !isNameStart(source.charAt(at + 1))) {
        at++;
        return base;
      }
    } else if (c == '\'' || c == '-' || c == '+' || Character.isDigit(c)) {
      return new Node.Constant(number());
    } else {
      return identifier();
    }
    List<String> names = new ArrayList<>();
    int last = start;
    while (at + 1 < source.length()
        && source.charAt(at) == '.'
        && isNameStart(source.charAt(at + 1))) {
      last = at;
      at++;
      names.add(word());
    }
    return names.isEmpty() ? base : new Node.Field(base, names, source.substring(start, at), last);
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private Operand identifier() {
    String name = word();
    if (name.isEmpty()) {
      throw error("unexpected " + quoted() + " in operand");
    }
    return switch (name) {
      case "true" -> new Node.Constant(true);
      case "false" -> new Node.Constant(false);
      case "nil" -> new Node.Nil();
      default -> {
        if (!TemplateFunctions.NAMES.contains(name)) {
          throw error("function \"" + name + "\" not defined");
        }
        yield new Node.Function(name);
      }
    };
  }

  private Object number() {
    int start = at;
    while (at < source.length()
        && (Character.isLetterOrDigit(source.charAt(at)) || "+-._'".indexOf(source.charAt(at)) >= 0)
        && !source.startsWith("-}}", at)) {
      at++;
    }
    String text = source.substring(start, at);
    try {
      return Long.decode(text.replace("_", ""));
    } catch (NumberFormatException e) {
      try {
        return Double.valueOf(text);
      } catch (NumberFormatException again) {
        throw error("bad number syntax: \"" + text + "\"");
      }
    }
  }

  private String string() {
    char quote = at < source.length() ? source.charAt(at) : ' ';
    if (quote != '"' && quote != '`') {
      throw error("expected a string");
    }
    StringBuilder text = new StringBuilder();
    for (at++; at < source.length() && source.charAt(at) != quote; at++) {
      char c = source.charAt(at);
      if (c == '\\' && quote == '"' && at + 1 < source.length()) {
        at++;
        int simple = "nrtabfv".indexOf(source.charAt(at));
        text.append(simple < 0 ? source.charAt(at) : "\n\r\t\u0007\b\f\u000b".charAt(simple));
      } else {
        text.append(c);
      }
    }
    if (at >= source.length()) {
      throw error(quote == '"' ? "unterminated quoted string" : "unterminated raw quoted string");
    }
    at++;
    return text.toString();
  }
}
