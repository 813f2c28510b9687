package dev.jural.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A JsonLoader reads JSON strictly: one document, no comments, no text after it, each key once.
 * Safe for use by many threads.
 */
final class JsonLoader implements DocumentLoader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  // Ours are checked by the builder; these only bound what Jackson holds.
                  .maxNestingDepth(ManifestLimits.MAX_DEPTH + 1)
                  .maxNumberLength(RegoNumber.MAX_DIGITS + 20)
                  .maxStringLength(ManifestLimits.MAX_SCALAR + 1)
                  .maxNameLength(ManifestLimits.MAX_SCALAR + 1)
                  .build())
          .build();

  private static final List<String> ADVICE =
      List.of(": maybe a", ": was expecting", ": enable", " (start marker", " (for ", "\n");

  @Override
  public void load(SourceText text, DocumentSink sink) {
    if (text.text().isBlank()) {
      sink.diagnostic(
          Diagnostic.warning(
              ErrorCode.MANIFEST_EMPTY, "no documents", Location.ofFile(text.name())));
      return;
    }
    Offsets offsets = new Offsets(text, false);
    DocumentBuilder builder = new DocumentBuilder(offsets);
    try (JsonParser parser = FACTORY.createParser(text.text())) {
      parser.nextToken();
      read(parser, builder);
      if (parser.nextToken() != null) {
        throw new BuildException(
            "not valid JSON: got more text after the JSON value, want its end",
            start(parser),
            -1,
            false);
      }
      sink.document(new Manifest(new Origin(text.name(), 0), builder.value(), builder.positions()));
    } catch (BuildException e) {
      sink.diagnostic(error(text, e.isLimit, e.message(offsets), e.at));
    } catch (JsonProcessingException e) {
      boolean isLimit = e instanceof StreamConstraintsException;
      sink.diagnostic(
          error(text, isLimit, "not valid JSON: " + problem(e), offset(e.getLocation())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(JsonParser parser, DocumentBuilder builder) throws IOException {
    int depth = 0;
    do {
      JsonToken token = parser.currentToken();
      if (token == null) {
        return;
      }
      int start = start(parser);
      switch (token) {
        case START_OBJECT, START_ARRAY -> {
          builder.start(token == JsonToken.START_OBJECT, start, "");
          depth++;
        }
        case END_OBJECT, END_ARRAY -> {
          builder.end(end(parser));
          depth--;
        }
        case FIELD_NAME -> builder.key(parser.currentName(), start);
        default -> builder.scalar(scalar(parser, token, start), start, end(parser), "");
      }
    } while (depth > 0 && parser.nextToken() != null);
  }

  private static RegoValue scalar(JsonParser parser, JsonToken token, int start)
      throws IOException {
    return switch (token) {
      case VALUE_STRING -> RegoString.of(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          RegoNumber.parse(parser.getText())
              .orElseThrow(
                  () ->
                      new BuildException(
                          "a number beyond the limit of "
                              + RegoNumber.MAX_DIGITS
                              + " digits and exponent "
                              + RegoNumber.MAX_EXPONENT,
                          start,
                          -1,
                          true));
      case VALUE_TRUE -> RegoBoolean.TRUE;
      case VALUE_FALSE -> RegoBoolean.FALSE;
      case VALUE_NULL -> RegoNull.NULL;
      default -> throw new IllegalStateException("token " + token);
    };
  }

  private static int start(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }

  private static int offset(JsonLocation location) {
    return location == null ? 0 : (int) Math.max(0, location.getCharOffset());
  }

  private static Diagnostic error(SourceText text, boolean isLimit, String message, int at) {
    ErrorCode code = isLimit ? ErrorCode.MANIFEST_LIMIT : ErrorCode.MANIFEST_SYNTAX;
    return Diagnostic.error(code, message, text.locate(at));
  }

  /** Jackson's message without the advice about its own switches. */
  private static String problem(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int end = message.length();
    for (String mark : ADVICE) {
      int at = message.indexOf(mark);
      end = at > 0 && at < end ? at : end;
    }
    String plain = message.substring(0, end).strip();
    return Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
  }
}
