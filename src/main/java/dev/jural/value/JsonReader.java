package dev.jural.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.Location;
import dev.jural.source.RegoException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads JSON text into values, strictly: one document, no trailing text, no duplicate keys, no NaN.
 *
 * <p>Limits: depth {@link #MAX_DEPTH}, numbers as {@link RegoNumber}, length as given.
 */
public final class JsonReader {
  /** The deepest nesting of arrays and objects. */
  public static final int MAX_DEPTH = 250;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(RegoNumber.MAX_DIGITS + 20)
                  .maxStringLength(64 << 20)
                  .maxNameLength(1 << 20)
                  .build())
          .build();

  private final String name;
  private final boolean allowDuplicateKeys;

  private JsonReader(String name, boolean allowDuplicateKeys) {
    this.name = name;
    this.allowDuplicateKeys = allowDuplicateKeys;
  }

  /**
   * Reads one document.
   *
   * @param name the display name for places in errors
   * @throws RegoException with {@link ErrorCode#MANIFEST_SYNTAX} or {@link
   *     ErrorCode#MANIFEST_LIMIT} and the place
   */
  public static RegoValue read(String name, String text) {
    return new JsonReader(name, false).document(text);
  }

  /**
   * Reads one document as Go does for {@code json.unmarshal}: of duplicate keys the last one stays.
   */
  public static RegoValue readLenient(String name, String text) {
    return new JsonReader(name, true).document(text);
  }

  private RegoValue document(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw error(
            ErrorCode.MANIFEST_SYNTAX,
            "got end of text, want a JSON value",
            parser.currentLocation());
      }
      RegoValue value = value(parser);
      if (parser.nextToken() != null) {
        throw error(
            ErrorCode.MANIFEST_SYNTAX,
            "got more text after the JSON value, want its end",
            parser.currentTokenLocation());
      }
      return value;
    } catch (JsonProcessingException e) {
      boolean isLimit = e instanceof com.fasterxml.jackson.core.exc.StreamConstraintsException;
      throw error(
          isLimit ? ErrorCode.MANIFEST_LIMIT : ErrorCode.MANIFEST_SYNTAX,
          "not valid JSON: " + firstLine(e.getOriginalMessage()),
          e.getLocation());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RegoValue value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> RegoString.of(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> RegoBoolean.TRUE;
      case VALUE_FALSE -> RegoBoolean.FALSE;
      case VALUE_NULL -> RegoNull.NULL;
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("token " + token);
    };
  }

  private RegoNumber number(JsonParser parser) throws IOException {
    return RegoNumber.parse(parser.getText())
        .orElseThrow(
            () ->
                error(
                    ErrorCode.MANIFEST_LIMIT,
                    "number beyond the limit of "
                        + RegoNumber.MAX_DIGITS
                        + " digits and exponent "
                        + RegoNumber.MAX_EXPONENT,
                    parser.currentTokenLocation()));
  }

  private RegoArray array(JsonParser parser) throws IOException {
    RegoArray.Builder builder = new RegoArray.Builder();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      builder.add(value(parser));
    }
    return builder.build();
  }

  private RegoObject object(JsonParser parser) throws IOException {
    RegoObject.Builder builder = RegoObject.builder();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      RegoString key = RegoString.of(parser.currentName());
      if (!allowDuplicateKeys && builder.get(key).isPresent()) {
        throw error(
            ErrorCode.MANIFEST_SYNTAX,
            "duplicate key " + key + ", want each key once",
            parser.currentTokenLocation());
      }
      parser.nextToken();
      builder.put(key, value(parser));
    }
    return builder.build();
  }

  private RegoException error(ErrorCode code, String message, JsonLocation at) {
    Location place =
        at == null
            ? Location.ofFile(name)
            : new Location(name, Math.max(0, at.getLineNr()), Math.max(0, at.getColumnNr()));
    return new RegoException(Diagnostic.error(code, message, place));
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
