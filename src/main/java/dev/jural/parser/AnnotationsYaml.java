package dev.jural.parser;

import dev.jural.ast.Comment;
import dev.jural.source.Span;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.scanner.ScannerException;

/** Reads the YAML of annotations. Aliases are refused, so that a small block stays small. */
final class AnnotationsYaml {
  private AnnotationsYaml() {}

  /**
   * The content of a block, of which the first comment is the mark and each other one holds a line
   * of YAML.
   */
  static RegoValue read(String text, List<Comment> comments) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(50);
    try {
      Node node = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      return node == null ? RegoNull.NULL : value(node, 0);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      Span span = comments.get(Math.min(line, comments.size() - 1)).span();
      throw RegoParser.error("invalid METADATA block: " + e.getProblem(), span);
    } catch (YAMLException e) {
      throw RegoParser.error(
          "invalid METADATA block: " + firstLine(String.valueOf(e.getMessage())),
          comments.get(0).span());
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("not YAML");
  }

  private static RegoValue value(Node node, int depth) {
    if (depth > 60) {
      throw new YAMLException("nested too deeply");
    }
    if (node instanceof MappingNode mapping) {
      RegoObject.Builder object = RegoObject.builder(mapping.getValue().size());
      for (NodeTuple entry : mapping.getValue()) {
        RegoValue key = value(entry.getKeyNode(), depth + 1);
        RegoValue name = key instanceof RegoString ? key : RegoString.of(key.toString());
        if (object.get(name).isPresent()) {
          throw new ScannerException(
              "", null, "key " + name + " is given twice", entry.getKeyNode().getStartMark());
        }
        object.put(name, value(entry.getValueNode(), depth + 1));
      }
      return object.build();
    }
    if (node instanceof SequenceNode sequence) {
      RegoArray.Builder array = new RegoArray.Builder();
      for (Node element : sequence.getValue()) {
        array.add(value(element, depth + 1));
      }
      return array.build();
    }
    return node instanceof ScalarNode scalar ? scalar(scalar) : RegoNull.NULL;
  }

  private static RegoValue scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return RegoString.of(text);
    }
    return switch (text) {
      case "", "~", "null" -> RegoNull.NULL;
      case "true" -> RegoBoolean.TRUE;
      case "false" -> RegoBoolean.FALSE;
      default ->
          looksLikeNumber(text)
              ? RegoNumber.parse(text).<RegoValue>map(number -> number).orElse(RegoString.of(text))
              : RegoString.of(text);
    };
  }

  private static boolean looksLikeNumber(String text) {
    char first = text.charAt(text.startsWith("-") && text.length() > 1 ? 1 : 0);
    return first >= '0' && first <= '9';
  }
}
