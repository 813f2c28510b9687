package dev.jural.builtin.lib.template;

import dev.jural.value.RegoArray;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The functions that templates may call. {@code and} and {@code or} are elsewhere: they stop early.
 */
final class TemplateFunctions {
  static final Set<String> NAMES =
      Set.of(
          "and",
          "or",
          "not",
          "call",
          "html",
          "index",
          "slice",
          "js",
          "len",
          "print",
          "printf",
          "println",
          "urlquery",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge");

  private final BiFunction<String, List<Object>, String> format;

  /** Functions of which {@code printf} formats with {@code format}. */
  TemplateFunctions(BiFunction<String, List<Object>, String> format) {
    this.format = format;
  }

  Object call(String name, List<Object> args, Node.Command command) {
    return switch (name) {
      case "not" -> !TemplateValues.isTrue(first(name, args));
      case "print" -> joined(args);
      case "println" ->
          args.stream().map(TemplateValues::print).collect(Collectors.joining(" ", "", "\n"));
      case "printf" ->
          format.apply(TemplateValues.print(first(name, args)), args.subList(1, args.size()));
      case "html" -> html(joined(args));
      case "js" -> js(joined(args));
      case "urlquery" -> URLEncoder.encode(joined(args), StandardCharsets.UTF_8);
      case "len" -> length(first(name, args));
      case "index" -> index(args);
      case "slice" -> slice(args);
      case "call" ->
          throw failed(
              name, "non-function " + operand(command) + " of type " + type(first(name, args)));
      default -> compared(name, args);
    };
  }

  private static String operand(Node.Command command) {
    int space = command.text().indexOf(' ');
    return space < 0 ? "" : command.text().substring(space + 1);
  }

  private static TemplateException failed(String name, String problem) {
    return new TemplateException("error calling " + name + ": " + problem);
  }

  private static Object first(String name, List<Object> args) {
    if (args.isEmpty()) {
      throw new TemplateException("wrong number of args for " + name + ": want at least 1 got 0");
    }
    return args.get(0);
  }

  /** As Go's Print: a space between operands when neither is a string. */
  private static String joined(List<Object> args) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < args.size(); i++) {
      boolean isSpaced = i > 0 && !isText(args.get(i)) && !isText(args.get(i - 1));
      out.append(isSpaced ? " " : "").append(TemplateValues.print(args.get(i)));
    }
    return out.toString();
  }

  private static boolean isText(Object value) {
    return value instanceof String || value instanceof RegoNumber;
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;");
  }

  private static String js(String text) {
    return text.replace("\\", "\\\\")
        .replace("'", "\\'")
        .replace("\"", "\\\"")
        .replace("<", "\\u003C")
        .replace(">", "\\u003E")
        .replace("&", "\\u0026")
        .replace("=", "\\u003D")
        .replace("\n", "\\u000A")
        .replace("\r", "\\u000D")
        .replace("\t", "\\u0009");
  }

  private static String type(Object value) {
    if (value instanceof RegoNumber) {
      return "json.Number";
    } else if (value instanceof String) {
      return "string";
    } else if (value instanceof Boolean) {
      return "bool";
    } else if (value instanceof Long) {
      return "int";
    } else if (value instanceof Double) {
      return "float64";
    }
    return value instanceof RegoArray ? "[]interface {}" : "map[string]interface {}";
  }

  private static Object length(Object value) {
    if (value instanceof RegoArray array) {
      return (long) array.size();
    } else if (value instanceof RegoObject object) {
      return (long) object.size();
    } else if (isText(value)) {
      return (long) TemplateValues.print(value).getBytes(StandardCharsets.UTF_8).length;
    }
    throw failed(
        "len", value == TemplateValues.NIL ? "len of nil pointer" : "len of type " + type(value));
  }

  private static int place(String function, Object key, int size) {
    if (!(key instanceof Long number)) {
      throw failed(function, "cannot index slice/array with type " + type(key));
    }
    if (number < 0 || number > size) {
      throw failed(function, "index out of range: " + number);
    }
    return number.intValue();
  }

  private static Object index(List<Object> args) {
    Object at = first("index", args);
    for (Object key : args.subList(1, args.size())) {
      if (at instanceof RegoArray array) {
        int place = place("index", key, array.size());
        if (place == array.size()) {
          throw failed("index", "index out of range: " + place);
        }
        at = TemplateValues.of(array.get(place));
      } else if (at instanceof RegoObject) {
        at = TemplateValues.field(at, TemplateValues.print(key)).orElse(TemplateValues.NIL);
      } else {
        throw failed(
            "index",
            at == TemplateValues.NIL
                ? "index of untyped nil"
                : "can't index item of type " + type(at));
      }
    }
    return at;
  }

  private static Object slice(List<Object> args) {
    Object of = first("slice", args);
    boolean isArray = of instanceof RegoArray;
    if (!isArray && !isText(of)) {
      throw failed("slice", "can't slice item of type " + type(of));
    }
    String text = isArray ? "" : TemplateValues.print(of);
    int size = isArray ? ((RegoArray) of).size() : text.length();
    int from = args.size() > 1 ? place("slice", args.get(1), size) : 0;
    int to = args.size() > 2 ? place("slice", args.get(2), size) : size;
    if (from > to) {
      throw failed("slice", "invalid slice index: " + from + " > " + to);
    }
    return isArray
        ? RegoArray.of(((RegoArray) of).elements().subList(from, to))
        : text.substring(from, to);
  }

  // ---- comparisons

  private static Object compared(String name, List<Object> args) {
    Object left = first(name, args);
    if (args.size() < 2) {
      throw failed(name, "missing argument for comparison");
    }
    if (name.equals("eq")) {
      List<Object> others = new ArrayList<>(args.subList(1, args.size()));
      return others.stream().anyMatch(other -> areEqual(name, left, other));
    }
    Object right = args.get(1);
    if (name.equals("ne")) {
      return !areEqual(name, left, right);
    }
    int order = order(name, left, right);
    return switch (name) {
      case "lt" -> order < 0;
      case "le" -> order <= 0;
      case "gt" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean areEqual(String name, Object left, Object right) {
    if (left == TemplateValues.NIL || right == TemplateValues.NIL) {
      return left == right;
    }
    if (isText(left) && isText(right)) {
      return TemplateValues.print(left).equals(TemplateValues.print(right));
    }
    requireSame(name, left, right);
    if (left instanceof RegoArray || left instanceof RegoObject) {
      throw failed(name, "non-comparable type " + TemplateValues.print(left) + ": " + type(left));
    }
    return left.equals(right);
  }

  private static void requireSame(String name, Object left, Object right) {
    if (!left.getClass().equals(right.getClass())) {
      throw failed(
          name, "incompatible types for comparison: " + type(left) + " and " + type(right));
    }
  }

  private static int order(String name, Object left, Object right) {
    if (left != TemplateValues.NIL && isText(left) && isText(right)) {
      return TemplateValues.print(left).compareTo(TemplateValues.print(right));
    }
    requireSame(name, left, right);
    Optional<Integer> order =
        left instanceof Long a && right instanceof Long b
            ? Optional.of(Long.compare(a, b))
            : left instanceof Double c && right instanceof Double d
                ? Optional.of(Double.compare(c, d))
                : Optional.empty();
    return order.orElseThrow(() -> failed(name, "invalid type for comparison"));
  }
}
