package dev.jural.manifest;

import dev.jural.manifest.DocumentBuilder.BuildException;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.Origin;
import dev.jural.source.SourceText;
import dev.jural.value.RegoBoolean;
import dev.jural.value.RegoNull;
import dev.jural.value.RegoNumber;
import dev.jural.value.RegoString;
import dev.jural.value.RegoValue;
import dev.jural.value.YamlScalars;
import dev.jural.value.YamlScalars.ScalarException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A YamlStream reads the documents of one text. After a broken document it starts again at the next
 * line {@code ---}, so that one document hides no other.
 */
final class YamlStream {
  private static final String STANDARD_TAG = "tag:yaml.org,2002:";
  private static final String NON_SPECIFIC = "!";

  /** Each costs reading its document again. */
  private static final int MAX_TABS_REPLACED = 100;

  private final SourceText source;
  private final DocumentSink sink;
  private final Offsets offsets;
  private final DocumentBuilder builder;

  /** What SnakeYAML reads: the text, with a stand-in for characters that YAML does not allow. */
  private String text;

  private int tabsReplaced;

  /** Code point indexes of the forbidden characters, in order; and how many are behind us. */
  private final int[] forbidden;

  private int forbiddenPassed;

  private final List<Broken> broken = new ArrayList<>();

  /** Index of the document being read. */
  private int document;

  private int readCount;

  /** Where the reader in use started: UTF-16 offset, and index of the code point. */
  private int baseOffset;

  private int base;

  /** Code point index after the last document. */
  private int documentStart;

  /** Code point index after the separator of the document being read. */
  private int bodyStart;

  /** A document that could not be read, and why. */
  private record Broken(int document, ErrorCode code, String message, Location place) {}

  YamlStream(SourceText source, DocumentSink sink) {
    this.source = source;
    this.sink = sink;
    this.offsets = new Offsets(source, true);
    this.builder = new DocumentBuilder(offsets);
    int[] found = ForbiddenCharacters.find(source.text());
    this.text = ForbiddenCharacters.replace(source.text(), found);
    this.forbidden = ForbiddenCharacters.codePointIndexes(text, found);
  }

  void read() {
    int offset = 0;
    while (offset >= 0) {
      offset = readFrom(offset);
    }
    report();
  }

  /** Reads documents up to the end (then returns -1) or up to where to start again. */
  private int readFrom(int offset) {
    base += text.codePointCount(baseOffset, offset);
    baseOffset = offset;
    documentStart = base;
    bodyStart = base;
    ParserImpl parser = new ParserImpl(new StreamReader(readerFrom(offset)), options());
    try {
      Event event = parser.getEvent();
      while (!event.is(Event.ID.StreamEnd)) {
        if (event.is(Event.ID.DocumentStart)) {
          bodyStart = base + event.getEndMark().getIndex();
          readDocument(parser);
        }
        event = parser.getEvent();
      }
      return -1;
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      int at = mark == null ? documentStart : base + mark.getIndex();
      if (replaceSeparatingTab(offsets.offset(at))) {
        return offsets.offset(documentStart);
      }
      return skip(ErrorCode.MANIFEST_SYNTAX, YamlMessages.of(e), at);
    } catch (BuildException e) {
      return skip(code(e.isLimit), e.message(offsets), e.at);
    } catch (YAMLException e) {
      return skip(ErrorCode.MANIFEST_SYNTAX, YamlMessages.firstLine(e), documentStart);
    }
  }

  /**
   * YAML and OPA allow a tab between a key's colon and its value, SnakeYAML does not. Such a tab is
   * replaced where SnakeYAML stumbles over it, and the document read again.
   */
  private boolean replaceSeparatingTab(int offset) {
    boolean isTab = offset > 0 && offset < text.length() && text.charAt(offset) == '\t';
    if (!isTab || tabsReplaced >= MAX_TABS_REPLACED) {
      return false;
    }
    int before = offset - 1;
    while (before > 0 && text.charAt(before) == ' ') {
      before--;
    }
    if (text.charAt(before) != ':') {
      return false;
    }
    tabsReplaced++;
    text = text.substring(0, offset) + ' ' + text.substring(offset + 1);
    return true;
  }

  private StringReader readerFrom(int offset) {
    StringReader reader = new StringReader(text);
    try {
      reader.skip(offset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reader;
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    // The file's size is bounded before it is read.
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }

  private void readDocument(ParserImpl parser) {
    builder.reset();
    Event event = parser.getEvent();
    int contentStart = start(event);
    boolean isEmpty = event instanceof ScalarEvent scalar && isAbsent(scalar);
    while (!event.is(Event.ID.DocumentEnd)) {
      accept(event);
      event = parser.getEvent();
    }
    int end = base + event.getEndMark().getIndex();
    checkForbidden(documentStart, end);
    if (!isEmpty) {
      String header = HeaderText.of(source.text(), offsets, documentStart, contentStart);
      int headerLine = header.isEmpty() ? 1 : offsets.locate(documentStart).line();
      sink.document(
          new Manifest(
              new Origin(source.name(), document),
              builder.value(),
              builder.positions(),
              header,
              headerLine));
      readCount++;
    }
    document++;
    documentStart = end;
  }

  /** A document of which nothing is written, as between two lines {@code ---}. */
  private static boolean isAbsent(ScalarEvent scalar) {
    return scalar.isPlain() && scalar.getValue().isEmpty() && scalar.getTag() == null;
  }

  private void accept(Event event) {
    if (event instanceof ScalarEvent scalar) {
      acceptScalar(scalar);
    } else if (event instanceof AliasEvent alias) {
      acceptAlias(alias);
    } else if (event instanceof CollectionStartEvent collection) {
      if (builder.wantsKey()) {
        throw new BuildException(
            "got a mapping or sequence as a key, want a scalar", start(event), -1, false);
      }
      boolean isObject = event.is(Event.ID.MappingStart);
      checkCollectionTag(collection);
      builder.start(isObject, start(event), name(collection.getAnchor()));
    } else {
      builder.end(base + event.getEndMark().getIndex());
    }
  }

  private void acceptScalar(ScalarEvent scalar) {
    int start = start(scalar);
    String anchor = name(scalar.getAnchor());
    if (builder.wantsKey()) {
      if (isMerge(scalar)) {
        builder.mergeKey(start);
        return;
      }
      String key = key(scalar);
      builder.anchorKey(anchor, RegoString.of(key));
      builder.key(key, start);
    } else {
      RegoValue value = value(scalar);
      builder.scalar(value, start, base + scalar.getEndMark().getIndex(), anchor);
    }
  }

  private void acceptAlias(AliasEvent alias) {
    int start = start(alias);
    if (builder.wantsKey()) {
      RegoValue value = builder.aliasedKey(alias.getAnchor(), start);
      builder.key(keyOf(value, start), start);
    } else {
      builder.alias(alias.getAnchor(), start);
    }
  }

  private static boolean isMerge(ScalarEvent scalar) {
    String tag = scalar.getTag();
    return scalar.isPlain()
        && scalar.getValue().equals("<<")
        && (tag == null || tag.equals(STANDARD_TAG + "merge"));
  }

  private String key(ScalarEvent scalar) {
    if (isUntagged(scalar)) {
      if (!scalar.isPlain()) {
        return scalar.getValue();
      }
      if (YamlScalars.isNotFinite(scalar.getValue())) {
        return scalar.getValue();
      }
    }
    return keyOf(value(scalar), start(scalar));
  }

  /** The key as a string: OPA's documents come from JSON, which has no others. */
  private static String keyOf(RegoValue value, int at) {
    if (value instanceof RegoString string) {
      return string.text();
    }
    if (value instanceof RegoBoolean) {
      return value.toString();
    }
    if (value instanceof RegoNumber number) {
      return RegoNumber.of(number.decimal()).toString();
    }
    throw new BuildException("got " + value.typeName() + " as a key, want a string", at, -1, false);
  }

  private RegoValue value(ScalarEvent scalar) {
    try {
      if (isUntagged(scalar)) {
        return scalar.isPlain()
            ? YamlScalars.resolve(scalar.getValue())
            : RegoString.of(scalar.getValue());
      }
      return tagged(scalar);
    } catch (ScalarException e) {
      throw new BuildException(e.problem(), start(scalar), -1, e.isLimit());
    }
  }

  private static boolean isUntagged(ScalarEvent scalar) {
    return scalar.getTag() == null || scalar.getTag().equals(NON_SPECIFIC);
  }

  private RegoValue tagged(ScalarEvent scalar) {
    String text = scalar.getValue();
    String type = standardType(scalar.getTag(), start(scalar));
    if (type.equals("str")) {
      return RegoString.of(text);
    }
    RegoValue value = YamlScalars.resolve(text);
    boolean fits =
        switch (type) {
          case "int" -> value instanceof RegoNumber number && number.isInteger();
          case "float" -> value instanceof RegoNumber;
          case "bool" -> value instanceof RegoBoolean;
          case "null" -> value instanceof RegoNull;
          default ->
              throw new BuildException(
                  "tag !!" + type + " is not supported for a scalar", start(scalar), -1, false);
        };
    if (!fits) {
      throw new BuildException(
          "got " + RegoString.of(text) + ", want what the tag !!" + type + " says",
          start(scalar),
          -1,
          false);
    }
    return value;
  }

  private void checkCollectionTag(CollectionStartEvent event) {
    String tag = event.getTag();
    if (tag == null || tag.equals(NON_SPECIFIC)) {
      return;
    }
    String type = standardType(tag, start(event));
    boolean fits =
        event.is(Event.ID.MappingStart)
            ? type.equals("map") || type.equals("set")
            : type.equals("seq") || type.equals("omap") || type.equals("pairs");
    if (!fits) {
      throw new BuildException(
          "tag !!" + type + " is not supported for a collection", start(event), -1, false);
    }
  }

  private static String standardType(String tag, int at) {
    if (!tag.startsWith(STANDARD_TAG)) {
      throw new BuildException(
          "tag "
              + RegoString.of(tag)
              + " is not a standard tag; values of other types are not read",
          at,
          -1,
          false);
    }
    return tag.substring(STANDARD_TAG.length());
  }

  private int start(Event event) {
    return base + event.getStartMark().getIndex();
  }

  private static String name(@org.jspecify.annotations.Nullable String anchor) {
    return anchor == null ? "" : anchor;
  }

  /** SnakeYAML was given a stand-in, so the document is refused when it is complete. */
  private void checkForbidden(int from, int to) {
    int at = -1;
    while (forbiddenPassed < forbidden.length && forbidden[forbiddenPassed] < to) {
      at = at < 0 && forbidden[forbiddenPassed] >= from ? forbidden[forbiddenPassed] : at;
      forbiddenPassed++;
    }
    if (at >= 0) {
      int character = source.text().charAt(offsets.offset(at));
      throw new BuildException(
          String.format("character U+%04X is not allowed in YAML", character), at, -1, false);
    }
  }

  private static ErrorCode code(boolean isLimit) {
    return isLimit ? ErrorCode.MANIFEST_LIMIT : ErrorCode.MANIFEST_SYNTAX;
  }

  /** Notes that the document is broken, and returns where the next one starts, or -1. */
  private int skip(ErrorCode code, String message, int at) {
    broken.add(new Broken(document, code, message, offsets.locate(at)));
    document++;
    // The separator of the broken document itself must not be found again.
    int from = lineStart(offsets.offset(at));
    int body = offsets.offset(bodyStart);
    return nextSeparator(from > body ? from : lineEnd(body));
  }

  private int lineStart(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  private int lineEnd(int offset) {
    int end = text.indexOf('\n', offset);
    return end < 0 ? text.length() : end + 1;
  }

  private int nextSeparator(int from) {
    int at = from;
    while (at < text.length()) {
      if (text.startsWith("---", at)
          && (at + 3 == text.length() || Character.isWhitespace(text.charAt(at + 3)))) {
        return at;
      }
      int end = text.indexOf('\n', at);
      if (end < 0) {
        return -1;
      }
      at = end + 1;
    }
    return -1;
  }

  private void report() {
    for (Broken each :
        broken.subList(0, Math.min(broken.size(), ManifestLimits.MAX_SYNTAX_ERRORS))) {
      String which =
          document > 1
              ? "document " + (each.document + 1) + " of " + document + " was not checked: "
              : "";
      sink.diagnostic(Diagnostic.error(each.code, which + each.message, each.place));
    }
    if (broken.size() > ManifestLimits.MAX_SYNTAX_ERRORS) {
      sink.diagnostic(
          Diagnostic.error(
              ErrorCode.MANIFEST_SYNTAX,
              broken.size() + " of " + document + " documents could not be read",
              Location.ofFile(source.name())));
    }
    if (broken.isEmpty() && readCount == 0) {
      sink.diagnostic(
          Diagnostic.warning(
              ErrorCode.MANIFEST_EMPTY, "no documents", Location.ofFile(source.name())));
    }
  }
}
