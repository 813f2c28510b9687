package dev.jural.parser;

import dev.jural.ast.Annotations.Scope;
import dev.jural.ast.Ref;
import dev.jural.ast.Term;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.source.Span;
import dev.jural.value.RegoArray;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings the YAML of an annotation block into the form that {@code rego.metadata} gives (OPA docs,
 * "Annotations"): people and resources as objects, schemas with their paths, nothing that is empty.
 * Keys that OPA does not know are left out.
 */
final class AnnotationsContent {
  private final RegoObject written;
  private final Span block;
  private final Function<String, Span> lineOf;

  /**
   * A reader of one block.
   *
   * @param written what the YAML says
   * @param block where the block begins
   * @param lineOf the line on which a key stands
   */
  AnnotationsContent(RegoObject written, Span block, Function<String, Span> lineOf) {
    this.written = written;
    this.block = block;
    this.lineOf = lineOf;
  }

  /** The scope that is written, or that the block has by its place and by what it says. */
  Scope scope(boolean isPackage) {
    Optional<RegoValue> name = value("scope");
    if (name.isEmpty()) {
      return isPackage ? Scope.PACKAGE : isEntrypoint() ? Scope.DOCUMENT : Scope.RULE;
    }
    String text = scalar(name.get(), "scope");
    Scope scope =
        switch (text) {
          case "rule" -> Scope.RULE;
          case "document" -> Scope.DOCUMENT;
          case "package" -> Scope.PACKAGE;
          case "subpackages" -> Scope.SUBPACKAGES;
          default ->
              throw RegoParser.error(
                  "invalid annotation scope '"
                      + text
                      + "'. Use one of 'rule', 'document', 'package', or 'subpackages'",
                  lineOf.apply("scope"));
        };
    if (isEntrypoint() && scope != Scope.DOCUMENT && scope != Scope.PACKAGE) {
      throw RegoParser.error(
          "annotation entrypoint applied to non-document or package scope '" + text + "'", block);
    }
    return scope;
  }

  /** The content, {@code scope} left out. */
  RegoObject content() {
    RegoObject.Builder content = RegoObject.builder();
    for (String key : List.of("title", "description")) {
      value(key)
          .map(text -> scalar(text, key))
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> content.put(key, RegoString.of(text)));
    }
    list("organizations", value -> RegoString.of(scalar(value, "organizations")), content);
    list("authors", this::author, content);
    list("related_resources", this::resource, content);
    list("schemas", this::schema, content);
    if (isEntrypoint()) {
      content.put("entrypoint", RegoBoolean.TRUE);
    }
    Optional<RegoValue> custom = value("custom");
    if (custom.isPresent()) {
      if (!(custom.get() instanceof RegoObject object)) {
        throw wrong("custom", "a mapping", custom.get());
      }
      if (!object.isEmpty()) {
        content.put("custom", object);
      }
    }
    return content.build();
  }

  private Optional<RegoValue> value(String key) {
    return written.get(RegoString.of(key)).filter(value -> value != RegoNull.NULL);
  }

  private boolean isEntrypoint() {
    Optional<RegoValue> value = value("entrypoint");
    if (value.isPresent() && !(value.get() instanceof RegoBoolean)) {
      throw wrong("entrypoint", "true or false", value.get());
    }
    return value.filter(RegoBoolean.TRUE::equals).isPresent();
  }

  private String scalar(RegoValue value, String key) {
    if (value instanceof RegoString string) {
      return string.text();
    }
    if (value instanceof RegoNumber || value instanceof RegoBoolean) {
      return value.toString();
    }
    throw wrong(key, "a string", value);
  }

  private void list(
      String key, Function<RegoValue, RegoValue> element, RegoObject.Builder content) {
    Optional<RegoValue> list = value(key);
    if (list.isEmpty()) {
      return;
    }
    if (!(list.get() instanceof RegoArray array)) {
      throw wrong(key, "a list", list.get());
    }
    if (array.size() > 0) {
      content.put(key, RegoArray.of(array.elements().stream().map(element).toList()));
    }
  }

  private RegoException wrong(String key, String expected, RegoValue got) {
    return RegoParser.error(
        "invalid METADATA block: '" + key + "' must be " + expected + ", got " + got.typeName(),
        lineOf.apply(key));
  }

  private RegoException invalid(String what, RegoValue value, String reason) {
    String text = value instanceof RegoString string ? string.text() : value.toString();
    return RegoParser.error("invalid " + what + " definition " + text + ": " + reason, block);
  }

  // ---- people and resources

  private RegoValue author(RegoValue value) {
    String name;
    String email = "";
    if (value instanceof RegoObject object) {
      name = text(object, "name");
      email = text(object, "email");
      if (name.isEmpty() && email.isEmpty()) {
        throw invalid("author", value, "'name' and/or 'email' values required in object");
      }
    } else if (value instanceof RegoString string) {
      name = string.text().strip();
      if (name.isEmpty()) {
        throw invalid("author", value, "author is an empty string");
      }
      int open = name.lastIndexOf('<');
      if (open >= 0 && name.endsWith(">") && (open == 0 || name.charAt(open - 1) == ' ')) {
        email = name.substring(open + 1, name.length() - 1);
        name = name.substring(0, open).strip();
      }
    } else {
      throw invalid("author", value, "invalid value type, must be string or map");
    }
    RegoObject.Builder author = RegoObject.builder(2);
    putText(author, "email", email);
    putText(author, "name", name);
    return author.build();
  }

  private RegoValue resource(RegoValue value) {
    RegoObject.Builder resource = RegoObject.builder(2);
    String ref;
    if (value instanceof RegoObject object) {
      ref = text(object, "ref");
      putText(resource, "description", text(object, "description"));
      if (ref.isEmpty()) {
        throw invalid("related-resource", value, "'ref' value required in object");
      }
    } else if (value instanceof RegoString string) {
      ref = string.text();
      if (ref.isEmpty()) {
        throw invalid("related-resource", value, "ref URL may not be empty string");
      }
    } else {
      throw invalid("related-resource", value, "invalid value type, must be string or map");
    }
    try {
      URI uri = new URI(ref.replace(" ", "%20"));
      return resource.put("ref", RegoString.of(uri.toString())).build();
    } catch (URISyntaxException e) {
      throw invalid("related-resource", value, "'ref' is no URL");
    }
  }

  private static String text(RegoObject object, String key) {
    return object
        .get(RegoString.of(key))
        .filter(RegoString.class::isInstance)
        .map(value -> ((RegoString) value).text().strip())
        .orElse("");
  }

  private static void putText(RegoObject.Builder object, String key, String text) {
    if (!text.isEmpty()) {
      object.put(key, RegoString.of(text));
    }
  }

  // ---- schemas

  private RegoValue schema(RegoValue value) {
    if (!(value instanceof RegoObject object) || object.size() != 1) {
      throw RegoParser.error("invalid schema declaration: a path and a schema expected", block);
    }
    String path = ((RegoString) object.keyAt(0)).text();
    RegoValue schema = object.valueAt(0);
    RegoObject.Builder made = RegoObject.builder(2);
    made.put("path", names(path, List.of(), "invalid document reference"));
    if (schema instanceof RegoString string) {
      made.put("schema", names(string.text(), List.of("schema"), "invalid schema reference"));
    } else if (schema instanceof RegoObject definition) {
      made.put("definition", definition);
    } else {
      throw RegoParser.error("invalid schema declaration for path \"" + path + "\"", block);
    }
    return made.build();
  }

  private RegoArray names(String text, List<String> heads, String problem) {
    try {
      if (RegoParser.parseTerm(SourceText.of("metadata", text)).value() instanceof Ref ref
          && (heads.isEmpty() || heads.stream().anyMatch(ref::startsWith))) {
        return names(ref);
      }
    } catch (RegoException e) {
      // Said below, at the place of the block.
    }
    if (heads.contains(text) || (heads.isEmpty() && text.matches("[A-Za-z_][A-Za-z0-9_]*"))) {
      return RegoArray.of(RegoString.of(text));
    }
    throw RegoParser.error(problem, block);
  }

  private static RegoArray names(Ref ref) {
    List<RegoValue> names = new ArrayList<>();
    names.add(RegoString.of(((dev.jural.ast.Var) ref.head().value()).name()));
    for (Term step : ref.steps()) {
      names.add(RegoString.of(Ref.stringOf(step.value()).orElse(step.span().text())));
    }
    return RegoArray.of(names);
  }
}
