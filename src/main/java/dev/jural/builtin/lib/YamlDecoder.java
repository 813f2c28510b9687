package dev.jural.builtin.lib;

import dev.jural.builtin.BuiltinContext;
import dev.jural.builtin.BuiltinException;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import dev.jural.value.YamlScalars;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML as Go's {@code sigs.k8s.io/yaml} does: into what JSON can hold, of several documents
 * the first (all must be well formed), of duplicate keys the last. SnakeYAML gives the events only;
 * no object of a Java type is ever constructed.
 *
 * <p>Limits: nesting {@link #MAX_DEPTH}, nodes that aliases add {@link #MAX_ALIASED_NODES}.
 */
final class YamlDecoder {
  static final int MAX_DEPTH = 250;
  static final int MAX_ALIASED_NODES = 100_000;

  private static final String STANDARD_TAG = "tag:yaml.org,2002:";
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger SMALLEST = BigInteger.ONE.shiftLeft(63).negate();

  /** Each costs reading the text again. */
  private static final int MAX_TABS_REPLACED = 100;

  /**
   * What an anchor names.
   *
   * @param value none while its end is not reached
   * @param size its nodes, aliases followed
   */
  private record Anchor(@Nullable RegoValue value, long size, int height) {}

  /** A value and how deep it nests. */
  private record Node(RegoValue value, int height) {}

  private final BuiltinContext context;
  private final String text;
  private final ParserImpl parser;
  private final Map<String, Anchor> anchors = new HashMap<>();
  private long nodes;
  private long aliased;

  private YamlDecoder(BuiltinContext context, String text) {
    this.context = context;
    this.text = text;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    this.parser = new ParserImpl(new StreamReader(text), options);
  }

  /**
   * The value of the first document; null when there is none.
   *
   * @throws BuiltinException when the text is not YAML, or holds what JSON cannot
   */
  static RegoValue decode(BuiltinContext context, String source) {
    context.charge(source.length());
    String text = source.startsWith("\ufeff") ? source.substring(1) : source;
    for (int tabs = 0; ; tabs++) {
      try {
        return new YamlDecoder(context, text).stream();
      } catch (MarkedYAMLException e) {
        int tab = separatingTab(text, e);
        if (tab < 0 || tabs == MAX_TABS_REPLACED) {
          throw BuiltinException.failure(YamlErrors.message(e, text));
        }
        context.charge(text.length());
        text = text.substring(0, tab) + ' ' + text.substring(tab + 1);
      } catch (YAMLException e) {
        throw BuiltinException.failure("yaml: control characters are not allowed");
      }
    }
  }

  /** YAML allows a tab between a key's colon and its value, SnakeYAML does not. */
  private static int separatingTab(String text, MarkedYAMLException e) {
    if (e.getProblemMark() == null) {
      return -1;
    }
    int at = text.offsetByCodePoints(0, e.getProblemMark().getIndex());
    if (at >= text.length() || text.charAt(at) != '\t') {
      return -1;
    }
    int before = at - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    return before >= 0 && text.charAt(before) == ':' ? at : -1;
  }

  private RegoValue stream() {
    RegoValue first = null;
    Event event = parser.getEvent();
    while (!event.is(Event.ID.StreamEnd)) {
      if (event instanceof DocumentStartEvent start) {
        checkDirectives(start);
        anchors.clear();
        RegoValue value = node(parser.getEvent(), 0).value();
        first = first == null ? value : first;
      }
      event = parser.getEvent();
    }
    return first == null ? RegoNull.NULL : first;
  }

  /** SnakeYAML skips directives it does not know and takes every version 1.x; OPA does not. */
  private void checkDirectives(DocumentStartEvent start) {
    int from = text.offsetByCodePoints(0, start.getStartMark().getIndex());
    int to = text.offsetByCodePoints(0, start.getEndMark().getIndex());
    for (String line : text.substring(from, to).split("\n", -1)) {
      if (!line.startsWith("%") || line.startsWith("%TAG")) {
        continue;
      }
      if (!line.startsWith("%YAML")) {
        throw BuiltinException.failure("yaml: found unknown directive name");
      }
      String version = line.substring(5).strip();
      if (!version.startsWith("1.1") || (version.length() > 3 && version.charAt(3) > ' ')) {
        throw BuiltinException.failure("yaml: found incompatible YAML document");
      }
    }
  }

  private Node node(Event event, int depth) {
    nodes++;
    context.charge(1);
    if (event instanceof AliasEvent alias) {
      return alias(alias.getAnchor(), depth);
    }
    if (event instanceof ScalarEvent scalar) {
      return anchored(scalar.getAnchor(), nodes - 1, new Node(value(scalar), 0));
    }
    if (depth == MAX_DEPTH) {
      throw BuiltinException.failure("yaml: exceeded max depth");
    }
    long before = nodes - 1;
    if (event instanceof MappingStartEvent mapping) {
      open(mapping.getAnchor());
      return anchored(mapping.getAnchor(), before, mapping(depth));
    }
    SequenceStartEvent sequence = (SequenceStartEvent) event;
    open(sequence.getAnchor());
    return anchored(sequence.getAnchor(), before, sequence(depth));
  }

  private void open(@Nullable String anchor) {
    if (anchor != null) {
      anchors.put(anchor, new Anchor(null, 0, 0));
    }
  }

  private Node anchored(@Nullable String anchor, long before, Node node) {
    if (anchor != null) {
      anchors.put(anchor, new Anchor(node.value(), nodes - before, node.height()));
    }
    return node;
  }

  private Node alias(String name, int depth) {
    Anchor anchor = anchors.get(name);
    if (anchor == null) {
      throw BuiltinException.failure("yaml: unknown anchor '" + name + "' referenced");
    }
    RegoValue value = anchor.value();
    if (value == null) {
      throw BuiltinException.failure("yaml: anchor '" + name + "' value contains itself");
    }
    nodes += anchor.size();
    aliased += anchor.size();
    if (aliased > MAX_ALIASED_NODES) {
      throw BuiltinException.failure("yaml: document contains excessive aliasing");
    }
    if (depth + anchor.height() > MAX_DEPTH) {
      throw BuiltinException.failure("yaml: exceeded max depth");
    }
    return new Node(value, anchor.height());
  }

  private Node sequence(int depth) {
    RegoArray.Builder array = new RegoArray.Builder();
    int height = 0;
    for (Event event = parser.getEvent();
        !event.is(Event.ID.SequenceEnd);
        event = parser.getEvent()) {
      Node element = node(event, depth + 1);
      array.add(element.value());
      height = Math.max(height, element.height());
    }
    return new Node(array.build(), height + 1);
  }

  private Node mapping(int depth) {
    RegoObject.Builder object = RegoObject.builder();
    List<RegoValue> merged = new ArrayList<>();
    int height = 0;
    for (Event event = parser.getEvent();
        !event.is(Event.ID.MappingEnd);
        event = parser.getEvent()) {
      boolean isMerge = isMerge(event);
      String key = isMerge ? "" : key(event, depth);
      Node value = node(parser.getEvent(), depth + 1);
      height = Math.max(height, value.height());
      if (isMerge) {
        merged.add(value.value());
      } else {
        object.put(key, value.value());
      }
    }
    for (RegoValue source : merged) {
      merge(source, object);
    }
    return new Node(object.build(), height + 1);
  }

  private static boolean isMerge(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.isPlain()
        && scalar.getValue().equals("<<")
        && (scalar.getTag() == null || scalar.getTag().equals(STANDARD_TAG + "merge"));
  }

  private static void merge(RegoValue source, RegoObject.Builder target) {
    List<RegoValue> all =
        source instanceof RegoArray several ? several.elements() : List.of(source);
    for (RegoValue each : all) {
      if (!(each instanceof RegoObject object)) {
        throw BuiltinException.failure(
            "yaml: map merge requires map or sequence of maps as the value");
      }
      for (int i = 0; i < object.size(); i++) {
        if (target.get(object.keyAt(i)).isEmpty()) {
          target.put(object.keyAt(i), object.valueAt(i));
        }
      }
    }
  }

  private String key(Event event, int depth) {
    if (event instanceof ScalarEvent scalar
        && isUntagged(scalar)
        && (!scalar.isPlain() || YamlScalars.isNotFinite(scalar.getValue()))) {
      anchored(scalar.getAnchor(), nodes - 1, new Node(RegoString.of(scalar.getValue()), 0));
      return scalar.getValue();
    }
    RegoValue key = node(event, depth + 1).value();
    if (key instanceof RegoString string) {
      return string.text();
    } else if (key instanceof RegoBoolean) {
      return key.toString();
    } else if (key instanceof RegoNumber number) {
      // Go prints a key that is no integer as a float of 32 bits.
      boolean isFloat = event instanceof ScalarEvent scalar && isFloatText(scalar.getValue());
      return isGoInteger(number) && !isFloat
          ? number.integer().toString()
          : GoFloat.general((float) number.doubleValue());
    }
    throw BuiltinException.failure(
        key instanceof RegoNull
            ? "unsupported map key of type: %!s(<nil>), key: <nil>"
            : "yaml: invalid map key: " + key);
  }

  private static boolean isUntagged(ScalarEvent scalar) {
    return scalar.getTag() == null || scalar.getTag().equals("!");
  }

  private static RegoValue value(ScalarEvent scalar) {
    String text = scalar.getValue();
    if (isUntagged(scalar)) {
      return scalar.isPlain() ? resolve(text) : RegoString.of(text);
    }
    String tag = scalar.getTag();
    String type = tag.startsWith(STANDARD_TAG) ? tag.substring(STANDARD_TAG.length()) : "";
    return switch (type) {
      case "int", "float", "bool", "null" -> tagged(type, text);
      case "binary" -> binary(text);
      case "timestamp" -> RegoString.of(GoTimestamp.printed(text));
      default -> RegoString.of(text);
    };
  }

  private static RegoValue tagged(String type, String text) {
    RegoValue value = resolve(text);
    boolean fits =
        switch (type) {
          case "int" ->
              value instanceof RegoNumber number && isGoInteger(number) && !isFloatText(text);
          case "float" -> value instanceof RegoNumber;
          case "bool" -> value instanceof RegoBoolean;
          default -> value instanceof RegoNull;
        };
    if (!fits) {
      throw BuiltinException.failure(
          "yaml: cannot decode " + tagOf(value) + " `" + text + "` as a !!" + type);
    }
    return value;
  }

  private static String tagOf(RegoValue value) {
    if (value instanceof RegoNumber number) {
      return isGoInteger(number) ? "!!int" : "!!float";
    } else if (value instanceof RegoBoolean) {
      return "!!bool";
    }
    return value instanceof RegoNull ? "!!null" : "!!str";
  }

  private static RegoValue binary(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    text.chars().filter(c -> c > ' ').forEach(c -> digits.append((char) c));
    try {
      byte[] bytes = Base64.getDecoder().decode(digits.toString());
      if (digits.length() % 4 == 0) {
        return RegoString.of(new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (IllegalArgumentException e) {
      // The same answer as for a wrong length.
    }
    throw BuiltinException.failure("yaml: !!binary value contains invalid base64 data");
  }

  private static RegoValue resolve(String text) {
    if (YamlScalars.isNotFinite(text)) {
      String name = text.toLowerCase(java.util.Locale.ROOT);
      throw BuiltinException.failure(
          "json: unsupported value: "
              + (name.equals(".nan") ? "NaN" : name.startsWith("-") ? "-Inf" : "+Inf"));
    }
    try {
      RegoValue value = YamlScalars.resolve(text);
      return value instanceof RegoNumber number ? asGo(number, text) : value;
    } catch (YamlScalars.ScalarException e) {
      // Only a number of very many digits gets here; Go reads it as a double, like any other.
      double value = Double.parseDouble(text.replace("_", ""));
      return Double.isInfinite(value) ? RegoString.of(text) : ofDouble(value, text);
    }
  }

  private static RegoValue asGo(RegoNumber number, String text) {
    if (number.signum() == 0 && text.startsWith("-") && isFloatText(text)) {
      return ofDouble(-0.0, text);
    }
    return isGoInteger(number)
        ? RegoNumber.of(number.integer())
        : ofDouble(number.doubleValue(), text);
  }

  /** What is no 64-bit integer is a double in Go, and out of a double's range a string. */
  private static RegoValue ofDouble(double value, String text) {
    if (Double.isInfinite(value)) {
      return RegoString.of(text);
    }
    return RegoNumber.parse(GoFloat.json(value)).orElseThrow();
  }

  /** Whether a number is spelled with a point or an exponent, so that Go reads a float. */
  private static boolean isFloatText(String text) {
    return text.indexOf('.') >= 0
        || (!text.startsWith("0x") && (text.indexOf('e') >= 0 || text.indexOf('E') >= 0));
  }

  private static boolean isGoInteger(RegoNumber number) {
    // The exponent is looked at first: 1e9999 must not be written out to see its size.
    if (!number.isInteger() || number.decimal().precision() - number.decimal().scale() > 20) {
      return false;
    }
    BigInteger value = number.integer();
    return value.compareTo(SMALLEST) >= 0 && value.compareTo(LARGEST) < 0;
  }
}
